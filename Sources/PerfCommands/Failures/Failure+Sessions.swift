import Markdown
import PerfInterchange

extension Failure {
    /// What is wrong in a session's file.
    static func words(of fault: SessionFault) -> String {
        switch fault {
        case .unknownKey(let key): "the key \(quoted(key)) is not known."
        case .outOfRange(let text): "\(harmless(text)) is not possible here."
        case .unknownWord(let word, let known):
            "\(quoted(word)) is none of \(known.joined(separator: ", "))."
        case .badUUID(let text): "\(quoted(text)) is no UUID in lower case."
        case .badCommit(let text): "\(quoted(text)) is no hash of a commit."
        case .wrongLine(let found, let expected):
            wrongLine(found, expected: expected)
        case .unknownConfiguration(let number): "there is no configuration \(number)."
        case .outOfOrder(let number): "\(number) is out of order."
        case .twice(let name): "\(quoted(name)) is there twice."
        case .contradiction(let contradiction): words(of: contradiction)
        case .unused(let numbers):
            "no run has the configuration \(numbers.map(String.init).joined(separator: ", "))."
        case .cutOff: "the file is cut off here."
        case .wrongCount(let told, let found): "\(told) runs are told, and \(found) are there."
        }
    }

    private static func wrongLine(_ found: String, expected: [String]) -> String {
        guard !expected.isEmpty else { return "there is a line behind the last one." }
        let lines = expected.map { "\"\($0)\"" }.joined(separator: " or ")
        return "a line with \(lines) was expected, not \(quoted(found))."
    }

    private static func words(of contradiction: SessionFault.Contradiction) -> String {
        switch contradiction {
        case .measuredWithoutStartOrHost: "a measured session knows its start and its host."
        case .chartWithoutSuite: "only a suite has charts."
        case .serialWithWorkers: "serial has one worker."
        case .halfALoad: "a load has a name and a factor."
        case .okWithSignal: "a run that was ended by a signal did not end well."
        case .stopBeforeStart: "the task stops before it starts."
        case .halfARange: "first_position and last_position come together."
        case .positionsWithoutSession: "positions are those of a session."
        case .annotationOfNothing:
            "an annotation of this kind says otherwise what it is about; docs/formats.md tells how."
        }
    }
}

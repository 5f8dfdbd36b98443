import ArgumentGrammar
import PerfStudy
import Subprocess

extension Failure {
    init(_ error: WorkloadError) {
        switch error {
        case .unknownWorkload, .unknownStrategy, .serialWithWorkers, .workersOutside, .badScale,
            .badFactor, .unknownCaching, .unknownMechanism, .unknownParameter, .parameterTwice,
            .badParameter, .badAddress:
            self.init(request: error)
            status = .wrongUsage
        case .noServer:
            self.init("the workload's own server did not come up.")
        case .work(let worker, let fault):
            self.init("worker \(worker): \(Self.sentence(fault))")
        case .workerEnded(let worker, let status):
            self.init("worker \(worker) \(status.words) before it had told its result.")
        case .wrongAnswer(let workload, let expected, let found):
            self.init("the answer of \(workload) is \(quoted(found)) instead of \(expected).")
        case .itemsMissing(let done, let asked):
            self.init("\(done) of \(asked) items were done.")
        case .subprocess(let error): self.init(error)
        case .system(let call, let code):
            self.init("the system refused \(call): \(SystemText.reason(code)).")
        }
    }

    /// Why Python has no file to run.
    init(_ error: PythonDriverError) {
        let advice = "Set $XDG_CACHE_HOME to a folder that may be written."
        switch error {
        case .unsafeFolder(let path):
            self.init(
                """
                the program that Python is to run is not placed in \(quoted(path)), which is not a \
                folder of this user alone.
                """, advice)
        case .system(let call, let path, let code):
            self.init(
                """
                the program that Python is to run cannot be placed: the system refused \(call) of \
                \(quoted(path)): \(SystemText.reason(code)).
                """, advice)
        }
    }

    /// What was asked for and cannot be.
    private init(request error: WorkloadError) {
        switch error {
        case .unknownWorkload(let name, let known):
            self.init(
                "there is no workload \(quoted(name)).\(didYouMean(suggestion(for: name, among: known)))",
                "`perfdb workload list` shows them: \(known.joined(separator: ", ")).")
        case .unknownStrategy(let name, let workload, let known):
            self.init(
                "\(workload) has no strategy \(quoted(name)).\(didYouMean(suggestion(for: name, among: known)))",
                "It has \(known.joined(separator: ", ")).")
        case .serialWithWorkers(let count):
            self.init(
                "serial has exactly 1 worker, not \(count).",
                "Leave --workers out, or choose another strategy.")
        case .workersOutside(let count, let least, let most):
            self.init("\(count) is no number of workers: from \(least) to \(most).")
        case .badScale(let scale):
            self.init("the scale \(scale) is not above 0 and at most 1.")
        case .badFactor(let factor, let workload, let hasPasses):
            self.init(
                hasPasses
                    ? "the load's factor \(factor) is no whole number above zero."
                    : "\(workload) has no load: its factor is 1, not \(factor).")
        case .unknownCaching(let caching, let workload, let known):
            self.init(
                "\(workload) has no caching mode \(quoted(caching)).",
                known.isEmpty ? "It keeps no results." : "It has \(known.joined(separator: ", ")).")
        case .unknownMechanism(let name, let workload, let strategy, let known):
            self.init(
                "\(workload) with \(strategy) has no mechanism \(quoted(name)) here.",
                known.isEmpty ? "Nothing is kept." : "It has \(known.joined(separator: ", ")).")
        default: self.init(parameter: error)
        }
    }

    private init(parameter error: WorkloadError) {
        switch error {
        case .unknownParameter(let name, let workload, let known):
            self.init(
                "\(workload) has no parameter \(quoted(name)) here.\(didYouMean(suggestion(for: name, among: known)))",
                known.isEmpty ? "It has none." : "It has \(known.joined(separator: ", ")).")
        case .parameterTwice(let name):
            self.init("the parameter \(quoted(name)) was given twice.")
        case .badParameter(let name, let value, .words(let words)):
            self.init(
                "the parameter \(name) cannot be \(quoted(value)).",
                "It is \(words.joined(separator: " or ")).")
        case .badParameter(let name, let value, .whole(let range)):
            self.init(
                "the parameter \(name) cannot be \(quoted(value)).",
                "It is a whole number from \(range.lowerBound) to \(range.upperBound).")
        case .badAddress(let text):
            self.init(
                "\(quoted(text)) is no address of a local server.",
                "It is written 127.0.0.1:8080, as `perfdb workload serve` prints it.")
        default: self.init("\(error).")
        }
    }

    /// What went wrong in a worker.
    private static func sentence(_ fault: WorkFault) -> String {
        switch fault {
        case .serverUnreachable(let item, let code):
            "the server was not reached for item \(item): \(SystemText.reason(code))."
        case .serverStatus(let item, let status):
            "the server answered \(status) for item \(item)."
        case .serverLength(let item, let expected, let found):
            "the server sent \(found) of \(expected) bytes of item \(item)."
        case .serverUnreadable(let item):
            "the server's answer for item \(item) is no HTTP with a length."
        case .system(let call, let code):
            "the system refused \(call): \(SystemText.reason(code))."
        }
    }
}

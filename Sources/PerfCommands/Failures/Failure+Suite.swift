import ArgumentGrammar
import Markdown
import PerfModel
import PerfRecording
import RelaxedJSON

extension Failure {
    /// A mistake in a suite's file: its place, its path, and what to write instead.
    init(_ failure: SuiteFailure) {
        let place = failure.error.place
        let path = failure.error.path.isEmpty ? "" : " (\(harmless(failure.error.path)))"
        let start =
            "\(harmless(failure.path)), line \(place.line), column \(place.column)\(path):"
        let (sentence, advice) = SuiteWords.of(failure.error.problem)
        self.init("\(start) \(sentence)", advice, status: .wrongUsage)
    }

    /// A benchmark of a suite that cannot be measured.
    init(_ failure: SuiteBenchmarkFailure) {
        let inner =
            switch failure.cause {
            case .words(let error): Failure(error)
            case .program(let error): Failure(error)
            case .launch(let fault): Failure(fault)
            }
        let place = "\(harmless(failure.suite)), benchmark \(quoted(failure.benchmark)):"
        self.init("\(place) \(inner.sentence)", inner.advice, status: inner.status)
    }

    /// Why nothing of a suite can be measured as it was asked for.
    init(_ error: SuiteSelectionError) {
        switch error {
        case .unknownBenchmark(let name, let known):
            self.init(
                """
                the suite has no benchmark \(quoted(name)).\
                \(didYouMean(suggestion(for: name, among: known)))
                """, "It has \(SuiteWords.list(known)).")
        case .unknownRuntime(let name, let known):
            self.init(
                "nothing that is wanted of the suite runs with \(quoted(name)).",
                known.isEmpty ? nil : "Its runtimes are \(SuiteWords.list(known)).")
        case .nothingSelected:
            self.init(
                "nothing of the suite is left to measure.",
                "Name other benchmarks with --only, or what executes them with --runtime.")
        case .runtimeTwice(let runtime, let first, let second):
            self.init(
                "\(quoted(first)) and \(quoted(second)) are the same runtime, \(harmless(runtime)).",
                "Name one of them.")
        case .configurationTwice(let configuration):
            self.init(
                "\(configuration.headline) comes twice in the suite.",
                "Give one of the benchmarks another name, or a parameter.")
        }
        status = .wrongUsage
    }

    /// An interpreter that did not say what it is.
    init(_ error: InterpreterError) {
        switch error {
        case .cannotStart(let word, let reason):
            self.init("cannot ask \(quoted(word)) what it is: \(Failure(reason).sentence)")
        case .failed(let word, _, let said):
            let words = said.isEmpty ? "" : ": \(harmless(said))"
            self.init("\(quoted(word)) failed when it was asked what it is\(words).")
        case .noAnswer(let word, let said):
            let words = said.isEmpty ? "" : ": \(harmless(said))"
            self.init("\(quoted(word)) did not say what Python it is\(words).")
        }
    }
}

package import Subprocess

/// What an interpreter is, as it says itself.
package struct InterpreterFacts: Hashable, Sendable {
    /// Its own program, not a script that starts it; a virtual environment's is kept as it is.
    package var executable: String
    /// `cpython`, `pypy`, …
    package var implementation: String
    /// `3.11.7`
    package var version: String
    /// Whether only one of its threads runs Python at a time.
    package var hasGIL: Bool

    package init(executable: String, implementation: String, version: String, hasGIL: Bool) {
        self.executable = executable
        self.implementation = implementation
        self.version = version
        self.hasGIL = hasGIL
    }

    /// What stands for an interpreter that did not say what it is: its runs fail and say why.
    ///
    /// - Parameter word: as it was given.
    package init(unknown word: String) {
        self.init(executable: word, implementation: word, version: "", hasGIL: true)
    }

    /// The name that the history keeps: `cpython 3.11.7 gil`.
    package var runtime: String {
        version.isEmpty
            ? implementation : "\(implementation) \(version) \(hasGIL ? "gil" : "nogil")"
    }
}

/// Why an interpreter did not say what it is.
package enum InterpreterError: Error, Equatable, Sendable {
    /// It cannot be started, or took too long.
    case cannotStart(String, SubprocessError)
    /// It ended otherwise than well; with the end of what it wrote to standard error.
    case failed(String, status: LaunchedRun.Status, said: String)
    /// What it wrote is no answer; with the beginning of it.
    case noAnswer(String, said: String)
}

package import PerfModel
package import PerfRecording
package import Subprocess

/// Everything of the world that a command may touch; tests give their own.
package struct Context {
    /// The time, in UTC.
    package var now: () -> Instant
    package var environment: Environment
    /// The folder the program was started in, absolute.
    package var folder: String
    /// The file of this very program, absolute.
    package var program: String
    package var output: TextStream
    package var errors: TextStream
    /// A new random number, for the seed of a session.
    package var randomNumber: () -> UInt64
    /// A new UUID in lower case.
    package var newID: () -> String
    /// What runs the measured programs; called before anything large is allocated.
    package var makeRunner: (ChildStreams) throws(SubprocessError) -> any ChildRunner
    /// This machine, under its own name or the given one.
    package var machine: (_ name: String?) -> Machine
    /// What tells how much others take of the machine during runs; nil where nothing does.
    package var makeInterferenceProbe: () -> InterferenceProbe? = { nil }
    /// Whether nothing is told but what was asked for and errors.
    var isQuiet = false

    package init(
        now: @escaping () -> Instant, environment: Environment, folder: String,
        program: String, output: TextStream, errors: TextStream,
        randomNumber: @escaping () -> UInt64,
        newID: @escaping () -> String,
        makeRunner: @escaping (ChildStreams) throws(SubprocessError) -> any ChildRunner,
        machine: @escaping (String?) -> Machine
    ) {
        self.now = now
        self.environment = environment
        self.folder = folder
        self.program = program
        self.output = output
        self.errors = errors
        self.randomNumber = randomNumber
        self.newID = newID
        self.makeRunner = makeRunner
        self.machine = machine
    }

    /// An absolute path of a path as typed.
    func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : "\(folder)/\(path)"
    }

    /// A path as a reader in the current folder would write it.
    func relative(_ path: String) -> String {
        path.hasPrefix("\(folder)/") ? String(path.dropFirst(folder.count + 1)) : path
    }

    /// Tells what failed, on a terminal in lines that it can show whole.
    func tell(_ failure: Failure) {
        errors.write(failure.text(width: errors.columns()))
    }

    /// Tells something beside what was asked for, as a line on standard error.
    func note(_ sentence: String) {
        if !isQuiet { tell(Failure(sentence)) }
    }
}

/// A stream that takes text.
package struct TextStream {
    package var write: (String) -> Void
    /// The terminal's width in characters, asked anew each time; nil where it is none.
    package var columns: () -> Int?
    /// Whether a line may be drawn anew there: not while another program, such as the shell that this
    /// one was put to the background of, has the terminal.
    package var isForeground: () -> Bool = { true }
    /// The `errno` of the first write that failed; nil while all went well.
    package var failure: () -> Int32?

    package init(
        write: @escaping (String) -> Void, failure: @escaping () -> Int32? = { nil },
        columns: @escaping () -> Int?
    ) {
        self.write = write
        self.failure = failure
        self.columns = columns
    }

    package var isTerminal: Bool { columns() != nil }
}

import CLibrary
import CSystem

/// Short programs that are run to their end for what they write.
package enum Subprocess {
    /// How a program ended and what it wrote.
    package struct Result: Equatable, Sendable {
        package var status: LaunchedRun.Status
        package var standardOutput: [UInt8]
        package var standardError: [UInt8]

        /// Whether it ended by itself with status 0.
        package var isSuccess: Bool { status == .exited(0) }

        /// What it wrote as text, repaired where it is not UTF-8.
        package var outputText: String { String(decoding: standardOutput, as: UTF8.self) }
        package var errorText: String { String(decoding: standardError, as: UTF8.self) }
    }

    /// Runs a program, reads both its outputs as they come, and waits for its end.
    ///
    /// It stays in this process's group, so that the terminal's signals reach it. Output that its own
    /// background processes write after its end is not waited for.
    ///
    ///     try Subprocess.run("/bin/echo", ["hello"]).outputText  // "hello\n"
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it; the program's own name, too.
    ///   - arguments: without the program's name.
    ///   - environment: all of it; nil: this process's.
    ///   - folder: where it begins; nil: in the current folder.
    ///   - input: what it reads, all of it.
    ///   - limitBytes: how much it may write to both outputs together.
    ///   - timeout: how long it may take; nil: without end.
    /// - Throws: why it could not be started, `timedOut` or `tooMuchOutput`; then it was killed.
    package static func run(
        _ executable: String, _ arguments: [String] = [], environment: Environment? = nil,
        folder: String? = nil, input: [UInt8] = [], limitBytes: Int = 64 << 20,
        timeout: Duration? = nil
    ) throws(SubprocessError) -> Result {
        let deadline = timeout.map { monotonicNanoseconds() + Int64(nanoseconds($0)) }
        let inputFile = try makeInput(input)
        let output = try Pipe()
        let error = try Pipe()
        let program = SpawnedProgram(
            executable: executable, arguments: [executable] + arguments,
            environment: environment ?? .current, folder: folder)
        let process = try program.spawn(
            descriptors: [inputFile.descriptor, output.writer.descriptor, error.writer.descriptor])
        // Closed here, so that it is open until the program has it.
        inputFile.close()
        output.writer.close()
        error.writer.close()
        var reading = OutputReading(output.reader, error.reader, limitBytes: limitBytes)
        do {
            try reading.run(until: process, deadline: deadline)
        } catch {
            kill(process, SIGKILL)
            _ = waitFor(process)
            throw switch error {
            case .deadline: .timedOut(path: executable, after: timeout ?? .zero)
            case .limit: .tooMuchOutput(path: executable, limitBytes: limitBytes)
            case .system(let call, let code): .system(call: call, code: code)
            }
        }
        return Result(
            status: waitFor(process), standardOutput: reading.bytes[0],
            standardError: reading.bytes[1])
    }

    /// An open file that holds the input: a file never blocks, however much the program reads of it.
    private static func makeInput(_ input: [UInt8]) throws(SubprocessError) -> Descriptor {
        if input.isEmpty {
            let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard null >= 0 else { throw .system(call: "open", code: errno) }
            return Descriptor(null)
        }
        let file = csystem_anonymous_file()
        guard file >= 0 else { throw .system(call: "memfd_create", code: -file) }
        let descriptor = Descriptor(file)
        var written = 0
        while written < input.count {
            let count = input.withUnsafeBytes {
                let rest = UnsafeRawBufferPointer(rebasing: $0[written...])
                return write(file, rest.baseAddress, rest.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(call: "write", code: errno) }
            written += count
        }
        lseek(file, 0, SEEK_SET)
        return descriptor
    }

    private static func waitFor(_ process: pid_t) -> LaunchedRun.Status {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        return LaunchedRun.Status(status)
    }
}

internal import CSystem
import FoundationEssentials
import PerfModel
import PerfRecording
import Subprocess

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Context {
    /// The real world.
    package static func live() -> Context {
        let environment = Environment.current
        let isPlain = environment["TERM"] == "dumb"
        return Context(
            now: { Instant(microseconds: csystem_realtime_us()) }, environment: environment,
            folder: currentFolder(), output: .descriptor(STDOUT_FILENO, isPlain: isPlain),
            errors: .descriptor(STDERR_FILENO, isPlain: isPlain),
            randomNumber: { .random(in: 0...UInt64(Int64.max)) },
            newID: { UUID().uuidString.lowercased() },
            makeRunner: { output throws(SubprocessError) in
                try LauncherRunner(Launcher(output: output))
            },
            machine: { Machine.current(named: $0) })
    }

    private static func currentFolder() -> String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }
}

extension TextStream {
    /// A descriptor; a write that fails ends quietly, as when a reader such as `head` has gone.
    static func descriptor(_ descriptor: Int32, isPlain: Bool) -> TextStream {
        TextStream(
            write: { text in
                var bytes = Array(text.utf8)[...]
                while !bytes.isEmpty {
                    let count = bytes.withUnsafeBytes { writeBytes(descriptor, $0) }
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else { return }
                    bytes = bytes.dropFirst(count)
                }
            },
            columns: {
                guard !isPlain, isatty(descriptor) == 1 else { return nil }
                var columns: Int32 = 0
                var rows: Int32 = 0
                let isKnown = csystem_terminal_size(descriptor, &columns, &rows)
                return isKnown && columns > 0 ? Int(columns) : 80
            })
    }
}

/// `write(2)`, named apart from the stream's own `write`.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

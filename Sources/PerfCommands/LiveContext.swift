import CLibrary
internal import CSystem
import PerfModel
import PerfRecording
import Subprocess

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Context {
    /// The real world.
    ///
    /// A reader that goes away, as `head` does, is an error of writing and ends no recording; closed
    /// standard streams are opened anew, so that no other file becomes one of them.
    package static func live() -> Context {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
        let environment = Environment.current
        let isPlain = environment["TERM"] == "dumb" || !(environment["NO_COLOR"] ?? "").isEmpty
        var context = Context(
            now: { Instant(microseconds: csystem_realtime_us()) }, environment: environment,
            folder: currentFolder(), program: (try? ThisProgram.path()) ?? Program.name,
            output: .descriptor(STDOUT_FILENO, isPlain: false),
            errors: .descriptor(STDERR_FILENO, isPlain: isPlain),
            randomNumber: { .random(in: 0...UInt64(Int64.max)) },
            newID: { UUID().uuidString.lowercased() },
            makeRunner: { streams throws(SubprocessError) in
                try LauncherRunner(Launcher(streams))
            },
            machine: { Machine.current(named: $0) })
        context.makeInterferenceProbe = { InterferenceProbe.system() }
        return context
    }

    private static func currentFolder() -> String {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return String(cString: path)
    }
}

extension TextStream {
    /// A descriptor; after a write that failed nothing more is written.
    static func descriptor(_ descriptor: Int32, isPlain: Bool) -> TextStream {
        let writer = DescriptorWriter(descriptor)
        var stream = TextStream(
            write: writer.write, failure: { writer.failure },
            columns: {
                guard !isPlain, isatty(descriptor) == 1 else { return nil }
                var columns: Int32 = 0
                var rows: Int32 = 0
                let isKnown = csystem_terminal_size(descriptor, &columns, &rows)
                return isKnown && columns > 0 ? Int(columns) : 80
            })
        stream.isForeground = {
            // A terminal that is not this session's has no such group.
            let group = tcgetpgrp(descriptor)
            return group < 0 || group == getpgrp()
        }
        return stream
    }
}

/// Writes text to a descriptor until one write fails.
private final class DescriptorWriter {
    private let descriptor: Int32
    /// The `errno` of the write that failed.
    private(set) var failure: Int32?

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty, failure == nil {
            let count = bytes.withUnsafeBytes {
                CLibrary.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            if count > 0 { bytes = bytes.dropFirst(count) } else { failure = errno }
        }
    }
}

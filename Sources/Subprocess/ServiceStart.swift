import CLibrary

/// The time of a service until its first line.
struct ServiceStart {
    let process: ServiceProcess
    let output: Descriptor
    let errors: Descriptor
    private var outputBytes: [UInt8] = []
    /// The last that it wrote to standard error.
    private(set) var errorBytes: [UInt8] = []

    /// How long its first line may be, and how much of what it wrote to standard error is kept.
    static let keptBytes = 4096

    /// How often it is asked whether nobody waits for the line any more.
    private static let lookNanoseconds: Int64 = 100_000_000

    init(process: ServiceProcess, output: Descriptor, errors: Descriptor) {
        self.process = process
        self.output = output
        self.errors = errors
        for pipe in [output, errors] { _ = fcntl(pipe.descriptor, F_SETFL, O_NONBLOCK) }
    }

    /// Waits for the first line and leaves out what follows it.
    mutating func readLine(
        within limit: Duration, isCancelled: () -> Bool
    ) throws(SubprocessError) -> String {
        let deadline = monotonicNanoseconds() + Int64(nanoseconds(limit))
        while true {
            // Asked before the pipes are read: what it wrote until its end is in them.
            let end = process.end
            outputBytes += read(output)
            errorBytes = (errorBytes + read(errors)).suffix(Self.keptBytes)
            if let line = try line() { return line }
            if let end {
                throw .serviceEnded(path: process.executable, status: end, error: errorText)
            }
            let now = monotonicNanoseconds()
            guard now < deadline, !isCancelled() else {
                throw .serviceSilent(path: process.executable, after: limit, error: errorText)
            }
            waitForNews(until: min(deadline, now + Self.lookNanoseconds))
        }
    }

    private var errorText: String { String(decoding: errorBytes, as: UTF8.self) }

    /// The first line, nil where it has not ended yet.
    private func line() throws(SubprocessError) -> String? {
        let line = outputBytes.prefix { $0 != UInt8(ascii: "\n") }
        guard line.count <= Self.keptBytes else {
            throw .tooMuchOutput(path: process.executable, limitBytes: Self.keptBytes)
        }
        return line.count < outputBytes.count ? String(decoding: line, as: UTF8.self) : nil
    }

    private func waitForNews(until deadline: Int64) {
        var entries = [output, errors, process.exit].map {
            pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
        }
        poll(&entries, nfds_t(entries.count), process.pollTime(until: deadline))
    }

    /// One chunk of what a pipe holds, which is closed at its end.
    private func read(_ pipe: Descriptor) -> [UInt8] {
        guard pipe.descriptor >= 0 else { return [] }
        var count = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, initialized in
            repeat {
                count = CLibrary.read(pipe.descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            initialized = max(0, count)
        }
        if count == 0 { pipe.close() }
        return chunk
    }
}

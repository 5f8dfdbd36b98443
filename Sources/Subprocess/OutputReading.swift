import CLibrary
import CSystem

/// Reads several pipes of one program at the same time, so that none of them can block it.
struct OutputReading {
    /// Why reading ended before the program did.
    enum Failure: Error {
        case deadline
        case limit
        case system(call: String, code: Int32)
    }

    /// What was read from each pipe, in the order given.
    private(set) var bytes: [[UInt8]]

    private var pipes: [Descriptor]
    private var left: Int

    init(_ pipes: Descriptor..., limitBytes: Int) {
        self.pipes = pipes
        bytes = pipes.map { _ in [] }
        left = limitBytes
        for pipe in pipes { _ = fcntl(pipe.descriptor, F_SETFL, O_NONBLOCK) }
    }

    /// Reads until the program has ended and the pipes hold nothing more.
    mutating func run(until process: pid_t, deadline: Int64?) throws(Failure) {
        // Without it (an old kernel) the end is when all pipes are closed.
        let end = Descriptor(csystem_exit_descriptor(process))
        while end.descriptor >= 0 || pipes.contains(where: { $0.descriptor >= 0 }) {
            let descriptors = pipes.map(\.descriptor) + [end.descriptor]
            var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let count = poll(&entries, nfds_t(entries.count), milliseconds(until: deadline))
            if count < 0 && errno != EINTR { throw .system(call: "poll", code: errno) }
            for index in pipes.indices where count > 0 && entries[index].revents != 0 {
                try drain(index)
            }
            if count > 0, let last = entries.last, last.revents != 0 {
                for index in pipes.indices { try drain(index) }
                return
            }
            if let deadline, count == 0, monotonicNanoseconds() >= deadline { throw .deadline }
        }
    }

    /// Reads all that a pipe holds now; closes it at its end.
    private mutating func drain(_ index: Int) throws(Failure) {
        let capacity = 64 << 10
        while pipes[index].descriptor >= 0 {
            let descriptor = pipes[index].descriptor
            var count = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                count = read(descriptor, buffer.baseAddress, capacity)
                initialized = max(0, count)
            }
            if count < 0 && errno == EINTR { continue }
            if count < 0 && errno == EAGAIN { return }
            if count < 0 { throw .system(call: "read", code: errno) }
            if count == 0 { pipes[index].close() }
            guard chunk.count <= left else { throw .limit }
            left -= chunk.count
            bytes[index] += chunk
        }
    }
}

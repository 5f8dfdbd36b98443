import CLibrary

/// Drains descriptors as bytes come, all at once, until each has ended.
struct Gathering {
    /// What came, by descriptor, in the order given.
    private(set) var received: [GatheredBytes]
    private var open: [(index: Int, descriptor: Int32)]

    init(_ descriptors: [Int32]) {
        received = descriptors.map { _ in GatheredBytes() }
        open = descriptors.enumerated().map { ($0.offset, $0.element) }
    }

    /// Runs until every descriptor is at its end.
    ///
    /// - Parameter ended: called for each that has ended, by its place; what it throws ends all.
    mutating func run(
        _ ended: (Int, GatheredBytes) throws(WorkloadError) -> Void = { _, _ in }
    ) throws(WorkloadError) {
        let buffer = Bytes.buffer(1 << 18)
        defer { buffer.deallocate() }
        while !open.isEmpty {
            var polled = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
            let count = poll(&polled, nfds_t(polled.count), -1)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(call: "poll", code: errno) }
            for (entry, stream) in zip(polled, open) where entry.revents != 0 {
                let read: Int
                do throws(WorkFault) {
                    read = try Bytes.read(stream.descriptor, into: buffer)
                } catch { throw WorkloadError(error) }
                received[stream.index].append(UnsafeRawBufferPointer(rebasing: buffer[..<read]))
                if read > 0 { continue }
                open.removeAll { $0.index == stream.index }
                try ended(stream.index, received[stream.index])
            }
        }
    }

    /// Runs until every descriptor is at its end or one cannot be read, which counts as its end.
    mutating func runToEnd() {
        while !open.isEmpty {
            do throws(WorkloadError) { try run() } catch { open.removeFirst() }
        }
    }
}

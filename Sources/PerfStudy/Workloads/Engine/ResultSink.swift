import CLibrary
import Synchronization

/// A list that all threads of a run append to, under a lock.
final class SharedList: Sendable {
    private let values: Mutex<[[UInt8]]>

    init(_ values: [[UInt8]] = []) { self.values = Mutex(values) }

    func append(_ value: [UInt8]) {
        values.withLock { $0.append(value) }
    }

    /// Takes out the last value; nil where there is none.
    func takeLast() -> [UInt8]? {
        values.withLock { $0.popLast() }
    }

    /// All values, one after the other.
    var gathered: GatheredBytes {
        values.withLock { values in
            var all = GatheredBytes()
            for value in values { value.withUnsafeBytes { all.append($0) } }
            return all
        }
    }
}

/// Where a worker puts its results.
enum ResultSink: Sendable {
    /// They are thrown away.
    case none
    case list(SharedList)
    /// The queue that all workers share: every piece is one whole write.
    case queue(OwnedDescriptor)
    /// This worker's own pipe.
    case pipe(OwnedDescriptor)

    /// Puts a result; waits while a pipe is full.
    func put(_ bytes: UnsafeRawBufferPointer) throws(WorkFault) {
        switch self {
        case .none: break
        case .list(let list): list.append(Array(bytes))
        case .queue(let descriptor):
            try Bytes.write(bytes, to: descriptor.value, piece: Bytes.wholeWrite)
        case .pipe(let descriptor): try Bytes.write(bytes, to: descriptor.value)
        }
    }

    /// Says that this worker puts no more.
    func close() {
        switch self {
        case .none, .list: break
        case .queue(let descriptor), .pipe(let descriptor): descriptor.close()
        }
    }
}

/// Where a worker gets its payload from.
enum PayloadSource: Sendable {
    case none
    case list(SharedList)
    /// A pipe, its own or one that all workers read.
    case stream(OwnedDescriptor)

    func close() {
        if case .stream(let descriptor) = self { descriptor.close() }
    }
}

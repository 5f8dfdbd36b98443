import CLibrary
import CSystem
import Synchronization

/// An open descriptor, closed once, at the latest when nobody holds it any more.
final class OwnedDescriptor: Sendable {
    private let number: Mutex<Int32>

    init(_ number: Int32) { self.number = Mutex(number) }

    deinit { close() }

    /// -1 once it is closed.
    var value: Int32 { number.withLock { $0 } }

    func close() {
        let open = number.withLock { number in
            defer { number = -1 }
            return number
        }
        if open >= 0 { _ = CLibrary.close(open) }
    }

    /// Another descriptor of the same open file, which no other program inherits.
    func duplicate() throws(WorkFault) -> OwnedDescriptor {
        let copy = fcntl(value, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .system(call: "fcntl", code: errno) }
        return OwnedDescriptor(copy)
    }
}

/// A pipe whose ends no other program inherits.
struct Conduit: Sendable {
    let reader: OwnedDescriptor
    let writer: OwnedDescriptor

    init() throws(WorkFault) {
        var ends: (Int32, Int32) = (-1, -1)
        let failure = csystem_pipe(&ends.0, &ends.1)
        guard failure == 0 else { throw .system(call: "pipe", code: -failure) }
        reader = OwnedDescriptor(ends.0)
        writer = OwnedDescriptor(ends.1)
    }
}

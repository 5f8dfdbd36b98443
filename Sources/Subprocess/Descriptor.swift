import CLibrary
import CSystem

/// An open descriptor, closed once nobody holds it any more.
final class Descriptor {
    private(set) var descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close() }

    /// Gives the descriptor to someone else, who closes it; -1 where it is closed.
    func release() -> Int32 {
        defer { descriptor = -1 }
        return descriptor
    }

    func close() {
        guard descriptor >= 0 else { return }
        _ = CLibrary.close(descriptor)
        descriptor = -1
    }
}

/// A pipe that no other program inherits.
struct Pipe {
    let reader: Descriptor
    let writer: Descriptor

    init() throws(SubprocessError) {
        var ends: (Int32, Int32) = (-1, -1)
        let failure = csystem_pipe(&ends.0, &ends.1)
        guard failure == 0 else { throw .system(call: "pipe", code: -failure) }
        reader = Descriptor(ends.0)
        writer = Descriptor(ends.1)
    }
}

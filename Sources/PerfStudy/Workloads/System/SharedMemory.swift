import CLibrary
import CSystem

/// Memory that worker processes map from an inherited descriptor; zero at first.
///
/// Many threads may use it at the same time: what is stored there must be atomic, under a lock, or
/// only be read.
struct SharedMemory: Sendable {
    /// What a worker process inherits.
    let file: OwnedDescriptor
    let byteCount: Int
    nonisolated(unsafe) let address: UnsafeMutableRawPointer

    /// Makes new memory.
    init(byteCount: Int) throws(WorkFault) {
        let descriptor = csystem_anonymous_file()
        guard descriptor >= 0 else { throw .system(call: "memfd_create", code: -descriptor) }
        let file = OwnedDescriptor(descriptor)
        guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
            throw .system(call: "ftruncate", code: errno)
        }
        try self.init(file: file, byteCount: byteCount)
    }

    /// Maps the memory that another process made.
    init(file: OwnedDescriptor, byteCount: Int) throws(WorkFault) {
        let mapping = mmap(
            nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, file.value, 0)
        guard let mapping, mapping != MAP_FAILED else {
            throw .system(call: "mmap", code: errno)
        }
        self.file = file
        self.byteCount = byteCount
        address = mapping
    }

    /// Gives the mapping back; nothing may use it afterwards.
    func unmap() {
        munmap(address, byteCount)
        file.close()
    }
}

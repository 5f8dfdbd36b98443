import CLibrary
import CSystem

/// The file that a program's standard output is captured in; it has no name.
///
/// A file rather than a pipe: nobody has to read while a program is measured. It lies in `$TMPDIR`, or
/// `/tmp`, so that what does not fit in memory goes to a disk.
struct CapturedOutput {
    let file: Descriptor

    /// - Throws: `system`.
    init() throws(SubprocessError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        var template = Array((folder.isEmpty ? "/tmp" : folder).utf8CString.dropLast())
        template += "/perfdb-XXXXXX".utf8CString
        let descriptor = template.withUnsafeMutableBufferPointer {
            csystem_temporary_file($0.baseAddress)
        }
        guard descriptor >= 0 else { throw .system(call: "mkostemp", code: -descriptor) }
        file = Descriptor(descriptor)
    }

    /// Removes what an earlier program wrote.
    func clear() throws(SubprocessError) {
        guard ftruncate(file.descriptor, 0) == 0 else {
            throw .system(call: "ftruncate", code: errno)
        }
    }

    /// The first bytes that were written.
    func read(most: Int) throws(SubprocessError) -> [UInt8] {
        var facts = stat()
        guard fstat(file.descriptor, &facts) == 0 else { throw .system(call: "fstat", code: errno) }
        let wanted = min(most, Int(facts.st_size))
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted, let start = buffer.baseAddress {
                let read = pread(file.descriptor, start + count, wanted - count, off_t(count))
                if read < 0 && errno == EINTR { continue }
                if read < 0 { failure = errno }
                guard read > 0 else { break }
                count += read
            }
        }
        guard failure == 0 else { throw .system(call: "pread", code: failure) }
        return bytes
    }
}

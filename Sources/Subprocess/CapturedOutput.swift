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

    /// The last bytes that were written, from the beginning of a line on where there were more, and
    /// whether there were.
    func read(most: Int) throws(SubprocessError) -> (bytes: [UInt8], isCut: Bool) {
        var facts = stat()
        guard fstat(file.descriptor, &facts) == 0 else { throw .system(call: "fstat", code: errno) }
        let size = Int(facts.st_size)
        let bytes = try read(from: max(0, size - most), count: min(most, size))
        guard size > most else { return (bytes, false) }
        let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
        return (Array(bytes[(end.map { $0 + 1 } ?? 0)...]), true)
    }

    /// The bytes from a place on, fewer where the file ends before.
    private func read(from place: Int, count wanted: Int) throws(SubprocessError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            while count < wanted, let start = buffer.baseAddress {
                let read = pread(
                    file.descriptor, start + count, wanted - count, off_t(place + count))
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

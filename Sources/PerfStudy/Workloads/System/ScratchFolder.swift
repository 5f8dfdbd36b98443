import CLibrary

/// A new folder for the files of one run, removed with them.
struct ScratchFolder: ~Copyable {
    let path: String
    private let items: Int

    /// - Parameters:
    ///   - parent: where it is made.
    ///   - items: how many items may be written into it.
    init(in parent: String, items: Int) throws(WorkFault) {
        var template = Array("\(parent)/perfdb-workload-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self.items = items
    }

    deinit {
        for item in 0..<items { unlink(Self.file(of: item, in: path)) }
        rmdir(path)
    }

    private static func file(of item: Int, in folder: String) -> String {
        "\(folder)/item-\(item)"
    }

    /// Writes the bytes that many times one after the other to the item's file.
    ///
    /// - Returns: how many bytes the file has.
    static func write(
        _ bytes: [UInt8], times: Int, item: Int, in folder: String
    ) throws(WorkFault) -> Int {
        let descriptor = open(
            file(of: item, in: folder), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .system(call: "open", code: errno) }
        let file = OwnedDescriptor(descriptor)
        for _ in 0..<times { try Bytes.write(bytes, to: descriptor) }
        let size = lseek(descriptor, 0, SEEK_CUR)
        file.close()
        return Int(size)
    }
}

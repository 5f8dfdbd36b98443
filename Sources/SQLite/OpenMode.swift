import CSQLite

/// How a database is opened.
package enum OpenMode: Hashable, Sendable {
    /// Reads and writes; makes the file if it is missing.
    case create
    /// Reads and writes a file that exists.
    case readWrite
    /// Reads with locks; a WAL database may need its `-shm` file written beside it.
    case readOnly
    /// Reads with locks and writes nothing anywhere, not even the `-shm` file beside a log; where
    /// that one is missing, it cannot be opened.
    ///
    /// - Source: https://www.sqlite.org/c3ref/open.html, "readonly_shm".
    case untouched
    /// Reads without locks and writes nothing anywhere: for files that nobody changes meanwhile.
    case immutable

    var flags: Int32 {
        let access =
            switch self {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly, .untouched, .immutable: SQLITE_OPEN_READONLY
            }
        return access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    }

    /// The path as a URI, so that no path (`:memory:`, `file:x`, `a?b`) means anything but a file.
    ///
    /// - Source: https://www.sqlite.org/uri.html
    func uri(path: String) -> String {
        var uri = path.hasPrefix("/") ? "file://" : "file:./"
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                uri += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
            }
        }
        return switch self {
        case .immutable: uri + "?immutable=1"
        case .untouched: uri + "?readonly_shm=1"
        case .create, .readWrite, .readOnly: uri
        }
    }
}

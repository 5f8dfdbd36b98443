import CLibrary

/// The system's own words for a reason, always in English.
enum SystemText {
    /// `No such file or directory` for ENOENT.
    static func reason(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
}

/// Why the Python driver could not be placed as a file.
package enum PythonDriverError: Error, Equatable, Sendable {
    /// The private folder is there, but another user's, open to others, or no folder.
    case unsafeFolder(String)
    /// A call of the system failed; `code` is its `errno`.
    case system(call: String, path: String, code: Int32)
}

/// What is wrong with a call as a whole, where every word by itself can be read.
enum CommandError: Error, Equatable {
    case shellTakesOneWord([String])
    /// A command with spaces that is no file.
    case commandInOneWord(String)
    case emptyName(option: String)
    /// A placeholder of a dimension that this call does not have.
    case placeholderNotGiven(String)
    case unknownPlaceholder(String, suggestion: String)
    case cannotWrite(path: String, errno: Int32)
    case cannotRead(path: String, errno: Int32)
    /// A window's end that is neither a time nor a revision of this work tree.
    case unknownRevision(option: String, word: String, suggestion: String?)
    /// A moment was wanted, and a revision or word was given.
    case notAMoment(option: String, word: String)
    /// Nothing in the history has this name.
    case noSuchBenchmark(String, suggestion: String?)
    case noSuchSession(String)
    /// The beginnings of several sessions' ids.
    case ambiguousSession(String, matches: [String])
    case emptyHistory(path: String)
    /// A file that perfdb did not write lies where it wants to write.
    case foreignFile(path: String)
    /// Committing a report outside a work tree.
    case notInWorkTree(path: String)
}

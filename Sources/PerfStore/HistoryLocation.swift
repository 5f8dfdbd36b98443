/// Where the history lies, and who said so.
package struct HistoryLocation: Hashable, Sendable {
    /// The database file; absolute where the folder it was looked up from was.
    package var path: String
    package var source: Source

    package enum Source: Hashable, Sendable {
        /// `--database`.
        case option
        /// `$PERFDB_DATABASE`.
        case environment
        /// A `.perfdb/history.sqlite` that exists.
        case found
        /// Nothing was said and nothing found: where a new history goes.
        case new
    }

    /// The file's place beside what it remembers.
    package static let defaultName = ".perfdb/history.sqlite"

    /// Looks a history up.
    ///
    /// What the option says, else what the environment says, else the `.perfdb/history.sqlite` of
    /// this folder or its nearest parent up to the root, else the one to be made at the root. Without
    /// a root, or with one that does not hold the folder, only the folder itself counts. An empty
    /// text says nothing.
    /// - Parameters:
    ///   - option: the value of `--database`.
    ///   - environment: the value of `$PERFDB_DATABASE`.
    ///   - folder: the working directory, absolute and without links.
    ///   - root: the work tree's root, absolute and without links; nil without a work tree.
    package static func find(
        option: String?, environment: String?, folder: String, root: String?
    ) throws(StoreError) -> HistoryLocation {
        if let option, !option.isEmpty {
            return HistoryLocation(path: join(folder, option), source: .option)
        }
        if let environment, !environment.isEmpty {
            return HistoryLocation(path: join(folder, environment), source: .environment)
        }
        let folders = folders(from: folder, to: root)
        for candidate in folders {
            let path = join(candidate, defaultName)
            if case .file = try Platform.kind(of: path) {
                return HistoryLocation(path: path, source: .found)
            }
        }
        return HistoryLocation(path: join(folders.last ?? folder, defaultName), source: .new)
    }

    /// Makes the folder of a history in its default place, with a `.gitignore` that keeps it out of
    /// commits; elsewhere nothing is made. What exists stays as it is.
    package func makeFolder() throws(StoreError) {
        guard source == .new, let folder = Platform.parent(of: path) else { return }
        try Platform.makeFolder(folder)
        try Platform.writeNewFile(Self.join(folder, ".gitignore"), "*\n")
    }

    /// The folder and its parents up to the root, nearest first; at least the folder.
    private static func folders(from folder: String, to root: String?) -> [String] {
        var folders = [folder]
        guard let root else { return folders }
        while let last = folders.last, last != root {
            guard let parent = Platform.parent(of: last), parent != "." else { return [folder] }
            folders.append(parent)
        }
        return folders
    }

    private static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }
}

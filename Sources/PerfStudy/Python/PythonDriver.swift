import CLibrary
package import Subprocess

/// The study's workloads in Python: a file that is part of this program, run by any interpreter.
package enum PythonDriver {
    /// The file's text.
    package static var source: [UInt8] { PackageResources.driver_py }

    /// Its name: another text has another one, so that two versions of perfdb do not disturb each
    /// other.
    package static var fileName: String { "study-\(StableHash(source).digits).py" }

    /// Places the driver as a file, unless it is there already.
    ///
    /// It lies in `$XDG_CACHE_HOME/perfdb`, else in `~/.cache/perfdb`; where neither can
    /// be written, in a folder in `/tmp` that belongs to this user alone.
    ///
    /// - Returns: its path.
    /// - Throws: why it cannot be placed in the last of these folders.
    package static func place(
        environment: Environment = .current
    ) throws(PythonDriverError) -> String {
        for cache in caches(environment) where makeFolders(cache) {
            if let path = try? DriverFile(folder: cache).placed() { return path }
        }
        let folder = "/tmp/perfdb-\(getuid())"
        try makePrivate(folder)
        return try DriverFile(folder: folder).placed()
    }

    /// The caches to try, in order; a path that is not absolute counts as none.
    /// - Source: XDG Base Directory Specification 0.8 (2021), "Environment variables".
    private static func caches(_ environment: Environment) -> [String] {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
            return ["\(cache)/perfdb"]
        }
        if let home = environment["HOME"], home.hasPrefix("/") {
            return ["\(home)/.cache/perfdb"]
        }
        return []
    }

    /// Makes a folder and those above it; false where that fails.
    private static func makeFolders(_ path: String) -> Bool {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/\(part)"
            if mkdir(made, 0o700) != 0 && errno != EEXIST && access(made, F_OK) != 0 {
                return false
            }
        }
        return access(path, W_OK) == 0
    }

    /// Makes a folder that only this user can enter.
    static func makePrivate(_ path: String) throws(PythonDriverError) {
        if mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw .system(call: "mkdir", path: path, code: errno)
        }
        var status = stat()
        guard lstat(path, &status) == 0 else {
            throw .system(call: "lstat", path: path, code: errno)
        }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == getuid(),
            status.st_mode & 0o077 == 0
        else { throw .unsafeFolder(path) }
    }
}

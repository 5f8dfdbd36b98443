import CLibrary
import Subprocess

/// The file of the running program.
enum ThisProgram {
    /// Its path, for processes of the same program.
    ///
    /// - Throws: `SubprocessError` where the system does not tell it.
    static func path() throws -> String {
        #if canImport(Darwin)
            let word = CommandLine.arguments.first ?? "perfdb"
            let path = try resolve(word, path: Environment.current["PATH"])
        #else
            // The link leads to this very file, also where it was moved or written anew meanwhile.
            let path = "/proc/self/exe"
        #endif
        guard let real = realpath(path, nil) else {
            throw SubprocessError.system(call: "realpath", code: errno)
        }
        defer { free(real) }
        return String(cString: real)
    }
}

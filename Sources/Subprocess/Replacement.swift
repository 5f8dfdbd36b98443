import CLibrary
import CSystem

extension Subprocess {
    /// Lets another program take this process's place.
    ///
    /// It keeps the process id, the group, the folder, the standard streams and every descriptor that
    /// is not close-on-exec, so a report channel, too; signals that are ignored stay so. Its peak
    /// memory counts what this process has used until now (Linux).
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it; the program's own name, too.
    ///   - arguments: without the program's name.
    ///   - environment: all of it.
    /// - Throws: why the program could not be started; then nothing has changed.
    package static func replace(
        with executable: String, arguments: [String], environment: Environment = .current
    ) throws(SubprocessError) -> Never {
        let program = SpawnedProgram(
            executable: executable, arguments: [executable] + arguments, environment: environment)
        try program.checkStrings()
        // What was printed and is still kept here would be lost.
        fflush(nil)
        withPointers(to: program.arguments.map { Array($0.utf8) }) { arguments in
            withPointers(to: environment.entries) { environment in
                _ = execve(executable, arguments, environment)
            }
        }
        throw startError(errno, of: executable)
    }
}

package import Subprocess

/// Why git could not be asked or did not do what it was asked.
package enum GitError: Error, Equatable, Sendable {
    /// There is no git on the search path.
    case notInstalled
    /// git does not want to work with this repository, in its own words (dubious ownership …).
    case refused(reason: String)
    /// A git command failed, with git's own words (a hook's, too).
    case failed(command: String, message: String)
    /// git could not be started or read.
    case subprocess(SubprocessError)
}

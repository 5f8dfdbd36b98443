package import Subprocess

/// Why git could not be asked or did not do what it was asked.
package enum GitError: Error, Equatable, Sendable {
    /// There is no git on the search path.
    case notInstalled
    /// git does not want to work with this repository, in its own words.
    case refused(reason: String)
    /// The repository belongs to another user, whom git does not trust.
    case otherOwner(reason: String)
    /// Files that git ignores cannot be committed; relative to the root.
    case ignored(paths: [String])
    /// Nothing can be committed by itself until this has ended.
    case inProgress(UnfinishedOperation)
    /// The index is locked by another process, or by one that died.
    case locked(path: String)
    /// git does not know who commits, in its own words.
    case nobody(reason: String)
    /// A git command failed, with git's own words (a hook's, too).
    case failed(command: String, message: String)
    /// git could not be started or read.
    case subprocess(SubprocessError)
}

/// What a repository is in the middle of.
package enum UnfinishedOperation: String, CaseIterable, Sendable {
    case merge
    case cherryPick = "cherry-pick"
    case revert
    case rebase
    /// Patches that come by mail.
    case apply = "am"

    /// What lies in a work tree's git folder meanwhile; the first that is there decides.
    ///
    /// - Source: git's `wt-status.c`, `wt_status_get_state`.
    static let signs: [(file: String, operation: UnfinishedOperation)] = [
        ("MERGE_HEAD", .merge), ("rebase-apply/applying", .apply), ("rebase-apply", .rebase),
        ("rebase-merge", .rebase), ("CHERRY_PICK_HEAD", .cherryPick), ("REVERT_HEAD", .revert),
    ]
}

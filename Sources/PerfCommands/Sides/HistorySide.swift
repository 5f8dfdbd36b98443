import PerfModel

/// A part of the history that one side of a comparison names.
struct HistorySide {
    /// As it was asked for.
    var words: String
    var kind: SideKind
    var selection: Selection
    /// Those of the selection, oldest first.
    var sessions: [Session]
}

/// What a side may be, by the word before its colon.
enum SideKind: String, CaseIterable {
    /// The sessions of exactly one commit, or of a range of commits.
    case revision = "rev"
    /// The sessions that were recorded on a branch.
    case branch
    case label
    case host
    case session
    /// A day, or a window of time.
    case time

    var prefix: String { "\(rawValue):" }
}

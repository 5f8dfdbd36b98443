/// How a program is started, beside its words and variables.
package struct LaunchSetting: Equatable, Sendable {
    /// The folder it begins in; nil: the launcher's own, from which a relative path is looked for.
    package var folder: String?
    /// The file that is its standard input, opened anew for each start; nil: an empty one.
    ///
    /// Opened by the child in its folder, from which a relative path is looked for.
    package var input: String?
    /// Added to its niceness; nil: nothing.
    package var niceness: Int32?
    /// The numbers of the CPUs that it may run on; empty: those of the launcher.
    package var cpus: [Int] = []
    /// How many copies are started at once, at least 1. Several have no report channel.
    package var copies = 1
    /// Whether its counters are read.
    package var counts = false
    /// Whether its standard output is captured; a batch ends before the second one of which it is.
    package var capturesOutput = false
    /// Whether what it leaves running where it ends by itself may go on, as of a hook that starts a
    /// server: also during later runs, none of which is blamed for it. It is given the variable
    /// `PERFDB_HOOK`, by which its descendants are known, wherever they go (Linux).
    package var sparesDescendants = false

    package init() {}

    /// The most copies.
    package static let mostCopies = 1024
}

import CLibrary
import CSystem

/// One program to be measured, started as often as wanted.
///
/// It shares its variables with the environment it was made from: thousands of requests that differ
/// in a few of them are small.
package struct LaunchRequest: Sendable {
    /// The path of the program's file, for messages.
    package let executable: String
    /// All of them, the first is the name that it was called by.
    package let arguments: [String]
    /// All variables that the program is given, but for its padding.
    package private(set) var environment: Environment
    let timeout: Duration?
    let grace: Duration
    /// Whether the program is given a report channel.
    let hasChannel: Bool
    package let setting: LaunchSetting
    /// Bytes of the variable `paddingVariable` that the program is given besides; 0: it is not given it.
    ///
    /// Of the variable's value; at most `mostPadding`, above which it is that.
    package var padding = 0
    /// The same for all copies of a request, which have the same strings.
    final class Identity: Sendable {}
    let identity = Identity()
    /// The set of its CPUs as the launcher reads it.
    let cpuSet: [UInt64]
    /// The moment, as `monotonicNanoseconds` counts, from which on the program is not started any
    /// more where it follows another one; nil: whenever its turn comes.
    package var latestStart: Int64?

    /// Checks what the program is given.
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it.
    ///   - arguments: all of them, the first is the program's own name as it was typed.
    ///   - environment: all of it.
    ///   - timeout: how long the program may run, greater than zero; nil: without end.
    ///   - grace: how long it may go on after SIGTERM.
    ///   - channel: whether its descriptor `ReportChannel.descriptor` is a report channel, of which
    ///     its environment tells it.
    ///   - setting: how it is started; several copies have no report channel.
    /// - Throws: `zeroByte`; `argumentsTooLong` above 4 GiB; `settingFailed` for the number of a CPU
    ///   that no machine has.
    /// - Precondition: there is at least one argument, and at least one copy but at most `mostCopies`.
    package init(
        executable: String, arguments: [String], environment: Environment,
        timeout: Duration? = nil, grace: Duration = .seconds(2), channel: Bool = true,
        setting: LaunchSetting = LaunchSetting()
    ) throws(SubprocessError) {
        precondition(!arguments.isEmpty, "no arguments for \(executable)")
        precondition(timeout.map { $0 > .zero } ?? true, "timeout of \(executable)")
        precondition(
            (1...LaunchSetting.mostCopies).contains(setting.copies), "\(setting.copies) copies")
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        // Those of a recorder that this one was measured by: only the launcher adds them.
        for name in Self.ownVariables where environment[name] != nil {
            self.environment[name] = nil
        }
        self.timeout = timeout
        self.grace = grace
        hasChannel = channel && setting.copies == 1
        self.setting = setting
        for string in [executable] + arguments + setting.files where string.utf8.contains(0) {
            throw .zeroByte(in: string)
        }
        guard let cpuSet = setting.cpuSet else {
            throw .settingFailed(.cpus(setting.cpus), code: EINVAL)
        }
        self.cpuSet = cpuSet
        guard fitsInMessage else {
            throw .argumentsTooLong(path: executable)
        }
    }

    /// The variable whose length alone matters: it moves the program's stack.
    package static let paddingVariable = CSYSTEM_PADDING_VARIABLE
    /// The variables that the launcher gives programs: the padding, and the mark of those whose
    /// descendants may go on.
    package static let ownVariables = [paddingVariable, CSYSTEM_SPARED_VARIABLE]
    /// The most bytes of padding: those of a page.
    package static let mostPadding = Int(CSYSTEM_MOST_PADDING)
}

/// Whole nanoseconds of a duration that is not negative, at most what fits.
func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

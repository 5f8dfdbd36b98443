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
    /// All variables that the program is given.
    package let environment: Environment
    private let timeout: Duration?
    private let grace: Duration
    /// Whether the program is given a report channel.
    let hasChannel: Bool
    package let setting: LaunchSetting
    /// Bytes of the variable `paddingVariable` that the program is given besides; 0: it is not given it.
    package var padding = 0
    /// The same for all copies of a request, which have the same strings.
    final class Identity: Sendable {}
    private let identity = Identity()
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
    /// - Throws: `zeroByte`, and `argumentsTooLong` above 4 GiB.
    /// - Precondition: there is at least one argument.
    package init(
        executable: String, arguments: [String], environment: Environment,
        timeout: Duration? = nil, grace: Duration = .seconds(2), channel: Bool = true,
        setting: LaunchSetting = LaunchSetting()
    ) throws(SubprocessError) {
        precondition(!arguments.isEmpty, "no arguments for \(executable)")
        precondition(timeout.map { $0 > .zero } ?? true, "timeout of \(executable)")
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.timeout = timeout
        self.grace = grace
        hasChannel = channel && setting.copies == 1
        self.setting = setting
        for string in [executable] + arguments where string.utf8.contains(0) {
            throw .zeroByte(in: string)
        }
        guard UInt32(exactly: MemoryLayout<csystem_program>.size + length) != nil else {
            throw .argumentsTooLong(path: executable)
        }
    }

    /// The variable whose length alone matters: it moves the program's stack.
    package static let paddingVariable = "PERFDB_PADDING"
    /// The most bytes of padding: those of a page.
    package static let mostPadding = 4096

    /// The bytes of all strings, each with the zero byte at its end.
    private var length: Int {
        let words = arguments.reduce(executable.utf8.count + 1) { $0 + $1.utf8.count + 1 }
        return environment.entries.reduce(words) { $0 + $1.count + 1 }
    }

    /// Appends the program as the launcher reads it, its strings only where they are not there yet.
    ///
    /// - Parameter places: where in the message the strings of the programs are that it contains.
    func encode(into message: inout [UInt8], places: inout [(strings: Identity, place: Int)]) {
        let known = places.first { $0.strings === identity }?.place
        let place = known ?? message.count + MemoryLayout<csystem_program>.size
        let head = csystem_program(
            length: known == nil ? UInt32(length) : 0, strings: UInt32(place),
            argument_count: UInt32(arguments.count),
            variable_count: UInt32(environment.entries.count),
            has_report_channel: hasChannel ? 1 : 0,
            timeout_ns: timeout.map(nanoseconds) ?? 0, grace_ns: nanoseconds(grace),
            latest_start_ns: latestStart.map { UInt64(max(0, $0)) } ?? .max)
        withUnsafeBytes(of: head) { message.append(contentsOf: $0) }
        guard known == nil else { return }
        places.append((identity, place))
        message.append(contentsOf: executable.utf8)
        message.append(0)
        for argument in arguments {
            message.append(contentsOf: argument.utf8)
            message.append(0)
        }
        for entry in environment.entries {
            message.append(contentsOf: entry)
            message.append(0)
        }
    }
}

/// Whole nanoseconds of a duration that is not negative, at most what fits.
func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

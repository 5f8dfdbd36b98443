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
    private let timeout: Duration?
    private let grace: Duration
    /// Whether the program is given a report channel.
    let hasChannel: Bool
    package let setting: LaunchSetting
    /// Bytes of the variable `paddingVariable` that the program is given besides; 0: it is not given it.
    ///
    /// Of the variable's value; at most `mostPadding`, above which it is that.
    package var padding = 0
    /// The same for all copies of a request, which have the same strings.
    final class Identity: Sendable {}
    private let identity = Identity()
    /// The set of its CPUs as the launcher reads it.
    private let cpuSet: [UInt64]
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
        // That of a recorder that this one was measured by: only the launcher adds one.
        if environment[Self.paddingVariable] != nil {
            self.environment[Self.paddingVariable] = nil
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
        guard UInt32(exactly: MemoryLayout<csystem_program>.size + length) != nil else {
            throw .argumentsTooLong(path: executable)
        }
    }

    /// The variable whose length alone matters: it moves the program's stack.
    package static let paddingVariable = CSYSTEM_PADDING_VARIABLE
    /// The most bytes of padding: those of a page.
    package static let mostPadding = Int(CSYSTEM_MOST_PADDING)

    /// The strings before the environment, in the order in which the launcher reads them.
    private var words: [String] { [executable] + arguments }

    /// The bytes of all strings, each with the zero byte at its end, and of the set of CPUs.
    private var length: Int {
        let files = (words + setting.files).reduce(0) { $0 + $1.utf8.count + 1 }
        let variables = environment.entries.reduce(0) { $0 + $1.count + 1 }
        return files + variables + cpuSet.count * MemoryLayout<UInt64>.size
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
            flags: setting.flags | (hasChannel ? CSYSTEM_FLAG_REPORT.rawValue : 0),
            copies: UInt32(setting.copies), niceness: setting.niceness ?? 0,
            padding: UInt32(min(max(0, padding), Self.mostPadding)),
            cpu_bytes: UInt32(cpuSet.count * MemoryLayout<UInt64>.size),
            timeout_ns: timeout.map(nanoseconds) ?? 0, grace_ns: nanoseconds(grace),
            latest_start_ns: latestStart.map { UInt64(max(0, $0)) } ?? .max)
        withUnsafeBytes(of: head) { message.append(contentsOf: $0) }
        guard known == nil else { return }
        places.append((identity, place))
        for word in words { message.appendString(word.utf8) }
        for entry in environment.entries { message.appendString(entry) }
        for file in setting.files { message.appendString(file.utf8) }
        cpuSet.withUnsafeBytes { message.append(contentsOf: $0) }
    }
}

extension [UInt8] {
    /// Appends a string with the zero byte at its end.
    fileprivate mutating func appendString(_ bytes: some Collection<UInt8>) {
        append(contentsOf: bytes)
        append(0)
    }
}

extension LaunchSetting {
    /// The folder and the input, where there are any, in the order in which the launcher reads them.
    fileprivate var files: [String] { [folder, input].compactMap(\.self) }

    /// Bits of `csystem_flag`, without that of the report channel.
    fileprivate var flags: UInt32 {
        let flags: [(Bool, csystem_flag)] = [
            (folder != nil, CSYSTEM_FLAG_FOLDER), (input != nil, CSYSTEM_FLAG_INPUT),
            (capturesOutput, CSYSTEM_FLAG_CAPTURE), (counts, CSYSTEM_FLAG_COUNTERS),
            (sparesDescendants, CSYSTEM_FLAG_SPARES),
        ]
        return flags.reduce(0) { $1.0 ? $0 | $1.1.rawValue : $0 }
    }

    /// The CPUs as a set of bits, the words of which the system reads; nil where a number is none.
    fileprivate var cpuSet: [UInt64]? {
        // As many as Linux can be built for (x86, CONFIG_NR_CPUS).
        guard cpus.allSatisfy({ (0..<8192).contains($0) }) else { return nil }
        var words = [UInt64](repeating: 0, count: cpus.max().map { $0 / 64 + 1 } ?? 0)
        for cpu in cpus { words[cpu / 64] |= 1 << UInt64(cpu % 64) }
        return words
    }
}

/// Whole nanoseconds of a duration that is not negative, at most what fits.
func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

import CSystem

/// One program to be measured, encoded once and started as often as wanted.
package struct LaunchRequest: Sendable {
    /// The path of the program's file, for messages.
    package let executable: String

    /// The message to the launcher, with its strings.
    let message: [UInt8]

    /// Encodes what the program is given.
    ///
    /// - Parameters:
    ///   - executable: a path as `resolve` gives it.
    ///   - arguments: all of them, the first is the program's own name as it was typed.
    ///   - environment: all of it.
    ///   - timeout: how long the program may run, greater than zero; nil: without end.
    ///   - grace: how long it may go on after SIGTERM.
    /// - Throws: `zeroByte`, and `argumentsTooLong` above 4 GiB.
    /// - Precondition: there is at least one argument.
    package init(
        executable: String, arguments: [String], environment: Environment,
        timeout: Duration? = nil, grace: Duration = .seconds(2)
    ) throws(SubprocessError) {
        precondition(!arguments.isEmpty, "no arguments for \(executable)")
        precondition(timeout.map { $0 > .zero } ?? true, "timeout of \(executable)")
        self.executable = executable
        var strings: [UInt8] = []
        for string in [executable] + arguments { try append(Array(string.utf8), to: &strings) }
        for entry in environment.entries { try append(entry, to: &strings) }
        guard let length = UInt32(exactly: strings.count) else {
            throw .argumentsTooLong(path: executable)
        }
        let head = csystem_message(
            kind: CSYSTEM_MESSAGE_START.rawValue, length: length,
            timeout_ns: timeout.map(nanoseconds) ?? 0, grace_ns: nanoseconds(grace),
            argument_count: UInt32(arguments.count),
            variable_count: UInt32(environment.entries.count))
        message = withUnsafeBytes(of: head) { Array($0) } + strings
    }
}

/// Appends a string and its zero byte.
private func append(_ string: [UInt8], to strings: inout [UInt8]) throws(SubprocessError) {
    if string.contains(0) { throw .zeroByte(in: String(decoding: string, as: UTF8.self)) }
    strings += string
    strings.append(0)
}

/// Whole nanoseconds of a duration that is not negative, at most what fits.
func nanoseconds(_ duration: Duration) -> UInt64 {
    let (seconds, attoseconds) = duration.components
    guard seconds < 9_000_000_000 else { return 9_000_000_000_000_000_000 }
    return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
}

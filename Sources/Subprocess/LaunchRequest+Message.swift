import CSystem

extension LaunchRequest {
    /// The strings before the environment, in the order in which the launcher reads them.
    private var words: [String] { [executable] + arguments }

    /// The bytes of all strings, each with the zero byte at its end, and of the set of CPUs.
    private var length: Int {
        let files = (words + setting.files).reduce(0) { $0 + $1.utf8.count + 1 }
        let variables = environment.entries.reduce(0) { $0 + $1.count + 1 }
        return files + variables + cpuSet.count * MemoryLayout<UInt64>.size
    }

    /// Whether its length can be told.
    var fitsInMessage: Bool { UInt32(exactly: MemoryLayout<csystem_program>.size + length) != nil }

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
    var files: [String] { [folder, input].compactMap(\.self) }

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
    var cpuSet: [UInt64]? {
        // As many as Linux can be built for (x86, CONFIG_NR_CPUS).
        guard cpus.allSatisfy({ (0..<8192).contains($0) }) else { return nil }
        var words = [UInt64](repeating: 0, count: cpus.max().map { $0 / 64 + 1 } ?? 0)
        for cpu in cpus { words[cpu / 64] |= 1 << UInt64(cpu % 64) }
        return words
    }
}

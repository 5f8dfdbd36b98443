import CLibrary

/// What memory this process used, in bytes.
struct OwnMemory: Equatable, Sendable {
    var peak: Int64
    /// Its proportional share now (PSS); nil where the system does not tell it.
    var proportional: Int64?

    /// Asks the system.
    ///
    /// Linux's `ru_maxrss` begins with what the starting process had used, so the peak is `VmHWM`.
    /// - Source: `proc_pid_status(5)`, `proc_pid_smaps(5)`, `getrusage(2)`.
    static var now: OwnMemory {
        let peak = kilobytes("VmHWM", of: "/proc/self/status") ?? fromUsage
        return OwnMemory(
            peak: peak, proportional: kilobytes("Pss", of: "/proc/self/smaps_rollup"))
    }

    private static var fromUsage: Int64 {
        var usage = rusage()
        #if canImport(Darwin)
            getrusage(RUSAGE_SELF, &usage)
            return Int64(usage.ru_maxrss)
        #else
            getrusage(RUSAGE_SELF.rawValue, &usage)
            return Int64(usage.ru_maxrss) * 1024
        #endif
    }

    /// The bytes of a line such as `VmHWM:    5120 kB`.
    private static func kilobytes(_ key: String, of path: String) -> Int64? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 8192)
        let count = read(file, &bytes, bytes.count)
        guard count > 0 else { return nil }
        return kilobytes(key, in: String(decoding: bytes[..<count], as: UTF8.self))
    }

    static func kilobytes(_ key: String, in text: String) -> Int64? {
        for line in text.split(separator: "\n") where line.hasPrefix("\(key):") {
            let words = line.dropFirst(key.count + 1).split(whereSeparator: { " \t".contains($0) })
            return words.first.flatMap { Int64($0) }.map { $0 * 1024 }
        }
        return nil
    }
}

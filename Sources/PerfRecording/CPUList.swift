/// Numbers of CPUs as they are typed: `0,2-3`.
package struct CPUList: Hashable, Sendable {
    /// As typed.
    package var text: String
    /// Ascending, each once, at least one.
    package var numbers: [Int]

    /// The largest number: one less than the CPUs that the system's set of them has room for.
    ///
    /// - Source: sched_setaffinity(2), `CPU_SETSIZE`.
    package static let largest = 1023

    /// - Throws: `SweepError.emptyItem`, `.twice`, and `.badItem` of the dimension `pin`.
    package init(_ text: String) throws(SweepError) {
        self.text = text
        var numbers: Set<Int> = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard !item.isEmpty else { throw .emptyItem(list: text) }
            for number in try Self.range(String(item)) where !numbers.insert(number).inserted {
                throw .twice(item: String(number), list: text)
            }
        }
        self.numbers = numbers.sorted()
    }

    /// `2` or `2-5`.
    private static func range(_ item: String) throws(SweepError) -> ClosedRange<Int> {
        let ends = item.split(separator: "-", omittingEmptySubsequences: false).map { end in
            end.allSatisfy(\.isASCIIDigit) ? Int(end) : nil
        }
        guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
            first <= last, last <= largest
        else { throw .badItem(item, dimension: "pin") }
        return first...last
    }

    /// The CPUs that this process may run on; nil where the system does not say.
    ///
    /// - Source: proc_pid_status(5), `Cpus_allowed_list`.
    package static var allowed: CPUList? {
        guard let status = SystemFiles.real.read("/proc/self/status") else { return nil }
        for line in status.split(separator: "\n") where line.hasPrefix("Cpus_allowed_list:") {
            return try? CPUList(String(line.dropFirst(18)).filter { !$0.isWhitespace })
        }
        return nil
    }
}

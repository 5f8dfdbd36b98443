/// A regular expression that is looked for in the lines of an output, the last one first.
///
/// Swift's own engine takes microseconds for a line that does not match; a text that every match begins
/// with, where the pattern shows one, passes most lines over at once.
struct LinePattern {
    private let regex: Regex<AnyRegexOutput>
    /// What every match begins with; empty: nothing is known.
    let beginning: [UInt8]

    /// - Throws: `badPattern`.
    init(_ pattern: String) throws(MetricRuleError) {
        do {
            regex = try Regex(pattern)
        } catch {
            throw .badPattern(pattern, reason: "\(error)")
        }
        beginning = Self.beginning(of: pattern)
    }

    /// The number of the last match in an output; nil where nothing matches, or what does is none.
    func number(in output: [UInt8]) -> Double? {
        var end = output.count
        while end >= 0 {
            let start = (output[..<end].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
            if mayMatch(output[start..<end]), let text = lastMatch(in: output[start..<end]) {
                return MetricNumber.value(text)
            }
            end = start - 1
        }
        return nil
    }

    /// The last match's first group, or the whole match where there is no group; a group that did not
    /// take part is empty.
    private func lastMatch(in line: ArraySlice<UInt8>) -> String? {
        let isCarriage = line.last == UInt8(ascii: "\r")
        let text = String(decoding: isCarriage ? line.dropLast() : line, as: UTF8.self)
        guard let match = text.matches(of: regex).last else { return nil }
        let group = match.output.count > 1 ? match.output[1] : match.output[0]
        return group.substring.map(String.init) ?? ""
    }

    private func mayMatch(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = beginning.first else { return true }
        var rest = line
        while let place = rest.firstIndex(of: first) {
            if rest[place...].starts(with: beginning) { return true }
            rest = rest[(place + 1)...]
        }
        return false
    }

    /// The letters, digits and plain signs that a pattern begins with, where that is all there is to
    /// know: no alternatives, no options, and the last one not followed by a number of times.
    private static func beginning(of pattern: String) -> [UInt8] {
        guard !pattern.contains("|"), !pattern.contains("(?") else { return [] }
        let bytes = Array(pattern.utf8)
        var plain = Array(bytes.prefix(while: isPlain))
        if plain.count < bytes.count, "*+?{".utf8.contains(bytes[plain.count]) {
            plain = plain.dropLast()
        }
        return plain
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: " _:=-,%/<>".utf8.contains(byte)
        }
    }
}

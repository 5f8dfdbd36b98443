package import PerfModel
import RelaxedJSON

/// Reads what a measured program wrote into the report channel: a JSON object on each line.
///
/// A line that is not understood is skipped and counted, and the run unharmed by it; so is an empty
/// one, without being counted. One warning tells of all skipped lines, with the first.
package enum ChannelReader {
    /// The most bytes that a line may have, its end not counted: what one write to a pipe that many
    /// processes share keeps together on every Linux.
    ///
    /// - Source: pipe(7), PIPE_BUF.
    package static let lineLimit = 4_096

    /// What the program said, as far as it was understood.
    ///
    /// - Parameters:
    ///   - bytes: all that was read; the last line need not have an end.
    ///   - dropped: how many bytes came after them and were not kept; then a last line without end
    ///     is left out.
    package static func report(of bytes: [UInt8], dropped: Int) -> RunReport {
        guard !bytes.isEmpty || dropped > 0 else { return RunReport() }
        var builder = ReportBuilder()
        var garbage = Garbage()
        var number = 0
        var start = 0
        while start < bytes.count {
            number += 1
            let found = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            if found == nil, dropped > 0 { break }
            let line = start..<(found ?? bytes.count)
            start = line.upperBound + 1
            // Why a later line is none is told to nobody; a flood of them is over quickly.
            guard garbage.isEmpty || mayBeObject(bytes, in: line) else {
                garbage.addOne()
                continue
            }
            do throws(ChannelFault) {
                if let fact = try fact(of: bytes, in: line) { try builder.add(fact) }
            } catch {
                garbage.add(error, line: number)
            }
        }
        return builder.finished(garbage: garbage.text, dropped: dropped)
    }

    /// Whether a line is empty or begins as one that has an object.
    private static func mayBeObject(_ bytes: [UInt8], in line: Range<Int>) -> Bool {
        guard let first = bytes[line].first else { return true }
        return first == UInt8(ascii: "{") || first <= UInt8(ascii: " ")
    }

    /// What a line says; nil where it is empty.
    private static func fact(
        of bytes: [UInt8], in line: Range<Int>
    ) throws(ChannelFault) -> ChannelFact? {
        guard line.count <= lineLimit else { throw .tooLong }
        if line.count < 2, line.isEmpty || bytes[line.lowerBound] == UInt8(ascii: "\r") {
            return nil
        }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(utf8: bytes, in: line, dialect: .strict, depth: 8)
        } catch {
            throw error.problem == .invalidUTF8 ? .invalidUTF8 : .noJSON(column: error.place.column)
        }
        return try ChannelFact(value)
    }
}

/// How many lines were skipped, and the first of them.
private struct Garbage {
    private var lines = 0
    private var first: (line: Int, fault: ChannelFault)?

    var isEmpty: Bool { lines == 0 }

    /// Counts a line that is not the first.
    mutating func addOne() { lines += 1 }

    mutating func add(_ fault: ChannelFault, line: Int) {
        lines += 1
        if first == nil { first = (line, fault) }
    }

    /// The sentence for the history; nil where every line was understood.
    var text: String? {
        first.map { first in
            let these =
                lines == 1
                ? "1 line of the report channel was not understood"
                : "\(lines) lines of the report channel were not understood; the first"
            return "\(these), line \(first.line): \(first.fault.text)"
        }
    }
}

import CLibrary
import Statistics

/// A file of plain numbers, as words with their lines.
struct NumberFile {
    /// A word and the line that it stands in, from 1.
    struct Word {
        var text: String
        var line: Int
    }

    /// As it is told.
    let name: String
    private let words: [Word]
    /// The number of the last line, at least 1.
    private let lastLine: Int

    /// - Parameter name: a path, or `-` for standard input.
    /// - Throws: `WorldError.cannotRead`.
    init(_ name: String, in context: Context) throws(WorldError) {
        let isInput = name == "-"
        let told = isInput ? "standard input" : name
        let bytes =
            isInput
            ? try TextFile.bytes(of: STDIN_FILENO, shownAs: told)
            : try TextFile.bytes(context.absolute(name), shownAs: name)
        self.init(bytes, named: told)
    }

    init(_ bytes: [UInt8], named name: String) {
        self.name = name
        var words: [Word] = []
        var lines = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lines += 1
            var line = line.prefix { $0 != UInt8(ascii: "#") }
            if lines == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
            for word in line.split(whereSeparator: Self.separates) {
                words.append(Word(text: String(decoding: word, as: UTF8.self), line: lines))
            }
        }
        self.words = words
        // What follows the last line feed is no line where it is empty.
        lastLine = max(bytes.last == UInt8(ascii: "\n") ? lines - 1 : lines, 1)
    }

    private static func separates(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || (0x09...0x0D).contains(byte)
    }

    private func fault(_ kind: NumberFault.Kind, _ line: Int? = nil) -> NumberFault {
        NumberFault(file: name, line: line ?? lastLine, kind: kind)
    }

    /// All numbers as one sample, in their order.
    ///
    /// - Throws: `NumberFault`.
    func sample() throws -> Sample {
        guard !words.isEmpty else { throw fault(.nothing) }
        return try Sample(words.map { word throws in try number(word) })
    }

    /// A decimal number; hexadecimal digits are no measured value.
    private func number(_ word: Word) throws(NumberFault) -> Double {
        guard !word.text.contains(where: { $0 == "x" || $0 == "X" }), let value = Double(word.text)
        else { throw fault(.noNumber(word.text), word.line) }
        guard value.isFinite else { throw fault(.notFinite(word.text), word.line) }
        return value
    }

    /// The seconds by numbers of workers, of lines with one of each.
    ///
    /// - Throws: `NumberFault`.
    func times() throws -> [Int: Sample] {
        guard !words.isEmpty else { throw fault(.nothing) }
        var seconds: [Int: [Double]] = [:]
        var rest = words[...]
        while let first = rest.first {
            let line = rest.prefix { $0.line == first.line }
            rest = rest.dropFirst(line.count)
            guard line.count == 2, let last = line.last else {
                throw fault(.noPair(words: line.count), first.line)
            }
            let workers = try number(first)
            guard workers >= 1, let count = Int(exactly: workers) else {
                throw fault(.badWorkers(first.text), first.line)
            }
            let time = try number(last)
            guard time > 0 else { throw fault(.timeNotPositive(last.text), last.line) }
            seconds[count, default: []].append(time)
        }
        return try seconds.mapValues { values throws in try Sample(values) }
    }
}

/// What is wrong in a file of numbers, and where.
struct NumberFault: Error, Equatable {
    /// As it is told.
    var file: String
    /// From 1.
    var line: Int
    var kind: Kind

    enum Kind: Equatable {
        /// No number up to that line, the last.
        case nothing
        case noNumber(String)
        /// NaN, infinity, or more than the largest `Double`.
        case notFinite(String)
        /// Not a number of workers and a time.
        case noPair(words: Int)
        /// A number of workers that is not whole or not positive.
        case badWorkers(String)
        case timeNotPositive(String)
    }
}

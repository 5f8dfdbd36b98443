import Foundation
import TestSupport
import Testing

extension Perfdb {
    /// Writes a report into a folder beside the history; what it said.
    @discardableResult
    func report(
        to folder: String, _ words: String..., environment: [String: String?] = [:]
    ) throws -> Child.Result {
        try run(["report", "--out", folder] + words, environment: environment)
    }

    /// The files below a folder: their paths from there and their bytes.
    func tree(_ name: String) throws -> [String: Data] {
        let root = folder.appendingPathComponent(name).path
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) {
            guard !FileManager.default.fileExists(atPath: "\(root)/\(path)/.") else { continue }
            files[path] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(path)"))
        }
        return files
    }

    /// One chart of a report.
    func chart(_ path: String) throws -> ReportChart {
        let isThere = FileManager.default.fileExists(
            atPath: folder.appendingPathComponent(path).path)
        try #require(isThere, "\(path)")
        return ReportChart(name: path, svg: text(of: path))
    }

    /// The charts of a report, by name.
    func charts(_ name: String) throws -> [ReportChart] {
        try tree(name).filter { $0.key.hasSuffix(".svg") }.sorted { $0.key < $1.key }
            .map { ReportChart(name: $0.key, svg: String(decoding: $0.value, as: UTF8.self)) }
    }
}

/// A moment some days from now, as it is typed after `--now`.
func moment(inDays days: Double) -> String {
    ISO8601DateFormatter().string(from: Date(timeIntervalSinceNow: days * 86_400))
}

/// What can be read from a chart: its lines, and the points with their tooltips.
struct ReportChart {
    var name: String
    var svg: String

    /// How many lines are drawn.
    var lineCount: Int { svg.components(separatedBy: "<path class=\"line\"").count - 1 }

    /// The texts that appear over points: `threads, 2 workers: 12.3 ms (…), 6 runs`.
    var tooltips: [String] {
        svg.components(separatedBy: "<title>").dropFirst()
            .map { String($0.prefix { $0 != "<" }) }
    }

    /// How many points each line has, by what stands before the last comma of their tooltips' names.
    var points: [String: Int] {
        Dictionary(grouping: tooltips) { tooltip in
            let name = tooltip.components(separatedBy: ": ")[0]
            return name.components(separatedBy: ", ").dropLast().joined(separator: ", ")
        }.mapValues(\.count)
    }

    /// The medians that tooltips tell, in milliseconds.
    var milliseconds: [Double] {
        tooltips.compactMap { tooltip in
            let words = tooltip.components(separatedBy: ": ").last?.split(separator: " ") ?? []
            guard words.count > 1, let number = Double(words[0]) else { return nil }
            let factors = ["s": 1000, "ms": 1, "µs": 0.001]
            return factors[words[1].trimmingCharacters(in: [","])].map { number * $0 }
        }
    }
}

/// One row of a table in a Markdown page, and the headings that it stands under.
struct ReportRow {
    /// By the column's title.
    var cells: [String: String]
    /// The innermost heading of each level, without anchors; index 0 is the page's title.
    var headings: [String]

    /// The rows of all tables that have a column of that title.
    static func rows(of page: String, with column: String) -> [ReportRow] {
        var headings: [String] = []
        var columns: [String]?
        var rows: [ReportRow] = []
        for line in page.components(separatedBy: "\n") {
            let level = line.prefix { $0 == "#" }.count
            if level > 0 {
                let text = line.dropFirst(level + 1).replacing(/<a id="[^"]*"><\/a>/, with: "")
                headings = Array(headings.prefix(level - 1)) + [String(text)]
            }
            guard line.hasPrefix("|") else {
                columns = nil
                continue
            }
            let cells = line.dropFirst().dropLast().split(separator: "|")
                .map { $0.trimmingCharacters(in: .whitespaces) }
            guard let titles = columns else {
                columns = cells
                continue
            }
            if titles.contains(column), !cells[0].hasPrefix("--") {
                let pairs = Dictionary(uniqueKeysWithValues: zip(titles, cells))
                rows.append(ReportRow(cells: pairs, headings: headings))
            }
        }
        return rows
    }

    /// The cell of the column whose title begins so, and the unit behind the space after that.
    func cell(_ title: String) -> (text: String, unit: String)? {
        for (name, text) in cells where name.hasPrefix("\(title) ") {
            return (text, String(name.dropFirst(title.count + 1)))
        }
        return nil
    }
}

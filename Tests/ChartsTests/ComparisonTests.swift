import Charts
import Foundation
import TestSupport
import Testing

@Suite struct `The comparison with other programs` {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/comparison")

    /// The chart of the numbers that the other programs draw, too.
    private static func chart() throws -> LineChart {
        let text = try String(
            contentsOf: folder.appendingPathComponent("compress.csv"), encoding: .utf8)
        let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let styles: [(String, Series.Style)] = [
            ("serial", .neutral), ("threads", .ordinal(0)), ("processes", .ordinal(1)),
        ]
        let series = try styles.map { name, style in
            let points = try rows.filter { $0[0] == name }.map { row in
                let numbers = try row.dropFirst().map { try #require(Double($0)) }
                return Point(
                    x: numbers[0], value: numbers[1], low: numbers[2], high: numbers[3])
            }
            return Series(name: name, style: style, points: points, asLevel: name == "serial")
        }
        return LineChart(
            title: "compress, high load (×20): threads ×2 is 1.91 times as fast as serial",
            subtitle: "AMD EPYC, 2 CPUs · median of 10 runs, band = 95 % interval",
            description: "With 2 threads 1.35 s against 2.57 s; more gain nothing on 2 CPUs.",
            x: Examples.workers, y: Examples.time, series: series,
            rules: [Rule(.x(2), label: "2 CPUs")])
    }

    @Test func `shows perfdb's picture of the same numbers`() throws {
        let chart = try Self.chart()
        #expect(chart.series.map(\.points.count) == [1, 4, 4])
        try expectDocument("comparison/perfdb.svg", is: chart.scene().svg(scheme: .light))
    }

    @Test func `has pictures that exist and are small, and links that lead somewhere`() throws {
        let page = try String(
            contentsOf: Self.folder.appendingPathComponent("README.md"), encoding: .utf8)
        let links = page.matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
        #expect(links.filter { $0.hasSuffix(".png") || $0.hasSuffix("perfdb.svg") }.count == 3)
        for link in links {
            let file = Self.folder.appendingPathComponent(link)
            let size = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
            #expect(link.hasSuffix(".md") || size ?? .max <= 60_000, "\(link)")
        }
    }
}

import Foundation
import PerfModel
import Testing

@testable import PerfStudy

/// The suite `documents` read with another reader, and all its configurations.
struct DocumentsSuite {
    let benchmarks: [[String: Any]]
    let charts: [[String: Any]]

    init() throws {
        let suite = try JSONSerialization.jsonObject(with: Data(DocumentStudy.suiteFile))
        let object = try #require(suite as? [String: Any])
        benchmarks = try #require(object["benchmarks"] as? [[String: Any]])
        charts = try #require(object["charts"] as? [[String: Any]])
    }

    var configurations: [Configuration] { benchmarks.flatMap(expanded) }

    private func expanded(_ benchmark: [String: Any]) -> [Configuration] {
        let name = benchmark["name"] as? String ?? ""
        let isPython = benchmark["interpreter"] != nil
        var points = [
            Configuration(benchmark: name, runtime: isPython ? "cpython 3.11.7 gil" : "swift")
        ]
        points = points.flatMap { point in
            strategies(benchmark).map { strategy, workers in
                var point = point
                (point.strategy, point.workers) = (strategy, workers)
                return point
            }
        }
        points = spread(points, benchmark["load"]) { point, text in
            let parts = text.split(separator: "=")
            point.load = Load(name: "\(parts[0])", factor: parts.count == 2 ? 10 : 1)
        }
        points = spread(points, benchmark["caching"]) { point, text in
            let parts = text.split(separator: ":")
            point.caching = String(parts[0])
            point.mechanism = parts.count == 2 ? String(parts[1]) : nil
        }
        let parameters = benchmark["parameters"] as? [String: Any] ?? [:]
        for name in parameters.keys.sorted() {
            points = spread(points, parameters[name]) { point, text in
                point.parameters.append(Parameter(name: name, value: text))
            }
        }
        return points
    }

    private func strategies(_ benchmark: [String: Any]) -> [(Strategy, Int)] {
        let counts = (benchmark["workers"] as? String ?? "").split(separator: ",")
        return (benchmark["strategy"] as? [String] ?? []).flatMap { name in
            name == "serial"
                ? [(.serial, 1)] : counts.compactMap { Int($0) }.map { (Strategy(name), $0) }
        }
    }

    private func spread(
        _ points: [Configuration], _ values: Any?, _ set: (inout Configuration, String) -> Void
    ) -> [Configuration] {
        guard let values = values as? [String] else { return points }
        return points.flatMap { point in
            values.map { value in
                var point = point
                set(&point, value)
                return point
            }
        }
    }
}

@Suite struct `The suite documents` {
    @Test func `has every workload in both runtimes, no configuration twice`() throws {
        let configurations = try DocumentsSuite().configurations
        let names: Set = [
            "divisors", "download", "fetch-and-write", "cosine", "sampling", "sum-of-squares",
            "digest", "counter", "startup", "transfer", "deadlock",
        ]
        for runtime in ["swift", "cpython 3.11.7 gil"] {
            let own = configurations.filter { $0.runtime == runtime }
            #expect(Set(own.map(\.benchmark)) == names)
        }
        #expect(Set(configurations).count == configurations.count)
        #expect(configurations.count == 288)
    }

    @Test func `names only placeholders that its entries have`() throws {
        for benchmark in try DocumentsSuite().benchmarks {
            let command = try #require(benchmark["command"] as? [String])
            let name = try #require(benchmark["name"] as? String)
            #expect(command.prefix(3) == ["perfdb", "workload", name])
            let text = command.joined(separator: " ")
            #expect(text.contains("{load}") == (benchmark["load"] != nil))
            #expect(text.contains("{caching}") == (benchmark["caching"] != nil))
            #expect(text.contains("{service}") == (benchmark["service"] != nil))
            #expect(text.contains("{interpreter}") == (benchmark["interpreter"] != nil))
            for parameter in (benchmark["parameters"] as? [String: Any] ?? [:]).keys {
                #expect(command.contains("\(parameter)={\(parameter)}"))
            }
        }
    }

    @Test func `declares the charts that the documents' sessions have`() throws {
        let declared = try DocumentsSuite().charts.map { chart in
            let filter = try #require(chart["filter"] as? [String: Any])
            return ChartDeclaration(
                name: chart["name"] as? String ?? "", title: chart["title"] as? String ?? "",
                kind: ChartDeclaration.Kind(rawValue: chart["kind"] as? String ?? "lines")
                    ?? .lines,
                filter: filter.map { name, value in
                    DimensionFilter(
                        dimension: name,
                        values: value as? [String] ?? [value as? String ?? ""])
                },
                x: chart["x"] as? String, series: chart["series"] as? [String] ?? [],
                group: chart["group"] as? String)
        }
        func sorted(_ charts: [ChartDeclaration]) -> [ChartDeclaration] {
            charts.map { chart in
                var chart = chart
                chart.filter.sort { $0.dimension < $1.dimension }
                return chart
            }
        }
        #expect(sorted(declared) == sorted(DocumentCharts.all))
    }

    @Test func `fills every chart with the points of the documents`() throws {
        let configurations = try DocumentsSuite().configurations.filter { $0.runtime == "swift" }
        func count(_ name: String) -> Int {
            guard let chart = DocumentCharts.all.first(where: { $0.name == name }) else { return 0 }
            return configurations.count(where: chart.contains)
        }
        for name in ["io_task_comparison", "io_task_comparison_8_items"] {
            #expect(count(name) == 9)
        }
        for name in ["cached_normal", "cached_high", "not_cached_normal", "not_cached_high"] {
            #expect(count(name) == 9)
        }
        #expect(count("io_threads") == 5 && count("io_procs") == 4 && count("cpu") == 3)
        #expect(count("time_table") == 4 && count("downloads") == 3 && count("amdahl") == 9)
        #expect(count("task_timeline") == 5)
    }
}

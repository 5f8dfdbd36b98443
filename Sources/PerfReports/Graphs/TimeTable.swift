import Markdown
import PerfModel

/// The table that `time` prints: user, system, CPU and total of whole processes, in seconds.
struct TimeTable {
    /// In the order of tables, at least one.
    var points: [SweepPoint]
    var hosts: HostNames

    var table: Table {
        let said: [Content<SweepPoint>] =
            [
                Content("program", key: "program") { $0.configuration.benchmarkWords },
                Content("strategy", key: "strategy") { $0.configuration.strategyWords },
                Content("load", key: "load") { $0.configuration.load?.name },
                Content("caching", key: "caching") { $0.configuration.caching },
                Content("mechanism", key: "mechanism") { $0.configuration.mechanism },
                Content("runtime", key: "runtime") { $0.configuration.runtime },
            ]
            + parameters.map { name in
                .number(name, key: name) { $0.configuration.value(of: name) }
            }
        return Content.table(
            said.filter { points.contains(where: $0.has) } + numbers, rows: points)
    }

    /// Those in which the points differ.
    private var parameters: [String] {
        let constants = Set(SweepPoint.constants(of: points).map(\.name))
        let names = Set(points.flatMap { $0.configuration.parameters.map(\.name) })
        return names.subtracting(constants).sorted()
    }

    private var numbers: [Content<SweepPoint>] {
        [
            .number("runs", key: "runs", text: ResultTable.runs),
            .number("user, s", key: "user") { $0.meanUser.map(Self.seconds) },
            .number("system, s", key: "system") { $0.meanSys.map(Self.seconds) },
            .number("cpu, %", key: "cpu") { $0.cpuPercent.map { Digits.fixed($0, 0) } },
            .number("total, s", key: "total") { $0.wholeMean.map(Self.seconds) },
        ]
    }

    /// `2.485`, as shells print it.
    private static func seconds(_ nanoseconds: Double) -> String {
        Digits.fixed(nanoseconds / 1e9, 3)
    }

    /// What must be said under the table.
    var notes: [String] {
        let constants = SweepPoint.constants(of: points).map { "\($0.name)=\($0.value)" }
        return [
            constants.isEmpty ? nil : "All with \(Quantity.list(constants)).",
            "Of whole processes, with their start and end; means over the runs.",
        ].compactMap(\.self)
    }
}

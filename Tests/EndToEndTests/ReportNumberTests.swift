import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("sqlite3"))) struct `A report's numbers` {
    /// Burns time in proportion to its load, so that no number is zero.
    private static let burn = """
        i=0; while [ $i -lt {factor}000 ]; do i=$((i + 1)); done; \
        echo x >> count; test $(($(wc -l < count) % 17)) != 0 || kill -9 $$
        """

    @Test func `are what sqlite3 computes from the runs`() throws {
        try withPerfdb { perfdb in
            let recorded = try perfdb.run([
                "record", "--benchmark", "burn", "--strategy", "serial,threads", "--workers",
                "1,2,4", "--load", "normal=2,high=9", "-r", "10", "-w", "1", "--ignore-failure",
                "--", "sh", "-c", Self.burn,
            ])
            #expect(recorded.status == 0)
            try perfdb.run(["record", "-r", "7", "--", "sleep", "0.002"])
            try perfdb.report(to: "out")
            let rows = ReportRow.rows(of: perfdb.text(of: "out/README.md"), with: "CPU %")
            #expect(rows.count == 9)
            #expect(rows.contains { $0.cells["runs"]?.contains(" of 10") == true })
            for row in rows { try expect(row, agreesWith: perfdb) }
        }
    }

    /// Compares every number of a row with the view `runs`.
    private func expect(_ row: ReportRow, agreesWith perfdb: Perfdb) throws {
        let exact = try numbers(of: perfdb, where: try condition(of: row))
        #expect(
            row.cells["runs"]
                == (exact.runs == exact.all ? "\(exact.runs)" : "\(exact.runs) of \(exact.all)"))
        let times = [("med.", exact.median), ("user", exact.user), ("sys", exact.sys)]
        for (title, nanoseconds) in times {
            let (text, unit) = try #require(row.cell(title))
            try expect(text, is: nanoseconds / (try #require(Self.units[unit])), digits: 3)
        }
        let (interval, unit) = try #require(row.cell("95 %"))
        let scale = try #require(Self.units[unit])
        if exact.runs >= 6 {
            let ends = interval.components(separatedBy: "–")
            try #require(ends.count == 2)
            try expect(ends[0], is: exact.low / scale)
            try expect(ends[1], is: exact.high / scale)
        } else {
            #expect(interval == "–")
        }
        try expect(try #require(row.cells["CPU %"]), is: exact.percent)
        try expect(try #require(row.cells["MiB"]), is: exact.bytes / 1_048_576)
        guard let workers = row.pool?.workers else { return }
        let serial = "strategy = 'serial' AND load = '\(row.headings[2].load)'"
        let speedUp = try numbers(of: perfdb, where: serial).median / exact.median
        try expect(try #require(row.cells["speed-up"]), is: speedUp)
        try expect(try #require(row.cells["eff. %"]), is: 100 * speedUp / Double(workers))
    }

    private static let units = ["s": 1e9, "ms": 1e6, "µs": 1e3, "ns": 1.0]

    /// The rows of the view that a row of the page is about.
    private func condition(of row: ReportRow) throws -> String {
        guard let (strategy, workers) = row.pool else { return "benchmark = 'sleep 0.002'" }
        let load = row.headings[2].load
        return "benchmark = 'burn' AND strategy = '\(strategy)' AND workers = \(workers)"
            + " AND load = '\(load)'"
    }

    private struct Numbers {
        var runs = 0
        var all = 0
        var median = 0.0
        var low = 0.0
        var high = 0.0
        var user = 0.0
        var sys = 0.0
        var percent = 0.0
        var bytes = 0.0
    }

    /// Asks `sqlite3`; from 9 runs on the interval's ends are the second values from the ends, before
    /// that the first (at least 95 % by the binomial distribution; Conover 1999, section 3.2).
    private func numbers(of perfdb: Perfdb, where condition: String) throws -> Numbers {
        let row = try perfdb.query(
            """
            WITH known AS (SELECT * FROM runs WHERE \(condition) AND NOT warmup),
            ok AS (
                SELECT *, row_number() OVER (ORDER BY wall_ns) AS place, count(*) OVER () AS n
                FROM known WHERE outcome = 'ok'
            ), ranked AS (SELECT *, CASE WHEN n < 9 THEN 1 ELSE 2 END AS rank FROM ok)
            SELECT count(*), (SELECT count(*) FROM known),
                avg(CASE WHEN place IN ((n + 1) / 2, (n + 2) / 2) THEN wall_ns END),
                max(CASE WHEN place = rank THEN wall_ns END),
                max(CASE WHEN place = n + 1 - rank THEN wall_ns END),
                avg(user_ns), avg(sys_ns), 100.0 * sum(user_ns + sys_ns) / sum(wall_ns),
                max(max_rss_bytes)
            FROM ranked
            """)
        let fields = try #require(row.first).split(separator: "|").compactMap { Double($0) }
        try #require(fields.count == 9)
        return Numbers(
            runs: Int(fields[0]), all: Int(fields[1]), median: fields[2], low: fields[3],
            high: fields[4], user: fields[5], sys: fields[6], percent: fields[7], bytes: fields[8])
    }

    /// Expects a text to be a number rounded to its last place, with at least that many digits.
    private func expect(_ text: String, is exact: Double, digits: Int = 1) throws {
        let plain = text.replacingOccurrences(of: ",", with: "")
        let number = try #require(Double(plain), "\(text) for \(exact)")
        let decimals = plain.firstIndex(of: ".").map { plain[$0...].count - 1 } ?? 0
        let place = pow(10, -Double(decimals))
        #expect(abs(number - exact) <= place / 2 * (1 + 1e-9), "\(text) for \(exact)")
        guard exact > 0, digits > 1 else { return }
        #expect(place <= exact * pow(10, 1 - Double(digits)) * 1.01, "\(text) for \(exact)")
    }
}

extension ReportRow {
    /// The strategy and its workers, which stand in one cell: `threads ×4`, or `serial`, which has one.
    fileprivate var pool: (strategy: String, workers: Int)? {
        guard let words = cells["strategy"]?.components(separatedBy: " ×") else { return nil }
        guard words.count > 1 else { return (words[0], 1) }
        return Int(words[1]).map { (words[0], $0) }
    }
}

extension String {
    /// The load of a heading: `high` of `High load (×9)`.
    fileprivate var load: String { lowercased().components(separatedBy: " ")[0] }
}

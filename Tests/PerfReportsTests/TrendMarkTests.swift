import Charts
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `Marks of a trend` {
    /// A history of sessions an hour or a day apart, each at a commit of its own, with a step of 8 %.
    static func history(
        sessions: Int, lines: Int = 1, hours: Int64 = 24, step: Int? = nil, dirty: Set<Int> = []
    ) throws -> ScriptedHistory {
        var history = ScriptedHistory()
        let start = Instant(microseconds: 1_790_000_000_000_000)
        for number in 0..<sessions {
            let sweep = (0..<lines).map { line in
                ScriptedHistory.measurements(
                    line == 0
                        ? Configuration(benchmark: "b", strategy: .serial, workers: 1)
                        : Configuration(benchmark: "b", strategy: .threads, workers: 1 << line),
                    milliseconds: 100 / Double(line + 1) * (number >= step ?? .max ? 1.08 : 1),
                    seed: UInt64(number))
            }
            try history.record(at: "2026-11-10", commit: Self.commit(number), sweep: sweep)
            let last = history.recordings.count - 1
            history.recordings[last].session.startedAt = start.adding(
                hours: Int64(number) * hours)
            if dirty.contains(number) {
                history.recordings[last].session.revision?.isDirty = true
            }
        }
        return history
    }

    static func commit(_ number: Int) -> String {
        let digits = String(0x3f2_a91c + number * 0x1_3579b, radix: 16)
        return digits + String(repeating: "0", count: 40 - digits.count)
    }

    static func chart(_ history: ScriptedHistory) throws -> TrendChart {
        let evidence = try Evidence(of: history, in: Selection())
        let section = try #require(Section.sections(of: evidence.newest).first)
        return try #require(
            TrendChart(
                section: section, history: evidence.all, hosts: HostNames(of: evidence.sessions)))
    }

    @Test func `are none unless they are given`() throws {
        let chart = try Self.chart(Self.history(sessions: 5)).lineChart
        #expect(chart.rules.isEmpty)
        #expect(chart.series.allSatisfy { $0.levels.isEmpty })
        #expect(chart.series.allSatisfy { $0.points.allSatisfy(\.excluded.isEmpty) })
    }

    @Test func `make an excluded session hollow, and no part of the line or of words`() throws {
        var chart = try Self.chart(Self.history(sessions: 5))
        let point = chart.lines[0].points[4]
        chart.marks.exclusions = [TrendExclusion(session: point.session.id)]
        let drawn = chart.lineChart.series[0].points[4]
        #expect(drawn.value.isNaN && drawn.low == nil)
        let median = try #require(point.median)
        #expect(drawn.excluded == [median * 1e-9])
        #expect(chart.lineChart.subtitle.hasSuffix("hollow = excluded"))
        let before = try #require(chart.lines[0].points[3].median)
        #expect(chart.alternative.hasSuffix("to \(TimeUnit.fitting([before]).text(before))."))
    }

    @Test func `make excluded runs hollow beside the median of the others`() throws {
        var chart = try Self.chart(Self.history(sessions: 3, lines: 2))
        let point = chart.lines[1].points[1]
        chart.marks.exclusions = [
            TrendExclusion(
                session: point.session.id, configuration: point.configuration, times: [9e7])
        ]
        let series = chart.lineChart.series
        let hollow: [[Double]] = series[1].points.map(\.excluded)
        #expect(hollow == [[], [9e7 * 1e-9], []])
        #expect(series[0].points.allSatisfy { $0.excluded.isEmpty })
        #expect(series[1].points.allSatisfy { !$0.value.isNaN })
    }

    @Test func `draw a change as levels, a rule between its sessions and the two commits`() throws {
        var chart = try Self.chart(Self.history(sessions: 30, step: 20))
        chart.marks.changes = [
            TrendChange(line: chart.lines[0].key, index: 20, before: 1e8, after: 1.08e8, commits: 4)
        ]
        let drawn = chart.lineChart
        let points = drawn.series[0].points
        let middle = (points[19].x + points[20].x) / 2
        #expect(
            drawn.series[0].levels == [
                Level(from: points[0].x, to: middle, value: 1e8 * 1e-9),
                Level(from: middle, to: points[29].x, value: 1.08e8 * 1e-9),
            ])
        let since = try #require(chart.sessions[20].startedAt?.date)
        let names = chart.sessions.compactMap { $0.revision?.shortName }
        #expect(
            drawn.rules == [
                Rule(
                    .x(middle), label: "+8.0 % since \(since)",
                    detail: "between \(names[19]) and \(names[20]) (4 commits)", style: .mark)
            ])
        #expect(drawn.title == "b, over 30 sessions: slower since \(since)")
        #expect(
            drawn.description.hasPrefix("Level +8.0 % since \(since), between \(names[19]) and"))
        #expect(drawn.x.label == "revisions \(names[0]) … \(names[29])")
    }

    @Test func `leave out a change that is in no line, and one before the first point`() throws {
        var chart = try Self.chart(Self.history(sessions: 5))
        var other = chart.lines[0].key
        other.runtime = "pypy"
        chart.marks.changes = [(other, 2), (chart.lines[0].key, 0), (chart.lines[0].key, 5)].map {
            TrendChange(line: $0, index: $1, before: 1, after: 2)
        }
        #expect(chart.lineChart.rules.isEmpty)
        #expect(chart.lineChart.series[0].levels.isEmpty)
        #expect(chart.claim == nil)
    }

    @Test func `tell changes of several lines at one place by one rule`() throws {
        var chart = try Self.chart(Self.history(sessions: 8, lines: 3))
        chart.marks.changes = chart.lines.prefix(2).map {
            TrendChange(line: $0.key, index: 4, before: 100, after: 110)
        }
        #expect(
            chart.lineChart.rules.map(\.label).allSatisfy {
                $0.hasPrefix("serial +10.0 %, threads ×2 +10.0 % since ")
            })
        #expect(chart.lineChart.rules.count == 1)
        chart.marks.changes = zip(chart.lines, [90.0, 110, 105]).map {
            TrendChange(line: $0.key, index: 4, before: 100, after: $1)
        }
        #expect(chart.lineChart.rules.count == 1)
        #expect(chart.lineChart.rules[0].label.hasPrefix("3 lines −10.0 % to +10.0 % since "))
        #expect(!chart.title.contains("since"))
    }

    @Test func `put notes at their sessions and moments`() throws {
        var chart = try Self.chart(Self.history(sessions: 4))
        let starts = chart.sessions.compactMap(\.startedAt)
        chart.marks.notes = [
            TrendNote(place: .moment(starts[2].adding(hours: -1)), words: "between"),
            TrendNote(place: .session(chart.sessions[1].id), words: "at"),
            TrendNote(place: .moment(starts[3]), words: "on"),
            TrendNote(place: .moment(starts[0].adding(hours: -1)), words: "before all"),
            TrendNote(place: .moment(starts[3].adding(hours: 1)), words: "after all"),
            TrendNote(place: .session("none"), words: "nowhere"),
        ]
        #expect(
            chart.lineChart.rules == [
                Rule(.x(1), label: "at"), Rule(.x(1.5), label: "between"), Rule(.x(3), label: "on"),
            ])
    }

    @Test func `name revisions on the axis, or at its ends, and mark dirty ones`() throws {
        let few = try Self.chart(Self.history(sessions: 3, dirty: [1])).lineChart
        let names = (0..<3).map { String(Self.commit($0).prefix(7)) }
        #expect(
            few.x
                == Axis(
                    label: "session", kind: .ordinal([names[0], names[1] + "-dirty", names[2]])))
        let many = try Self.chart(Self.history(sessions: 13, dirty: [3, 12])).lineChart
        let last = Self.commit(12).prefix(7)
        #expect(many.x == Axis(label: "revisions \(names[0]) … \(last)-dirty", kind: .time))
        #expect(many.subtitle.hasSuffix(" · 2 sessions of changed files"))
        #expect(many.series[0].points[3].tooltip?.contains("-dirty") ?? false)
        var same = try Self.history(sessions: 3)
        for index in same.recordings.indices {
            same.recordings[index].session.revision = Revision(
                commit: Self.commit(7), branch: nil, isDirty: false)
        }
        #expect(
            try Self.chart(same).lineChart.x.label
                == "session · revision \(Self.commit(7).prefix(7))")
    }

    @Test func `read like this`() throws {
        var chart = try Self.chart(Self.history(sessions: 30, step: 20, dirty: [7]))
        chart.marks.changes = [
            TrendChange(line: chart.lines[0].key, index: 20, before: 1e8, after: 1.08e8, commits: 4)
        ]
        chart.marks.exclusions = [TrendExclusion(session: chart.sessions[9].id)]
        chart.marks.notes = [
            TrendNote(place: .session(chart.sessions[5].id), words: "new compiler")
        ]
        try expectGolden(chart.scene.svg(comment: nil), named: "trend-marks.svg")
    }
}

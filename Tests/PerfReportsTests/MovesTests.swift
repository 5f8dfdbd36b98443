import PerfModel
import TestSupport
import Testing

@testable import PerfReports

/// A report with a baseline of the sessions under a label.
enum SinceLabel {
    static func report(
        _ history: ScriptedHistory, since label: String? = "v1", asked: Selection = Selection(),
        forms: [ReportForm] = [.markdown]
    ) throws -> ReportFiles {
        var options = ReportOptions(selection: asked, arguments: ["--baseline", "label:v1"])
        options.baseline = label.map {
            ReportOptions.Baseline(words: "label:\($0)", selection: Selection(label: Glob($0)))
        }
        options.forms = forms
        return try Report.files(of: history, options: options)
    }
}

/// The main page, without the escapes of colons.
private func page(_ history: ScriptedHistory, since label: String? = "v1") throws -> String {
    try SinceLabel.report(history, since: label).files[0].text.replacing("\\:", with: ":")
}

private func measured(
    _ workers: Int, _ milliseconds: Double, runs: Int = 8, benchmark: String = "b", seed: UInt64 = 1
) -> Measurements {
    ScriptedHistory.measurements(
        Configuration(benchmark: benchmark, strategy: .threads, workers: workers),
        milliseconds: milliseconds, runs: runs, seed: seed)
}

@Suite struct `What changed since a baseline` {
    @Test func `looks as its golden files do`() throws {
        for file in try SinceLabel.report(Scenarios.sinceLabel()).files
        where file.name == "README.md" || file.name.contains("-since") {
            try expectGolden(file.text, named: "since/\(file.name)")
        }
    }

    @Test func `is not told where there is no baseline`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", sweep: [measured(1, 10)])
        #expect(try !page(history, since: nil).contains("Since"))
        let text = try page(history)
        #expect(text.contains("Baseline: label:v1. No session of it was found."))
        #expect(text.contains("Asked: everything recorded, compared with label:v1. Found: "))
        #expect(try page(ScriptedHistory()).contains(", compared with label:v1. Found: no session"))
        #expect(try !page(history, since: nil).contains("compared with"))
        #expect(!text.contains("Since"))
    }

    @Test func `says of its own sessions that nothing was measured since`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-13", label: "v1", sweep: [measured(1, 10)])
        let text = try page(history)
        #expect(text.contains("Nothing can be compared."))
        #expect(text.contains("Not measured since label:v1: threads ×1."))
    }

    @Test func `of an open window is what was before, for the newest session is in it`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-11", sweep: [measured(1, 30), measured(2, 10)])
        try history.record(at: "2026-11-12", sweep: [measured(1, 10), measured(4, 5)])
        try history.record(at: "2026-11-13", sweep: [measured(1, 20, seed: 2)])
        let since = Window.End(
            words: "1970-01-01", meaning: .instant(Instant(microseconds: 0)))
        var options = ReportOptions(selection: Selection())
        options.baseline = ReportOptions.Baseline(
            words: "1970-01-01..", selection: Selection(window: Window(since: since)))
        let text = try Report.files(of: history, options: options).files[0].text
            .replacing("\\:", with: ":")
        #expect(text.contains("Since 1970-01-01..: threads ×1 is slower, +"), "\(text)")
        #expect(text.contains("Before: 2026-11-12"))
        #expect(text.contains("Not measured since 1970-01-01..: threads ×2 and threads ×4."))
    }

    @Test func `never holds a host against another`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-12", label: "v1", sweep: [measured(1, 10), measured(2, 5)])
        try history.record(
            at: "2026-11-13", host: ScriptedHistory.runner,
            sweep: [measured(1, 20), measured(4, 5)])
        let text = try page(history)
        #expect(text.contains("Nothing can be compared."))
        #expect(text.contains("on another host only, so not compared: "))
        #expect(text.contains("Not measured in label:v1: "))
        #expect(text.contains(", 0 of 4 configurations on the same host."))
    }

    @Test func `takes the newest session of a baseline`() throws {
        var history = ScriptedHistory()
        try history.record(at: "2026-11-11", label: "v1", sweep: [measured(1, 30)])
        try history.record(at: "2026-11-12", label: "v1", sweep: [measured(1, 10)])
        try history.record(at: "2026-11-13", sweep: [measured(1, 20, seed: 2)])
        #expect(try page(history).contains("Since label:v1: threads ×1 is slower, +"))
    }

    @Test(arguments: [
        (10.0, 8, "none of 2 configurations is measurably slower or faster"),
        (12.0, 8, "2 of 2 configurations are slower"), (8.0, 8, "2 of 2 configurations are faster"),
        (12.0, 3, "too few runs to tell any of 2 configurations apart"),
    ])
    func `is told by what can be told apart`(time: Double, runs: Int, words: String) throws {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-12", label: "v1",
            sweep: [measured(1, 10, runs: runs), measured(2, 10, runs: runs)])
        try history.record(
            at: "2026-11-13",
            sweep: [measured(1, time, runs: runs, seed: 2), measured(2, time, runs: runs, seed: 3)])
        let text = try page(history)
        #expect(text.contains("Since label:v1: \(words)"))
        for verdict in ["regressed", "improved"] { #expect(!text.contains(verdict)) }
    }

    @Test func `is sorted by the largest change that can be told`() throws {
        let times: [(workers: Int, now: Double, runs: Int)] = [
            (1, 10.0, 8), (2, 12, 8), (4, 7, 8), (8, 40, 3),
        ]
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-12", label: "v1",
            sweep: times.map { measured($0.workers, 10, runs: $0.runs) })
        try history.record(
            at: "2026-11-13",
            sweep: times.map { measured($0.workers, $0.now, runs: $0.runs, seed: 2) })
        let rows = try page(history).matches(of: /\| (threads ×\d) .* \| ([a-z][a-z ]*?) *\|\n/)
            .map { [String($0.1), String($0.2)] }
        #expect(
            rows == [
                ["threads ×4", "faster"], ["threads ×2", "slower"],
                ["threads ×1", "not told apart"], ["threads ×8", "too few runs"],
            ])
    }
}

@Suite struct `What changed since the session before` {
    /// Two sessions, the second with more configurations than the first.
    private func history(before: Int, now: Int, label: String? = nil) throws -> ScriptedHistory {
        var history = ScriptedHistory()
        try history.record(
            at: "2026-11-12", sweep: (1...before).map { measured($0, 10) })
        try history.record(
            at: "2026-11-13", label: label, sweep: (1...now).map { measured($0, 12, seed: 2) })
        return history
    }

    @Test func `is told where most configurations have one`() throws {
        let text = try page(history(before: 2, now: 3), since: nil)
        #expect(text.contains("</a>Since the session before"))
        #expect(!text.contains("Largest change since"))
    }

    @Test func `is a sentence where few have one`() throws {
        let text = try page(history(before: 1, now: 3), since: nil)
        #expect(!text.contains("</a>Since the session before"))
        #expect(text.contains("Largest change since the session before"))
    }

    @Test func `is not told between labels`() throws {
        let text = try page(history(before: 3, now: 3, label: "other"), since: nil)
        #expect(!text.contains("</a>Since the session before"))
    }
}

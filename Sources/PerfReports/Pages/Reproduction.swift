import PerfModel

/// How to measure again: the command lines that record the sweeps of a report.
enum Reproduction {
    /// One line per benchmark, command and session whose configurations are a whole sweep; else, in
    /// the same order, one line per configuration. Each line once.
    ///
    /// A suite is one line for each session and scale; what was read somewhere has none.
    static func lines(for points: [SweepPoint]) -> [String] {
        let suites = Groups(points.filter { $0.session.suite != nil && isRepeatable($0) }) {
            [$0.session.id, $0.scale]
        }
        let calls = Groups(points.filter { $0.session.suite == nil && isRepeatable($0) }) {
            [$0.session.id, $0.configuration.benchmark]
        }
        let lines = suites.all.flatMap(Self.suiteLines(of:)) + calls.all.flatMap(Self.lines(of:))
        return Groups(lines) { $0 }.keys
    }

    private static func isRepeatable(_ point: SweepPoint) -> Bool {
        point.session.origin != .transcribed
    }

    /// `perfdb record --suite documents --only divisors,download --scale 0.02`.
    ///
    /// Settings that all of its configurations share are told again, whether the suite says them or
    /// the call did: said twice they are the same.
    /// - Parameter points: of one session and scale, at least one.
    private static func suiteLines(of points: [SweepPoint]) -> [String] {
        let (session, scale) = (points[0].session, points[0].scale)
        var words = ["perfdb", "record"] + option("--suite", session.suite ?? "")
        let names = Set(points.map(\.configuration.benchmark)).sorted()
        words += option("--only", names.map(Sweep.escaped).joined(separator: ","))
        if let scale { words += option("--scale", scale) }
        words += sessionWords(session)
        let shared = points[0].settings.filter { setting in
            SettingWords.ofSuites.contains(setting.name)
                && points.allSatisfy { $0.settings.contains(setting) }
        }
        let settings = SettingWords(shared)
        // Where each has as many, the call or the suite said so; said twice it is the same.
        let counts = Set(points.map(\.attempts))
        if let runs = counts.first, counts.count == 1, runs > 0, !hasGoal(points) {
            words += ["--runs", String(runs)]
        }
        words += settings.words
        if let seed = session.seed { words += ["--seed", String(seed)] }
        return settings.notes + [Shell.line(words)]
    }

    /// Whether some were measured as often as it takes.
    private static func hasGoal(_ points: [SweepPoint]) -> Bool {
        points.contains { $0.settings.contains { $0.name == "runs" } }
    }

    /// What a session says for all of its configurations.
    private static func sessionWords(_ session: Session) -> [String] {
        var words: [String] = []
        if let label = session.label { words += option("--label", label) }
        if let host = session.host, host.isNameGiven { words += option("--host", host.name) }
        if session.order == RunOrder.sequential.rawValue {
            words += ["--order", session.order]
        }
        return words
    }

    /// The lines of one benchmark in one session: one call, if it was one.
    private static func lines(of points: [SweepPoint]) -> [String] {
        if let compared = ComparedCommands(points) {
            return line(of: compared.points, commands: compared)
        }
        let calls = Groups(points) {
            Call(command: $0.command, settings: $0.callSettings)
        }
        return calls.all.flatMap { points in
            let sweep = Sweep(points.map(\.configuration))
            return (sweep.isWhole ? [points] : points.map { [$0] }).flatMap { line(of: $0) }
        }
    }

    /// What the points of one call of `perfdb record` have in common.
    private struct Call: Hashable {
        var command: [String]
        var settings: [Setting]
    }

    /// The parameter that an option of its own makes, and the setting that says so.
    private static let copies = "concurrency"

    /// The line of a call, and before it what it leaves out.
    ///
    /// - Parameters:
    ///   - part: of one session, at least one, their configurations a whole sweep.
    ///   - compared: the commands where there are several.
    private static func line(
        of part: [SweepPoint], commands compared: ComparedCommands? = nil
    ) -> [String] {
        let first = part[0]
        var words = ["perfdb", "record"]
        let command = TypedCommand(first.command)
        let names =
            compared?.names ?? [command.line, command.script ?? command.line, command.plain]
        if !names.contains(first.configuration.benchmark) {
            words += option("--benchmark", first.configuration.benchmark)
        }
        words += sessionWords(first.session)
        let hasCopies = first.settings.contains { $0.name == copies }
        for (name, value) in Sweep(part.map(\.configuration)).options {
            let isCopies = hasCopies && value.hasPrefix("\(copies)=")
            words +=
                isCopies
                ? option("--\(copies)", String(value.dropFirst(copies.count + 1)))
                : option(name, value)
        }
        let settings = SettingWords(
            compared?.settings ?? first.callSettings)
        let runs = part.map(\.attempts).max() ?? 0
        if runs > 0, !settings.names.contains("runs") { words += ["--runs", String(runs)] }
        let warmups = part.map(\.warmups).max() ?? 0
        if warmups > 0 { words += ["--warmup", String(warmups)] }
        words += settings.words
        if let seed = first.session.seed { words += ["--seed", String(seed)] }
        // Others keep a command as one text, which is for a shell.
        let isImportedText = first.session.origin == .imported && first.command.count == 1
        if command.script != nil || isImportedText { words.append("--shell") }
        if let compared {
            words += compared.options
            let line = Shell.line(words)
            return settings.notes + [compared.typed.map { "\(line) -- \($0)" } ?? line]
        }
        return settings.notes + ["\(Shell.line(words)) -- \(command.line)"]
    }

    /// An option with its value, in one word where the value would be taken for an option.
    private static func option(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
    }
}

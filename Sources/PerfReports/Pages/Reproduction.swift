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
            Call(
                session: $0.session.id, command: $0.command, benchmark: $0.configuration.benchmark)
        }
        let lines = suites.all.map(Self.suiteLine(of:)) + calls.all.flatMap(Self.lines(of:))
        return Groups(lines) { $0 }.keys
    }

    private static func isRepeatable(_ point: SweepPoint) -> Bool {
        point.session.origin != .transcribed
    }

    /// `perfdb record --suite documents --only divisors,download --scale 0.02`.
    ///
    /// - Parameter points: of one session and scale, at least one.
    private static func suiteLine(of points: [SweepPoint]) -> String {
        let (session, scale) = (points[0].session, points[0].scale)
        var words = ["perfdb", "record"] + option("--suite", session.suite ?? "")
        let names = Set(points.map(\.configuration.benchmark)).sorted()
        words += option("--only", names.map(Sweep.escaped).joined(separator: ","))
        if let scale { words += option("--scale", scale) }
        if let label = session.label { words += option("--label", label) }
        if let host = session.host, host.isNameGiven { words += option("--host", host.name) }
        if let seed = session.seed { words += ["--seed", String(seed)] }
        return Shell.line(words)
    }

    /// What the points of one call of `perfdb record` have in common.
    private struct Call: Hashable {
        var session: String
        var command: [String]
        var benchmark: String
    }

    /// The one word of a command that `--shell` recorded; nil for any other command.
    private static func shellScript(_ command: [String]) -> String? {
        command.count == 3 && command.starts(with: ["/bin/sh", "-c"]) ? command[2] : nil
    }

    private static func lines(of points: [SweepPoint]) -> [String] {
        let sweep = Sweep(points.map(\.configuration))
        let parts = sweep.isWhole ? [points] : points.map { [$0] }
        return parts.map { part in
            guard let first = part.first else { return "" }
            var words = ["perfdb", "record"]
            let script = shellScript(first.command)
            let typed = Shell.line(script.map { [$0] } ?? first.command)
            if ![script ?? typed, first.command.joined(separator: " ")].contains(
                first.configuration.benchmark)
            {
                words += option("--benchmark", first.configuration.benchmark)
            }
            if let label = first.session.label { words += option("--label", label) }
            if let host = first.session.host, host.isNameGiven {
                words += option("--host", host.name)
            }
            words += Sweep(part.map(\.configuration)).options.flatMap(option)
            let runs = part.map(\.attempts).max() ?? 0
            if runs > 0 { words += ["--runs", String(runs)] }
            let warmups = part.map(\.warmups).max() ?? 0
            if warmups > 0 { words += ["--warmup", String(warmups)] }
            if let seed = first.session.seed { words += ["--seed", String(seed)] }
            if script != nil { words.append("--shell") }
            return "\(Shell.line(words)) -- \(typed)"
        }
    }

    /// An option with its value, in one word where the value would be taken for an option.
    private static func option(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["\(name)=\(value)"] : [name, value]
    }
}

import PerfModel

/// How to measure again: the command lines that record the sweeps of a report.
enum Reproduction {
    /// One line per benchmark, command and session whose configurations are a whole sweep; else, in
    /// the same order, one line per configuration. Each line once.
    static func lines(for points: [SweepPoint]) -> [String] {
        var groups: [[SweepPoint]] = []
        for point in points {
            if let index = groups.firstIndex(where: { isSameCall($0.first, point) }) {
                groups[index].append(point)
            } else {
                groups.append([point])
            }
        }
        var lines: [String] = []
        for line in groups.flatMap(Self.lines(of:)) where !lines.contains(line) {
            lines.append(line)
        }
        return lines
    }

    /// The one word of a command that `--shell` recorded; nil for any other command.
    private static func shellScript(_ command: [String]) -> String? {
        command.count == 3 && command.starts(with: ["/bin/sh", "-c"]) ? command[2] : nil
    }

    private static func isSameCall(_ left: SweepPoint?, _ right: SweepPoint) -> Bool {
        left?.session.id == right.session.id && left?.command == right.command
            && left?.configuration.benchmark == right.configuration.benchmark
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
                words += ["--benchmark", first.configuration.benchmark]
            }
            words += Sweep(part.map(\.configuration)).options
            words += ["--runs", String(part.map(\.attempts).max() ?? 0)]
            let warmups = part.map(\.warmups).max() ?? 0
            if warmups > 0 { words += ["--warmup", String(warmups)] }
            if let seed = first.session.seed { words += ["--seed", String(seed)] }
            if script != nil { words.append("--shell") }
            return "\(Shell.line(words)) -- \(typed)"
        }
    }
}

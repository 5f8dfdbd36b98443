import PerfModel

/// A stored command as it is typed.
struct TypedCommand: Hashable {
    let words: [String]

    init(_ words: [String]) { self.words = words }

    /// The one word of a command that `--shell` recorded; nil for any other command.
    var script: String? {
        words.count == 3 && words.starts(with: ["/bin/sh", "-c"]) ? words[2] : nil
    }

    /// The words behind the options.
    var line: String { Shell.line(script.map { [$0] } ?? words) }

    /// What `perfdb record` calls a benchmark and a command without a name.
    var name: String { script ?? line }

    /// The words without quotes.
    var plain: String { words.joined(separator: " ") }
}

/// The commands of one call that compared several, read from what it stored.
struct ComparedCommands {
    /// The points of the first command, without its name: the sweep that all commands have.
    private(set) var points: [SweepPoint] = []
    /// The settings of all commands; hooks that differ once for each command, in their order.
    private(set) var settings: [Setting] = []
    private var commands: [(name: String, command: TypedCommand)] = []

    private static let parameter = "command"
    private static let hooks: Set<String> = ["setup", "prepare", "conclude", "cleanup"]

    /// Nil where the points are no such call's: of one command, or not the same sweep for each.
    init?(_ all: [SweepPoint]) {
        guard all.allSatisfy({ $0.configuration.value(of: Self.parameter) != nil }) else {
            return nil
        }
        let groups = Groups(all) { $0.configuration.value(of: Self.parameter) ?? "" }
        guard Set(all.map(\.command)).count > 1 else { return nil }
        var sweeps: Set<[Configuration]> = []
        for name in groups.keys {
            let points = groups[name].map(Self.withoutName)
            guard let first = points.first,
                points.allSatisfy({
                    $0.command == first.command && $0.callSettings == first.callSettings
                })
            else { return nil }
            sweeps.insert(points.map(\.configuration))
            commands.append((name, TypedCommand(first.command)))
            if self.points.isEmpty { self.points = points }
        }
        let isShell = commands[0].command.script != nil
        guard sweeps.count == 1, Sweep(points.map(\.configuration)).isWhole,
            commands.allSatisfy({ ($0.command.script != nil) == isShell })
        else { return nil }
        for point in all where point.attempts > points[0].attempts {
            points[0].outcomes = point.outcomes
        }
        guard let merged = Self.merged(groups.all.compactMap(\.first?.callSettings)) else {
            return nil
        }
        settings = merged
    }

    private static func withoutName(_ point: SweepPoint) -> SweepPoint {
        var point = point
        point.configuration.parameters.removeAll { $0.name == parameter }
        return point
    }

    /// The settings that all lists share; hooks of which the lists have different ones, from each.
    ///
    /// Nil where they differ in more.
    private static func merged(_ lists: [[Setting]]) -> [Setting]? {
        guard let first = lists.first else { return [] }
        guard Set(lists.map { $0.map(\.name) }).count == 1 else { return nil }
        var settings: [Setting] = []
        for (index, setting) in first.enumerated() {
            let all = lists.map { $0[index] }
            if all.allSatisfy({ $0 == setting }) {
                settings.append(setting)
            } else {
                guard hooks.contains(setting.name) else { return nil }
                settings += all
            }
        }
        return settings
    }

    /// Whether every command is known by its own words.
    private var areNamedByWords: Bool { commands.allSatisfy { $0.name == $0.command.name } }

    /// What the benchmark of such a call may be called without a name of its own.
    var names: [String] { [commands.map(\.command.name).joined(separator: " ::: ")] }

    /// `--command NAME=CMD` for each; none where they stand behind the options.
    var options: [String] {
        areNamedByWords
            ? [] : commands.flatMap { ["--command", "\($0.name)=\($0.command.name)"] }
    }

    /// The commands behind the options; nil where they have names.
    var typed: String? {
        areNamedByWords ? commands.map(\.command.line).joined(separator: " ::: ") : nil
    }
}

extension SweepPoint {
    /// Its settings without those that are a dimension.
    var callSettings: [Setting] { settings.filter { $0.name != "concurrency" } }
}

import ArgumentGrammar
import PerfModel

/// A session, and those of its measurements that are shown.
struct ShownSession {
    var session: Session
    /// In the order of configurations.
    var measurements: [Measurements]
    /// What their runs said of themselves, in the same order; none of those that said nothing.
    var details: [Details] = []
    /// Of several commands: the name of the one that the others are compared with; nil: the fastest.
    var reference: String?
}

/// Finds what `perfdb show` is asked for.
struct ShownSessions {
    let history: any History
    let selection: Selection

    /// The session that `last` or the beginning of an id names, with all it measured.
    ///
    /// - Throws: `WorldError.noSuchSession` or `.ambiguousSession`.
    func session(_ name: String) throws -> ShownSession {
        let sessions = try history.sessions(selection)
        let matches =
            name == "last"
            ? Array(sessions.suffix(1)) : sessions.filter { $0.id.hasPrefix(name.lowercased()) }
        guard let session = matches.first, !name.isEmpty else {
            throw WorldError.noSuchSession(name)
        }
        guard matches.count == 1 else {
            throw WorldError.ambiguousSession(name, matches: matches.map(\.id))
        }
        return ShownSession(
            session: session, measurements: try measurements(in: session, selection),
            details: try history.details(in: session.id, benchmark: selection.benchmark))
    }

    /// The newest sessions that have a configuration of a benchmark, newest first.
    ///
    /// Each configuration is shown once for each host, from its newest session.
    ///
    /// - Throws: `WorldError.noSuchBenchmark` with the nearest name.
    func benchmark(_ name: String) throws -> [ShownSession] {
        let isSelected = selection.benchmark?.matches(name) ?? true
        var selection = selection
        selection.benchmark = Glob(literal: name)
        var seen: Set<Configured> = []
        var shown: [ShownSession] = []
        for session in isSelected ? try history.sessions(selection).reversed() : [] {
            let new = try history.configurations(in: session.id, benchmark: selection.benchmark)
                .filter { seen.insert(Configured(configuration: $0, host: session.host)).inserted }
            guard !new.isEmpty else { continue }
            let measurements = try measurements(in: session, selection)
                .filter { new.contains($0.configuration) }
            let details = try history.details(in: session.id, benchmark: selection.benchmark)
                .filter { new.contains($0.configuration) }
            shown.append(
                ShownSession(session: session, measurements: measurements, details: details))
        }
        guard shown.isEmpty else { return shown }
        let names = try history.benchmarkEntries(Selection()).map(\.name)
        throw WorldError.noSuchBenchmark(name, suggestion: suggestion(for: name, among: names))
    }

    /// With what the runs read from and wrote to storage, and those that do not count.
    private func measurements(
        in session: Session, _ selection: Selection
    ) throws -> [Measurements] {
        var measurements = try history.measurements(
            in: session.id, benchmark: selection.benchmark)
        try history.addStorage(to: &measurements, in: session.id)
        try history.addUncounted(to: &measurements, in: session.id)
        return measurements
    }

    private struct Configured: Hashable {
        var configuration: Configuration
        var host: Host?
    }
}

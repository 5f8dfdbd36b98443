import PerfModel

/// The newest sessions of one revision: what is judged where nothing else was named.
enum NewestRevision {
    /// On each host the sessions at its end that measured the same clean commit under the same label as the newest
    /// session of all; that one alone where it had changed files or no commit, or where its host has no other
    /// revision before.
    ///
    /// - Parameters:
    ///   - all: oldest first.
    ///   - others: ids of sessions that belong to the other side, unless one is the newest.
    static func sessions(of all: [Session], without others: Set<String> = []) -> [Session] {
        let measured = all.filter { $0.origin != .transcribed }
        guard let newest = measured.last else { return [] }
        guard let revision = newest.revision, !revision.isDirty else { return [newest] }
        var found: [Session] = []
        for (host, sessions) in Dictionary(grouping: measured, by: \.host) {
            let tail = sessions.reversed().prefix {
                $0.revision?.commit == revision.commit && $0.revision?.isDirty == false
                    && $0.label == newest.label
            }
            if tail.count < sessions.count {
                found += tail
            } else if host == newest.host {
                found.append(newest)
            }
        }
        let ids = Set(found.filter { $0.id == newest.id || !others.contains($0.id) }.map(\.id))
        return measured.filter { ids.contains($0.id) }
    }

    /// What they are called: the short commit, else the label or the session.
    static func words(of sessions: [Session]) -> String {
        guard let newest = sessions.last else { return "nothing" }
        return newest.revision?.shortName ?? newest.label ?? "session \(newest.id.prefix(8))"
    }
}

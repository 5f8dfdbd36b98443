import PerfModel
import PerfReports

/// The sessions before a candidate that it is held against where nothing else was named, and that say how sessions
/// scatter.
struct EarlierSessions {
    /// Oldest first.
    private(set) var sessions: [Session] = []
    /// What each configuration has of them, at most `most` on a host.
    private(set) var values: [SessionValues] = []
    /// The default branch, where clean sessions of it are among them, and how many those are.
    private(set) var branch: (name: String, count: Int)?

    /// The most sessions of a configuration on a host that are looked at.
    static let most = 30
    /// The names that a project's own branch usually has, the likeliest first.
    private static let usualBranches = ["main", "master", "trunk", "default", "develop"]

    /// Asks for the sessions before the candidate's first on the same hosts: clean ones of the default branch first,
    /// then the others, the newest first. Of a configuration whose new level was accepted only the sessions from
    /// that level on are taken.
    ///
    /// - Parameters:
    ///   - all: every session that may be taken, oldest first.
    ///   - annotations: those of the history.
    init(
        before candidate: ComparedSide, among all: [Session], reading read: SideValues,
        annotations: Annotations
    ) throws {
        let branch = Self.branch(of: all)
        let wanted = Set(candidate.values.map(\.configuration))
        let own = Set(candidate.sessions.map(\.id))
        var found: [Session] = []
        for host in Set(candidate.sessions.map(\.host)) {
            guard let first = candidate.sessions.first(where: { $0.host == host }) else { continue }
            let before = all.prefix { $0.id != first.id }.filter {
                $0.host == host && !own.contains($0.id) && $0.origin != .transcribed
            }
            let isMain = { (session: Session) in Self.isClean(session, on: branch) }
            var counts: [Configuration: Int] = [:]
            for session in before.reversed().filter(isMain)
                + before.reversed().filter({ !isMain($0) })
            {
                if !wanted.isEmpty, wanted.allSatisfy({ counts[$0, default: 0] >= Self.most }) {
                    break
                }
                let taken = try read.values(of: session).filter {
                    wanted.contains($0.configuration)
                        && annotations.acceptance(of: $0.configuration, on: host)?
                            .contains(session) ?? true
                        && counts[$0.configuration, default: 0] < Self.most
                }
                guard !taken.isEmpty else { continue }
                for value in taken { counts[value.configuration, default: 0] += 1 }
                values += taken
                found.append(session)
            }
        }
        let ids = Set(found.map(\.id))
        sessions = all.filter { ids.contains($0.id) }
        let clean = sessions.count { Self.isClean($0, on: branch) }
        if let branch, clean > 0 { self.branch = (branch, clean) }
    }

    /// What they are called: `the sessions before it`, and how many of them are of the default branch.
    var words: String {
        guard let branch else { return "the sessions before" }
        return branch.count == sessions.count
            ? "the sessions of \(branch.name) before"
            : "the sessions before, \(branch.count) of them of \(branch.name)"
    }

    private static func isClean(_ session: Session, on branch: String?) -> Bool {
        guard let branch, let revision = session.revision else { return false }
        return !revision.isDirty && revision.branch == branch
    }

    /// The first usual name that a clean session has; nil where none has one.
    private static func branch(of sessions: [Session]) -> String? {
        let names = Set(
            sessions.compactMap { $0.revision.flatMap { $0.isDirty ? nil : $0.branch } })
        return usualBranches.first(where: names.contains)
    }
}

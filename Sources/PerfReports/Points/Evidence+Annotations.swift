import PerfModel

/// What people said of what a report is about.
extension Evidence {
    /// The exclusions that take runs out of the report's sessions, in the order in which they were made.
    var exclusions: [ToldExclusion] {
        var runs: [String: Int] = [:]
        var names: [String: Set<String>] = [:]
        for point in all {
            for excluded in point.excluded {
                runs[excluded.annotation, default: 0] += excluded.runs
                names[excluded.annotation, default: []].insert(point.configuration.benchmark)
            }
        }
        return annotations.holding.compactMap { annotation in
            guard let count = runs[annotation.id],
                let session = sessions.first(where: { $0.id == annotation.session })
            else { return nil }
            return ToldExclusion(
                annotation: annotation, session: session, runs: count,
                benchmarks: (names[annotation.id] ?? []).sorted())
        }
    }

    /// The acceptances and marks about the report's benchmarks and hosts, in the order of the moments
    /// they are about.
    ///
    /// An acceptance made for a later session than all of these, and a mark of an earlier moment, say
    /// nothing here.
    var events: [Annotation] {
        let names = benchmarks
        let hosts = Set(sessions.map(\.host))
        let starts = sessions.compactMap(\.startedAt)
        let told = annotations.holding.filter { annotation in
            guard names.contains(where: annotation.isAbout(benchmark:)),
                hosts.contains(where: annotation.isAbout(host:))
            else { return false }
            let isOfSession = sessions.contains { $0.id == annotation.session }
            switch annotation.kind {
            case .mark:
                let isLater = annotation.at.flatMap { at in starts.min().map { at >= $0 } }
                return isOfSession || (annotation.session == nil && isLater ?? false)
            case .acceptance:
                return annotation.at.flatMap { at in starts.max().map { at <= $0 } } ?? false
            case .exclusion, .undoing: return false
            }
        }
        return told.sorted {
            let moments = [$0, $1].map { $0.at ?? moment(of: $0) ?? $0.createdAt }
            return moments[0] == moments[1]
                ? Annotation.precedes($0, $1) : moments[0] < moments[1]
        }
    }

    /// When the session started that an annotation is about.
    func moment(of annotation: Annotation) -> Instant? {
        sessions.first { $0.id == annotation.session }?.startedAt
    }
}

/// An exclusion, and what it takes out of a report.
struct ToldExclusion {
    var annotation: Annotation
    var session: Session
    /// Warm-ups left out.
    var runs: Int
    /// The names of the benchmarks that the runs are of, sorted.
    var benchmarks: [String]
}

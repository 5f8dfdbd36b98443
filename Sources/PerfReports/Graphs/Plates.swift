import PerfModel

/// Finds what suites ask to be drawn: for each declared chart of a suite the newest points that it is
/// about, never two hosts or scales in one picture.
struct Plates {
    var hosts: HostNames

    /// The plates of all suites, measured ones before transcribed ones, in the order of declarations.
    ///
    /// - Parameter evidence: the sessions whose charts are drawn, and the points to draw.
    func plates(of evidence: Evidence) -> [Plate] {
        let sources = Groups(evidence.sessions.filter { $0.suite != nil }) { session in
            SuiteSource(
                suite: session.suite ?? "", isTranscribed: session.origin == .transcribed)
        }
        let points = Groups(evidence.newest.filter { $0.session.suite != nil }) { point in
            SuiteSource(
                suite: point.session.suite ?? "",
                isTranscribed: point.session.origin == .transcribed)
        }
        let ordered = sources.keys.sorted {
            ($0.isTranscribed ? 1 : 0, $0.suite) < ($1.isTranscribed ? 1 : 0, $1.suite)
        }
        return named(
            ordered.flatMap { source in
                plates(of: source, sessions: sources[source], points: points[source])
            })
    }

    /// - Parameter sessions: oldest first.
    private func plates(
        of source: SuiteSource, sessions: [Session], points: [SweepPoint]
    ) -> [Plate] {
        // A transcribed session is one graph, so its chart shows no other's points.
        guard !source.isTranscribed else {
            let own = Groups(points, by: \.session.id)
            return sessions.flatMap { session in
                session.charts.flatMap { plates(of: $0, source, own[session.id]) }
            }
        }
        return Self.charts(of: sessions).flatMap { plates(of: $0, source, points) }
    }

    /// The charts that the newest session declares, then those that only older ones do.
    ///
    /// - Parameter sessions: of one suite, oldest first.
    static func charts(of sessions: [Session]) -> [ChartDeclaration] {
        var charts: [ChartDeclaration] = []
        for session in sessions.reversed() {
            charts += session.charts.filter { chart in
                !charts.contains { $0.name == chart.name }
            }
        }
        return charts
    }

    private struct Place: Hashable {
        var host: Host?
        var scale: String?
        var runtime: String?
    }

    private func plates(
        of chart: ChartDeclaration, _ source: SuiteSource, _ points: [SweepPoint]
    ) -> [Plate] {
        let isShared = chart.kind == .table || chart.series.contains("runtime")
        let members = Groups(points.filter { chart.contains($0.configuration) }) { point in
            Place(
                host: point.host, scale: point.scale,
                runtime: isShared ? nil : point.configuration.runtime)
        }
        return members.keys.sorted(by: precedes).map { place in
            Plate(
                declaration: chart, source: source, host: place.host, scale: place.scale,
                runtime: place.runtime, points: members[place])
        }
    }

    /// Hosts in the order of the report, full size before smaller ones, runtimes by name.
    private func precedes(_ left: Place, _ right: Place) -> Bool {
        let ranks = [left, right].map { hosts.rank(of: $0.host) }
        if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
        if left.scale != right.scale {
            guard let scales = left.scale.flatMap({ l in right.scale.map { (l, $0) } }) else {
                return left.scale == nil
            }
            return naturallyPrecedes(scales.1, scales.0)
        }
        return (left.runtime ?? "") < (right.runtime ?? "")
    }
}

extension Plates {
    /// Gives each plate its name and words: those of what the plates of its chart differ in.
    private func named(_ plates: [Plate]) -> [Plate] {
        let measured = Set(
            plates.filter { !$0.source.isTranscribed }.map(\.declaration.name))
        let families = Groups(plates.indices) { index in
            [plates[index].source.suite, plates[index].declaration.name]
        }
        var plates = plates
        for family in families.all {
            let own = family.map { plates[$0] }.filter { !$0.source.isTranscribed }
            let differ = PlateDifference(own, hosts: hosts)
            for index in family {
                plates[index].words = differ.words(of: plates[index])
                let extra =
                    plates[index].source.isTranscribed
                        && measured.contains(plates[index].declaration.name)
                    ? [plates[index].source.suite] : plates[index].words.map(Slug.plain)
                plates[index].name = ([plates[index].declaration.name] + extra)
                    .joined(separator: ".")
            }
        }
        let identities = plates.enumerated().map { index, plate in
            (identity: "\(plate.source.suite)\u{0}\(index)", name: plate.name)
        }
        let names = Slug.unique(identities)
        for (index, identity) in identities.enumerated() {
            plates[index].name = names[identity.identity] ?? plates[index].name
        }
        return plates
    }
}

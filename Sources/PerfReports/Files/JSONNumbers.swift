import PerfModel
import RelaxedJSON
import Statistics

/// The hosts, sessions, benchmarks and points of a report for programs.
struct JSONNumbers {
    let content: ReportFindings
    private let warnings: SessionWarnings

    init(_ content: ReportFindings) {
        self.content = content
        warnings = SessionWarnings(content.evidence.newest)
    }

    /// Under the names that the report gives them; a machine's own name is in none.
    var hosts: [JSONTree] {
        content.hosts.hosts.map { host in
            .object([
                ("name", .text(content.hosts.shortName(of: host))),
                ("cpu_model", JSONTree(host?.cpuModel)),
                ("logical_cpus", JSONTree(host?.logicalCPUs)),
                ("physical_cpus", JSONTree(host?.physicalCPUs)),
                ("memory_gib", JSONTree(host?.memoryGiB)),
                ("architecture", JSONTree(host?.architecture)),
                ("os_family", JSONTree(host?.osFamily)),
            ])
        }
    }

    /// Oldest first.
    var sessions: [JSONTree] {
        content.evidence.sessions.map { session in
            .object([
                ("id", .text(session.id)), ("started_at", JSONTree(session.startedAt?.iso8601)),
                ("host", .text(content.hosts.shortName(of: session.host))),
                ("commit", JSONTree(session.revision?.commit)),
                ("dirty", JSONTree(session.revision?.isDirty)),
                ("branch", JSONTree(session.revision?.branch)),
                ("label", JSONTree(session.label)), ("suite", JSONTree(session.suite)),
                ("origin", .text(session.origin.rawValue)), ("recorder", .text(session.recorder)),
            ])
        }
    }

    /// By name: those that are told in full with their findings, the others with their points alone.
    var benchmarks: [JSONTree] {
        let sections = Groups(Section.sections(of: content.evidence.newest), by: \.benchmark)
        return content.evidence.benchmarks.map { benchmark in
            let chapter = content.chapters.first { $0.benchmark == benchmark }
            let across =
                (chapter?.across ?? []) + [chapter?.changes].compactMap { $0.map { Told($0) } }
            return .object([
                ("name", .text(benchmark)), ("slug", JSONTree(chapter?.slug)),
                ("in_full", .flag(chapter != nil)),
                ("findings", .list(across.map(JSONFinding.tree))),
                ("since", chapter?.moved.map { JSONMoves.tree($0.words) } ?? .null),
                (
                    "sections",
                    .list(
                        sections[benchmark].map { section in
                            let key = Section.Key(of: section)
                            let part = chapter?.parts.first { Section.Key(of: $0.section) == key }
                            return tree(of: section, part?.told ?? [])
                        })
                ),
            ])
        }
    }

    private func tree(of section: Section, _ findings: [Told]) -> JSONTree {
        .object([
            ("load", Self.tree(section.load)), ("caching", JSONTree(section.caching)),
            ("scale", JSONTree(section.scale)), ("transcribed", .flag(section.isTranscribed)),
            ("findings", .list(findings.map(JSONFinding.tree))),
            ("points", .list(section.points.map { tree(of: $0, in: section) })),
        ])
    }

    private static func tree(_ load: Load?) -> JSONTree {
        load.map {
            .object([("name", .text($0.name)), ("factor", JSONTree($0.factor))])
        } ?? .null
    }

    /// A configuration on a host in a session: its dimensions, then its numbers.
    private func tree(of point: SweepPoint, in section: Section) -> JSONTree {
        let configuration = point.configuration
        return .object(
            [
                ("key", .text(point.key)),
                ("strategy", JSONTree(configuration.strategy?.name)),
                ("workers", JSONTree(configuration.workers)),
                ("mechanism", JSONTree(configuration.mechanism)),
                ("load", Self.tree(configuration.load)),
                ("caching", JSONTree(configuration.caching)),
                ("runtime", JSONTree(configuration.runtime)),
                (
                    "parameters",
                    .object(configuration.parameters.map { ($0.name, .text($0.value)) })
                ),
                ("host", .text(content.hosts.shortName(of: point.host))),
                ("session", .text(point.session.id)),
            ] + times(of: point) + ratios(of: point, in: section))
    }

    /// Seconds, bytes and counts of runs.
    private func times(of point: SweepPoint) -> [(name: String, value: JSONTree)] {
        [
            ("runs", JSONTree(point.runs)), ("attempts", JSONTree(point.attempts)),
            ("warmups", JSONTree(point.warmups)),
            ("excluded", JSONTree(point.excluded.map(\.runs).reduce(0, +))),
            ("outcomes", JSONForm.outcomes(point.outcomes)),
            ("expected_outcome", .text(point.expected.rawValue)),
            ("stop_reason", JSONTree(point.stopReason?.rawValue)),
            ("region", .flag(point.isRegion)), ("median_s", Self.seconds(point.median)),
            ("interval_s", Self.interval(point.interval, Self.seconds)),
            ("reading_error_s", Self.seconds(point.readingError)),
            ("whole_median_s", Self.seconds(point.wholeMedian)),
            ("mean_user_s", Self.seconds(point.meanUser)),
            ("mean_sys_s", Self.seconds(point.meanSys)),
            ("cpus", JSONTree(point.cpuPercent.map { $0 / 100 })),
            ("max_rss_bytes", JSONTree(point.maxRSS)),
        ]
    }

    /// What it is beside its baseline, and what to mind.
    private func ratios(
        of point: SweepPoint, in section: Section
    ) -> [(name: String, value: JSONTree)] {
        let factor = section.baselines.speedUp(of: point)
        let efficiency = factor.flatMap { factor in
            point.configuration.workers.map { factor / Double($0) }
        }
        let found = warnings.warnings(of: point.configuration, in: point.session)
        return [
            ("baseline", JSONTree(section.baselines.baseline(of: point)?.key)),
            ("speed_up", JSONTree(factor)), ("efficiency", JSONTree(efficiency)),
            ("warnings", .list(found.map { .text($0.name.rawValue) })),
        ]
    }

    static func seconds(_ nanoseconds: Double?) -> JSONTree {
        JSONTree(nanoseconds.map { $0 / 1e9 })
    }

    /// Both ends and the probability; null for none.
    static func interval(
        _ interval: Interval?, _ number: (Double?) -> JSONTree = { JSONTree($0) }
    ) -> JSONTree {
        guard let interval else { return .null }
        return .object([
            ("lower", number(interval.lower)), ("upper", number(interval.upper)),
            ("confidence", JSONTree(interval.confidence)),
        ])
    }
}

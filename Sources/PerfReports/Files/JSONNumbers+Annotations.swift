import PerfModel
import RelaxedJSON

extension JSONNumbers {
    /// Exclusions, then accepted levels and marks, as the first page tells them.
    var annotations: [JSONTree] {
        let evidence = content.evidence
        return evidence.exclusions.map { Self.tree($0.annotation, runs: $0.runs) }
            + evidence.events.map { Self.tree($0, runs: nil) }
    }

    /// Without the pattern of hosts, which may be a machine's own name.
    private static func tree(_ annotation: Annotation, runs: Int?) -> JSONTree {
        .object([
            ("id", .text(annotation.id)), ("kind", .text(annotation.kind.rawValue)),
            ("words", .text(annotation.words)), ("author", .text(annotation.authorName)),
            ("created_at", .text(annotation.createdAt.iso8601)),
            ("session", JSONTree(annotation.session)),
            ("first_position", JSONTree(annotation.positions?.lowerBound)),
            ("last_position", JSONTree(annotation.positions?.upperBound)),
            (
                "benchmarks",
                annotation.benchmarks.map { .list($0.map { .text($0) }) } ?? .null
            ),
            ("at", JSONTree(annotation.at?.iso8601)),
            ("benchmark_pattern", JSONTree(annotation.benchmarkPattern)),
            ("runs", JSONTree(runs)),
        ])
    }
}

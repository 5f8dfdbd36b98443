import PerfModel
import RelaxedJSON

/// Reads the line of an annotation; what the history would refuse is a mistake here.
enum AnnotationFields {
    static func annotation(_ fields: inout JSONFields) throws(InterchangeError) -> Annotation {
        var annotation = Annotation(
            id: try fields.member("uuid").uuid(),
            kind: try fields.word("kind", Annotation.Kind.self), words: try fields.text("words"),
            author: try fields.text("author"),
            createdAt: Instant(
                microseconds: try fields.integer("created_at_us", in: SessionFields.moments)),
            session: try fields.optional("session").map(uuid))
        annotation.positions = try positions(&fields)
        annotation.benchmarks = try fields.optional("benchmarks").map(words)
        annotation.at = try fields.integerOrNil("at_us", in: SessionFields.moments)
            .map(Instant.init(microseconds:))
        annotation.benchmarkPattern = try fields.textOrNil("benchmark_pattern")
        annotation.hostPattern = try fields.textOrNil("host_pattern")
        annotation.undone = try fields.optional("undoes").map(uuid)
        try check(annotation, in: fields)
        return annotation
    }

    private static func uuid(_ cursor: JSONCursor) throws(InterchangeError) -> String {
        try cursor.uuid()
    }

    private static func words(_ cursor: JSONCursor) throws(InterchangeError) -> [String] {
        try cursor.words()
    }

    private static func positions(
        _ fields: inout JSONFields
    ) throws(InterchangeError) -> ClosedRange<Int>? {
        let first = try fields.integerOrNil("first_position", in: 1 ... .max)
        let last = try fields.integerOrNil("last_position", in: (first ?? 1) ... .max)
        guard let first, let last else {
            if first == nil, last == nil { return nil }
            throw fields.fault(.contradiction(.halfARange))
        }
        return Int(first)...Int(last)
    }

    /// What each kind is about.
    private static func check(
        _ annotation: Annotation, in fields: JSONFields
    ) throws(InterchangeError) {
        let isComplete =
            switch annotation.kind {
            case .mark: annotation.session != nil || annotation.at != nil
            case .exclusion: annotation.session != nil
            case .acceptance: annotation.benchmarks != nil && annotation.at != nil
            case .undoing: annotation.undone != nil
            }
        let hasUndoing = (annotation.kind == .undoing) == (annotation.undone != nil)
        guard isComplete, hasUndoing else {
            throw fields.fault(.contradiction(.annotationOfNothing))
        }
        guard annotation.positions == nil || annotation.session != nil else {
            throw fields.fault(.contradiction(.positionsWithoutSession))
        }
    }
}

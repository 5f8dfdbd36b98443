/// Somebody's word on the history, with its author: what is never changed or removed.
package struct Annotation: Hashable, Sendable {
    /// A UUID in lower case.
    package var id: String
    package var kind: Kind
    /// What happened, or why; never empty.
    package var words: String
    /// As given; never empty.
    package var author: String
    package var createdAt: Instant
    /// The id of the session it is about; nil where it is about none.
    package var session: String?
    /// The positions of the session's runs it is about, from 1; nil for all of them.
    package var positions: ClosedRange<Int>?
    /// The names of the benchmarks it is about, sorted; nil for all.
    package var benchmarks: [String]?
    /// The moment it is about; that from which on an acceptance holds.
    package var at: Instant?
    /// Patterns that the names of benchmarks and hosts fit that it is about; nil for all. See `Glob`.
    package var benchmarkPattern: String?
    package var hostPattern: String?
    /// The id of the annotation that an undoing takes back; nil for all others.
    package var undone: String?

    package enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something happened: at a session, or at a moment.
        case mark
        /// Runs of a session that count in no statistic.
        case exclusion
        /// A new level of benchmarks is accepted: it is judged against values from a moment on.
        case acceptance
        /// Takes another annotation back.
        case undoing
    }

    package init(
        id: String, kind: Kind, words: String, author: String, createdAt: Instant,
        session: String? = nil, positions: ClosedRange<Int>? = nil, benchmarks: [String]? = nil,
        at: Instant? = nil, benchmarkPattern: String? = nil, hostPattern: String? = nil,
        undone: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.words = words
        self.author = author
        self.createdAt = createdAt
        self.session = session
        self.positions = positions
        self.benchmarks = benchmarks
        self.at = at
        self.benchmarkPattern = benchmarkPattern
        self.hostPattern = hostPattern
        self.undone = undone
    }

    /// Whether it may be about a benchmark: by its names and by its pattern.
    package func isAbout(benchmark name: String) -> Bool {
        (benchmarks?.contains(name) ?? true)
            && (benchmarkPattern.map { Glob($0).matches(name) } ?? true)
    }

    /// Whether it may be about a host; with a pattern never about one that is not known.
    package func isAbout(host: Host?) -> Bool {
        hostPattern.map { pattern in host.map { Glob(pattern).matches($0.name) } ?? false } ?? true
    }

    /// Who said it, without the address: `Ada Lovelace <ada@example.org>` is Ada Lovelace.
    package var authorName: String {
        guard author.hasSuffix(">"), let start = author.lastIndex(of: "<") else { return author }
        let name = author[..<start].split(separator: " ").joined(separator: " ")
        return name.isEmpty ? author : name
    }

    /// The order in which they were made; equal moments by id.
    package static func precedes(_ left: Annotation, _ right: Annotation) -> Bool {
        (left.createdAt, left.id) < (right.createdAt, right.id)
    }
}

/// The runs of one configuration in one session that an exclusion takes out of its statistics.
package struct ExcludedRuns: Hashable, Sendable {
    /// The exclusion's id.
    package var annotation: String
    /// Why, and who says so.
    package var reason: String
    package var author: String
    /// How many runs, warm-ups left out.
    package var runs: Int
    /// What is timed in those of them that ended `ok`, in nanoseconds by position.
    package var timed: [Int64]

    package init(
        annotation: String, reason: String, author: String, runs: Int, timed: [Int64]
    ) {
        self.annotation = annotation
        self.reason = reason
        self.author = author
        self.runs = runs
        self.timed = timed
    }
}

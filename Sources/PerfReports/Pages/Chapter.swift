import PerfModel

/// What a report says of one benchmark.
struct Chapter {
    var benchmark: String
    /// Its name in names of files, different for each benchmark.
    var slug: String
    var parts: [Part]
    /// What the whole benchmark's history says: what changed since a baseline, else since the session
    /// before.
    var changes: Finding?
    /// The findings about several sections.
    var across: [Told] = []
    /// What a suite asks to be shown of several sections.
    var exhibits: [Exhibit] = []
    /// The pages of charts on one scale that are of this benchmark alone.
    var groups: [DrawnChart] = []
    /// All sections on one scale, where no page of those shows them; nil for one section.
    var overview: DrawnChart?
    /// What changed since a baseline; nil where there is none.
    var moved: Moved?

    /// What changed, with the charts of how curves moved.
    struct Moved {
        var words: MoveWords
        var charts: [DrawnChart]
    }

    /// One section with its charts.
    struct Part {
        var section: Section
        var findings: [Finding]
        /// All findings of the section, as pages tell them.
        var told: [Told] = []
        /// What a suite asks to be shown of it.
        var exhibits: [Exhibit] = []
        /// Whether the exhibits show the time of every point, so that no other chart is needed.
        var isCovered = false
        var scaling: [DrawnChart]
        /// Speed-up and efficiency, where workers gain or lose something over a baseline.
        var speedUps: [DrawnChart] = []
        /// What the runs consist of, one per host and runtime.
        var phases: [DrawnChart] = []
        /// Nil where nothing was measured twice.
        var trend: DrawnChart?
    }

    /// The pictures whose files belong to the report, beside those of a suite.
    var charts: [DrawnChart] {
        parts.flatMap { part in
            (part.isCovered ? [] : part.scaling) + part.speedUps + part.phases
                + [part.trend].compactMap(\.self)
        } + [overview].compactMap(\.self) + (moved?.charts ?? [])
    }

    /// What links to a section name: made of its dimensions, whatever its numbers are.
    func anchor(of part: Part) -> String {
        let names = parts.map { (identity: Self.identity(of: $0.section), name: $0.section.name) }
        let slugs = Slug.unique(names)
        return "\(slug).\(slugs[Self.identity(of: part.section)] ?? part.section.name)"
    }

    private static func identity(of section: Section) -> String {
        let load = section.load.map { "\($0.name)=\($0.factor)" }
        return [
            load, section.caching, section.scale, section.isTranscribed ? "transcribed" : nil,
        ].map { $0.map { "=\($0)" } ?? "" }.joined(separator: "\u{0}")
    }

    var points: [SweepPoint] { parts.flatMap(\.section.points) }

    /// All findings, section by section.
    var findings: [Finding] { parts.flatMap(\.findings) + [changes].compactMap(\.self) }

    /// All findings, section by section, as pages tell them.
    var told: [Told] {
        parts.flatMap(\.told) + across + [changes].compactMap { $0.map { Told($0) } }
    }

    /// The measured part with the highest load, the first of equal ones, which a headline is about.
    var main: Part? {
        let measured = parts.filter { !$0.section.isTranscribed }
        return (measured.isEmpty ? parts : measured).reduce(nil) { best, part in
            guard let best else { return part }
            guard let load = part.section.load, let highest = best.section.load else { return best }
            return load.factor > highest.factor ? part : best
        }
    }

    /// What the benchmark is called on a page: its name, or words where that is empty.
    var name: String {
        benchmark.isEmpty ? "(no name)" : benchmark
    }
}

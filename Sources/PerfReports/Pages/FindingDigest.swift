import PerfModel

/// Where each finding of a benchmark is told: the most telling before the first picture, all others
/// with their section. Each stands in one place, and none is lost.
struct FindingDigest {
    /// At the top of a page that is about this benchmark alone.
    var first: [Told] = []
    /// What each section says before its chart, in the order of sections.
    var before: [[Told]]
    /// What it says after its table.
    var after: [[Told]]
    /// About several sections, or the whole history.
    var across: [Told]

    /// As many as a reader takes in before a picture: 7, a choice of this program.
    static let mostFirst = 7
    /// The same for one section of a page that is about more than one benchmark.
    static let mostOfSection = 3

    /// That of a page which is about this benchmark alone.
    init(ofPage chapter: Chapter) {
        first = Self.first(of: chapter)
        let statements = Set(first.map(Place.init))
        func others(_ findings: [Told]) -> [Told] {
            findings.filter { !statements.contains(Place($0)) }
        }
        before = chapter.parts.map { _ in [] }
        after = chapter.parts.map { others($0.told) }
        across = others(chapter.across)
    }

    /// That of a part of a page, where a section's findings begin with it.
    init(ofPart chapter: Chapter) {
        before = []
        after = []
        for part in chapter.parts {
            let chosen = part.told.count <= Self.mostFirst ? part.told : Self.choice(of: part)
            let places = Set(chosen.map(Place.init))
            before.append(chosen)
            after.append(part.told.filter { !places.contains(Place($0)) })
        }
        // What changed has a place of its own where there are charts of it.
        across = chapter.across + (chapter.moved == nil ? Self.changes(of: chapter) : [])
    }

    /// A few that were not merged, in the order in which they were given.
    private static func choice(of part: Chapter.Part) -> [Told] {
        let scopes = Groups(part.told, by: \.scope)
        let most = scopes.keys.count > 1 ? 1 : mostOfSection
        return scopes.all.prefix(mostFirst).flatMap { told in
            Told.choice(of: told.filter { $0.kind <= .nothing }, most: most)
        }
    }

    /// All where they are few; else some of each thing that findings are about, or of many of those
    /// one of each kind. What changed is always told.
    private static func first(of chapter: Chapter) -> [Told] {
        let changes = changes(of: chapter)
        let all = chapter.parts.flatMap(\.told) + chapter.across
        guard all.count + changes.count > mostFirst else { return all + changes }
        let room = mostFirst - changes.count
        let scopes = Groups(all, by: \.scope)
        guard let most = [1: 4, 2: 3, 3: 2][scopes.keys.count] else {
            return Told.choice(of: all, most: room) + changes
        }
        let chosen = scopes.all.flatMap { Told.choice(of: $0, most: most) }
        return Array(Told.merged(chosen).prefix(room)) + changes
    }

    private static func changes(of chapter: Chapter) -> [Told] {
        [chapter.changes].compactMap { $0.map { Told($0) } }
    }

    /// What tells two findings apart.
    private struct Place: Hashable {
        var scope: String?
        var key: String, evidence: String

        init(_ told: Told) {
            scope = told.scope
            key = told.statement.key
            evidence = told.statement.evidence
        }
    }
}

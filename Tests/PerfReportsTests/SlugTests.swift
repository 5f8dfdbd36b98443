import Testing

@testable import PerfReports

@Suite struct `Slugs` {
    @Test(arguments: [
        ("", ""), ("..", ""), ("Sort", "sort"), ("a.b_c-d", "a.b_c-d"), ("größe", "größe"),
        ("../../<b>&\"x", "b---x"), ("-rf", "rf"), ("sh -c 'sleep 1'", "sh--c--sleep-1"),
        ("a/b\\c\u{0}d\ne", "a-b-c-d-e"),
    ])
    func `keep letters, digits, dots, underscores and dashes`(name: String, slug: String) {
        #expect(Slug.plain(name) == slug)
    }

    @Test func `differ where only case or punctuation does`() {
        let names = ["sort", "Sort", "a/b", "a b", "alone", "", "readme", "Index"]
        let slugs = Slug.unique(names.map { ($0, $0) })
        #expect(Set(slugs.values).count == names.count)
        #expect(slugs["alone"] == "alone")
        #expect(slugs["readme"]?.hasPrefix("readme-") == true)
        #expect(slugs[""]?.count == 8)
        #expect(slugs == Slug.unique(names.reversed().map { ($0, $0) }))
    }

    @Test func `are short enough for a file's name, whole characters only`() throws {
        let long = String(repeating: "größe", count: 40)
        let slug = try #require(Slug.unique([(long, long)])[long])
        #expect(slug.utf8.count <= Slug.longest + 9)
        #expect(slug.hasPrefix("größegröße"))
    }
}

@Suite struct `The mark of a report's files` {
    @Test(arguments: ["README.md", "charts/a--b---c.svg", "größe.md"])
    func `is known again on the first line`(name: String) {
        let line = "<!-- \(ReportMark.comment(for: name)) -->"
        #expect(ReportMark.isMarked(line))
        #expect(!ReportMark.comment(for: name).contains("--"))
    }

    @Test(arguments: ["", "# Notes", "<!-- perfdb -->", " <!-- perfdb report · x -->", "<svg>"])
    func `is not seen in other first lines`(line: String) {
        #expect(!ReportMark.isMarked(line))
    }
}

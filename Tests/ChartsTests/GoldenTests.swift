import Charts
import TestSupport
import Testing

@Suite struct `Charts as files` {
    static let all: [(name: String, svg: String)] = [
        ("scaling", Examples.scaling.svg()),
        ("speed-up", Examples.speedUp.svg()),
        ("seven", Examples.seven.svg()),
        ("trend", Examples.trend.svg()),
        ("hostile", Examples.hostile.svg()),
        ("gaps", Examples.gaps.svg()),
        ("rows", Examples.rows.svg()),
        ("empty", Examples.empty.svg()),
        ("one", Examples.one.svg()),
        ("bars", Examples.bars.svg()),
        ("columns", Examples.columns.svg()),
        ("stacks", Examples.stacks.svg()),
        ("timeline", Examples.timeline.svg()),
        ("multiples", Examples.multiples.svg()),
        ("laws", Examples.laws.svg()),
        ("read", Examples.read.svg()),
        ("hostile-bars", Examples.hostileBars.svg()),
        ("crowd", Examples.crowd.svg(id: "crowd", comment: "made by a test -- of names")),
    ]

    @Test(arguments: all.map(\.name))
    func `are the same bytes as their golden files`(name: String) throws {
        let svg = try #require(Self.all.first { $0.name == name }?.svg)
        try expectGolden(svg, named: "\(name).svg")
    }

    @Test(.enabled(if: Witness.has("xmllint")), arguments: all.map(\.name))
    func `are well-formed`(name: String) throws {
        let svg = try #require(Self.all.first { $0.name == name }?.svg)
        let result = try Witness.run("xmllint", ["--noout", "-"], input: svg)
        #expect(result.status == 0, "\(result.output)")
    }
}

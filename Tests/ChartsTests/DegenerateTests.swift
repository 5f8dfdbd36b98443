import Charts
import Foundation
import TestSupport
import Testing

@Suite struct `Degenerate inputs` {
    private func input(_ name: String) throws -> DegenerateInput {
        try #require(DegenerateInput.all.first { $0.name == name })
    }

    /// Whether a chart of that kind has a value of the input that it can draw.
    private func hasValue(_ kind: ChartKind, _ input: DegenerateInput) -> Bool {
        let values = input.things.flatMap(\.values)
        return switch kind {
        case .line, .time, .dots, .distribution, .bars, .columns, .multiples:
            kind.drawsOne ? input.name != "infinite" && !input.isBare : !input.isBare
        case .logarithmic, .paired: values.contains { $0.isFinite && $0 > 0 }
        case .stacks, .timeline: values.contains { $0.isFinite && $0 >= 0 }
        }
    }

    @Test(arguments: ChartKind.allCases)
    func `say that there are no data exactly where nothing can be drawn`(kind: ChartKind) {
        for input in DegenerateInput.all {
            let says = kind.scene(of: input).texts.contains { $0.content == "no data" }
            #expect(says == !hasValue(kind, input), "\(kind) \(input.name)")
        }
    }

    @Test(arguments: ChartKind.allCases, [300.0, 420, 900])
    func `leave nothing outside the canvas, no text on another and no number undefined`(
        kind: ChartKind, width: Double
    ) {
        for input in DegenerateInput.all {
            let scene = kind.scene(of: input, width: width)
            #expect(
                scene.positions.allSatisfy {
                    (-0.5...scene.width + 0.5).contains($0.x)
                        && (-0.5...scene.height + 0.5).contains($0.y)
                }, "\(kind) \(input.name)")
            #expect(scene.strayTexts.isEmpty, "\(kind) \(input.name) \(scene.strayTexts)")
            #expect(
                scene.coveringTexts.isEmpty, "\(kind) \(input.name) \(scene.coveringTexts)")
            let attributes = scene.svg().split(separator: "\"", omittingEmptySubsequences: false)
            for (index, attribute) in attributes.enumerated() where index % 2 == 1 {
                #expect(!attribute.contains("nan") && !attribute.contains("inf"))
            }
        }
    }

    @Test(arguments: ChartKind.allCases)
    func `make small files`(kind: ChartKind) {
        for input in DegenerateInput.all {
            let bytes = kind.scene(of: input).svg().utf8.count
            #expect(bytes <= (input.name == "forty" ? 64_000 : 13_000), "\(kind) \(input.name)")
        }
    }

    @Test(.enabled(if: Witness.has("xmllint"))) func `make well-formed files`() throws {
        try withTemporaryFolder { folder in
            var names: [String] = []
            for kind in ChartKind.allCases {
                for input in DegenerateInput.all {
                    let name = "\(input.name).\(kind).svg"
                    try kind.scene(of: input).svg().write(
                        to: folder.appendingPathComponent(name), atomically: false, encoding: .utf8)
                    names.append(name)
                }
            }
            let result = try Witness.run("xmllint", ["--noout"] + names, in: folder)
            #expect(result.status == 0, "\(result.output)")
        }
    }

    @Test func `of one point have a marker and no line`() throws {
        for kind in [ChartKind.line, .logarithmic, .time] {
            let scene = kind.scene(of: try input("one"))
            #expect(scene.markers.count == 1 && scene.strokes(.line).isEmpty, "\(kind)")
            #expect(scene.texts.contains { $0.content == "threads" && $0.value.hasPrefix("250") })
        }
    }

    @Test func `of equal values are level, from zero, with labels apart`() throws {
        let scene = ChartKind.line.scene(of: try input("equal"))
        let heights = scene.strokes(.line).joined().map(\.y)
        #expect(heights.count == 8 && Set(heights).count == 1)
        #expect(scene.texts.contains { $0.content == "0" })
        #expect(Set(scene.texts.filter { $0.look == .label }.map(\.position.y)).count == 2)
    }

    @Test func `of zeros lie on the zero line`() throws {
        let scene = ChartKind.line.scene(of: try input("zero"))
        let line = try #require(scene.strokes(.axis).first { $0[0].y == $0[1].y }?.first?.y)
        #expect(scene.markers.allSatisfy { abs($0.center.y - line) <= 1 })
    }

    @Test func `below zero hang from a stronger line`() throws {
        let scene = ChartKind.line.scene(of: try input("negative"))
        let zero = try #require(scene.strokes(.axis).first { $0[0].y == $0[1].y }?.first?.y)
        #expect(scene.markers.map { $0.center.y > zero } == [true, false, true, false])
        let logarithmic = ChartKind.logarithmic.scene(of: try input("negative"))
        #expect(logarithmic.markers.count == 2)
    }

    @Test func `that are not numbers, or infinite, are gaps`() throws {
        let nan = ChartKind.line.scene(of: try input("nan"))
        #expect(nan.markers.count == 3 && nan.strokes(.line).map(\.count) == [2])
        let infinite = ChartKind.line.scene(of: try input("infinite"))
        #expect(infinite.markers.count == 2 && infinite.strokes(.line).isEmpty)
    }

    @Test(arguments: [ChartKind.line, .logarithmic, .time, .dots, .distribution, .bars, .stacks])
    func `far apart are told each in a unit that leaves something`(kind: ChartKind) throws {
        let scene = kind.scene(of: try input("apart"))
        let words = scene.texts.map { $0.content + " " + $0.value }
        #expect(words.contains { $0.contains(" ns") }, "\(words)")
        #expect(words.contains { $0.contains("e9 s") }, "\(words)")
    }

    @Test(arguments: ChartKind.allCases)
    func `keep a whole name that is shortened for hovering`(kind: ChartKind) throws {
        let input = try input("long")
        let texts = kind.scene(of: input).texts.filter { $0.content.hasSuffix("…") }
        for thing in input.things where kind != .columns {
            #expect(texts.contains { $0.tooltip.contains(thing.name) }, "\(thing.name)")
        }
        #expect(texts.allSatisfy { !$0.tooltip.isEmpty }, "\(texts)")
    }

    @Test func `of forty series give each a look of its own`() throws {
        let scene = ChartKind.line.scene(of: try input("forty"))
        let names = Set(scene.texts.map(\.content))
        for thing in try input("forty").things { #expect(names.contains(thing.name)) }
        #expect(scene.texts.filter { !$0.value.isEmpty }.isEmpty)
    }
}

extension ChartKind {
    /// Whether a chart of this kind shows one value of each thing, not all.
    var drawsOne: Bool { self == .bars || self == .columns }
}

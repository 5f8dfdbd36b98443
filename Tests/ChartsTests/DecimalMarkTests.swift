import Charts
import TestSupport
import Testing

@Suite struct `A decimal comma` {
    private static func withComma<T>(_ body: () throws -> T) rethrows -> T {
        try DecimalMark.$current.withValue(.comma, operation: body)
    }

    @Test(arguments: [
        (0.0, "0,00"), (-0.0, "0,00"), (.nan, "–"), (-0.5, "−0,50"), (999_999.126, "999999,13"),
        (1.5e6, "1,5e6"), (2.25e12, "2,25e12"), (-1.5e12, "−1,5e12"), (1e6, "1e6"),
    ])
    func `stands in fixed numbers`(value: Double, expected: String) {
        #expect(Self.withComma { NumberText.fixed(value, digits: 2) } == expected)
    }

    @Test(arguments: [
        (0.0, "0"), (4.0, "4"), (2.5, "2,5"), (0.125, "0,125"), (1.5e-6, "1,5e−6"), (100, "100"),
    ])
    func `stands in short numbers`(value: Double, expected: String) {
        #expect(Self.withComma { NumberText.shortest(value) } == expected)
    }

    @Test func `ends with the task that wants it`() {
        let spelled = Self.withComma { NumberText.significant(1.234, figures: 3) }
        #expect(spelled == "1,23" && NumberText.significant(1.234, figures: 3) == "1.23")
    }

    /// Every number that a reader sees or hears has a comma; nothing else of the file changes.
    @Test(arguments: [
        "scaling", "speed-up", "paired", "trend", "distribution", "rows", "bars", "columns",
        "stacks", "timeline",
    ])
    func `stands in every word of a chart and in no coordinate`(name: String) throws {
        let make = try #require(Self.charts[name])
        let point = make(), comma = Self.withComma(make)
        #expect(point.texts.count == comma.texts.count)
        var changed = 0
        for (left, right) in zip(Self.words(point), Self.words(comma)) where left != right {
            changed += 1
            #expect(left.replacing(".", with: ",") == right.replacing(".", with: ","))
            #expect(!Self.hasDecimalPoint(right), "\(right)")
        }
        #expect(changed > 0)
        let places = point.svg(id: "x").split(separator: "\n").count
        #expect(comma.svg(id: "x").split(separator: "\n").count == places)
        let attributes = comma.svg(id: "x").split(separator: "\"").dropLast()
        #expect(
            !attributes.contains {
                $0.allSatisfy("mzhv-0123456789., ".contains) && $0.contains(",")
            })
        #expect(point.positions.count == comma.positions.count)
    }

    private static let charts: [String: @Sendable () -> Scene] = [
        "scaling": { Examples.scaling.scene() }, "speed-up": { Examples.speedUp.scene() },
        "paired": { Examples.paired.scene() }, "trend": { Examples.trend.scene() },
        "distribution": { Examples.distribution.scene() }, "rows": { Examples.rows.scene() },
        "bars": { Examples.bars.scene() }, "columns": { Examples.columns.scene() },
        "stacks": { Examples.stacks.scene() }, "timeline": { Examples.timeline.scene() },
    ]

    private static func words(_ scene: Scene) -> [String] {
        scene.texts.flatMap { [$0.content, $0.value, $0.tooltip] }
            + scene.markers.map(\.tooltip) + scene.boxTooltips
    }

    /// Whether a point stands between two digits of a number, and not of a version.
    private static func hasDecimalPoint(_ text: String) -> Bool {
        text.contains(/[0-9]\.[0-9]+ (?:s|ms|µs|%|×)/)
    }
}

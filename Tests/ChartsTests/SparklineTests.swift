import Charts
import Testing

@Suite struct `Sparklines` {
    @Test(
        arguments: [
            ([], ""), ([nil], "·"), ([.nan, .infinity, -.infinity, 1.7e308], "····"), ([3], "▄"),
            ([0, 0], "▄▄"), ([-5, -5, -5], "▄▄▄"), ([1, nil, 2], "▁·█"),
            ([1, .nan, 2], "▁·█"), ([-1, 1], "▁█"), ([1e-9, 1e9], "▁█"), ([-1e300, 1e300], "▁█"),
            ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"), ([7, 0], "█▁"),
        ] as [([Double?], String)])
    func `are blocks from the lowest to the highest`(values: [Double?], expected: String) {
        #expect(Sparkline.text(values) == expected)
    }

    @Test func `keep noise flat and show a tenth in full`() {
        #expect(!hasEnds([100, 101, 99.5, 100.2]))
        #expect(hasEnds([100, 90]))
    }

    private func hasEnds(_ values: [Double]) -> Bool {
        let text = Sparkline.text(values)
        return text.contains("▁") && text.contains("█")
    }

    @Test func `have at most as many characters as asked for, and keep extremes`() {
        var values = [Double?](repeating: 1, count: 1000)
        values[457] = 9
        values[800] = -7
        for width in [1, 2, 7, 20, 999] {
            let text = Sparkline.text(values, width: width)
            #expect(text.count == width)
            #expect(text.contains("█"))
            #expect(width < 2 || text.contains("▁"))
        }
        #expect(Sparkline.text([1, 2], width: 0).count == 1)
        #expect(Sparkline.text([1, 2], width: 5).count == 2)
        #expect(Sparkline.text([nil, nil, nil], width: 2) == "··")
    }
}

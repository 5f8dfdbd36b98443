import Charts
import Testing

@Suite struct `Numbers as text` {
    @Test(arguments: [
        (Double.nan, 2, "–"), (.infinity, 0, "–"), (0, 2, "0.00"), (-0.0, 1, "0.0"),
        (-0.001, 2, "0.00"), (0.005, 1, "0.0"), (0.25, 1, "0.3"), (-5, 0, "−5"),
        (-0.5, 1, "−0.5"), (0.071, 3, "0.071"), (999_999, 0, "999999"), (1e6, 0, "1e6"),
        (1.5e9, 2, "1.5e9"), (2.25e12, 0, "2.25e12"), (9.999e9, 0, "1e10"), (1, 99, "1.000000000"),
        (1.79e308, 0, "1.79e308"), (12, -4, "12"),
    ])
    func `have fixed decimals`(value: Double, digits: Int, expected: String) {
        #expect(NumberText.fixed(value, digits: digits) == expected)
    }

    @Test(arguments: [
        (0.0, "0"), (.nan, "–"), (1.2, "1.20"), (12.34, "12.3"), (1234, "1234"), (0.0123, "0.0123"),
        (-0.5, "−0.500"), (3e-12, "3e−12"), (.leastNonzeroMagnitude, "4.94e−324"), (2e9, "2e9"),
        (0.09996, "0.100"), (9.999, "10.0"), (0.0999, "0.0999"), (999.6, "1000"),
    ])
    func `have three significant figures`(value: Double, expected: String) {
        #expect(NumberText.significant(value, figures: 3) == expected)
    }

    @Test(arguments: [
        (4.0, "4"), (2.5, "2.5"), (100, "100"), (0.125, "0.125"), (1e-6, "1e−6"), (0, "0"),
        (1e7, "1e7"), (-3, "−3"), (.infinity, "–"),
    ])
    func `are as short as can be`(value: Double, expected: String) {
        #expect(NumberText.shortest(value) == expected)
    }
}

@Suite struct `Display units` {
    @Test(arguments: [
        (Unit.seconds, 0.0, "s"), (.seconds, .nan, "s"), (.seconds, 0.71, "s"),
        (.seconds, 0.07, "ms"), (.seconds, 0.0004, "µs"), (.seconds, 3e-7, "ns"),
        (.seconds, 1e-15, "ns"), (.seconds, 1e9, "s"), (.seconds, .infinity, "s"),
        (.bytes, 0, "B"), (.bytes, 900, "B"), (.bytes, 1024, "KiB"), (.bytes, 5e6, "MiB"),
        (.bytes, 2e9, "GiB"), (.bytes, 1e300, "TiB"),
    ])
    func `are the largest in which the magnitude reads well`(
        unit: Unit, magnitude: Double, expected: String
    ) {
        let display = DisplayUnit.fitting(magnitude, unit)
        #expect(display.axisSuffix == ", \(expected)")
        #expect(display.valueSuffix == " \(expected)")
    }

    @Test func `of shares and factors are fixed`() {
        #expect(DisplayUnit.fitting(0.95, .percent).factor == 100)
        #expect(DisplayUnit.fitting(0.95, .percent).valueSuffix == " %")
        #expect(DisplayUnit.fitting(1.9, .ratio).valueSuffix == "×")
        #expect(DisplayUnit.fitting(7, .none).valueSuffix == "")
    }
}

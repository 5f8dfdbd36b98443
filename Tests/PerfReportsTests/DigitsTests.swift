import Testing

@testable import PerfReports

@Suite struct `Spelled numbers` {
    @Test(arguments: [
        (0.0, 0, "0"), (0.0, 3, "0.000"), (0.5, 0, "1"), (-0.5, 0, "−1"), (-0.0004, 2, "0.00"),
        (1234.5, 0, "1,235"), (1_000_000, 1, "1,000,000.0"), (0.6275, 3, "0.628"),
        (.nan, 1, "–"), (.infinity, 1, "–"),
    ])
    func `are rounded half away from zero and grouped by thousands`(
        value: Double, decimals: Int, text: String
    ) {
        #expect(Digits.fixed(value, decimals) == text)
    }

    @Test(arguments: [
        (0.0, "0"), (6270, "6,270"), (627.4, "627"), (99.96, "100"), (62.74, "62.7"),
        (9.996, "10.0"), (6.274, "6.27"), (0.9996, "1.00"), (0.995, "0.995"), (0.6274, "0.627"),
        (0.006274, "0.00627"),
    ])
    func `show three significant ones`(value: Double, text: String) {
        #expect(Digits.significant(value) == text)
    }

    @Test(arguments: [(0, "no runs"), (1, "1 run"), (2, "2 runs"), (10_000, "10,000 runs")])
    func `count things in words`(number: Int, text: String) {
        #expect(Digits.count(number, "run") == text)
    }
}

@Suite struct `Time units` {
    @Test(arguments: [
        ([], "s"), ([0], "s"), ([331e6, 627e6], "s"), ([62e6, 6.2e9], "ms"), ([99e6], "ms"),
        ([150e3], "ms"), ([50e3], "µs"), ([5], "ns"), ([1e3, 200e9], "s"),
    ])
    func `are the largest in which the smallest time is a tenth or more`(
        times: [Double], symbol: String
    ) {
        #expect(TimeUnit.fitting(times).symbol == symbol)
    }

    @Test func `give the ends of an interval as many decimals as the value between them`() {
        #expect(TimeUnit.seconds.text(from: 98e6, to: 102e6, around: 100e6) == "0.098–0.102 s")
        #expect(TimeUnit.milliseconds.text(11.04e6) == "11.0 ms")
    }
}

@Suite struct `Quantities` {
    @Test func `have one spelling each`() {
        #expect(Quantity.percent(197.2) == "197 %")
        #expect(Quantity.factor(1.9) == "1.90")
        #expect(Quantity.factor(12.34) == "12.3")
        #expect(Quantity.factor(0.0123) == "0.012")
        #expect(Quantity.mebibytes(5_452_595) == "5.2")
        #expect(Quantity.mebibytes(218_103_808) == "208")
        #expect(Quantity.confidence(0.96875) == "96.9 %")
        #expect(Quantity.confidence(0.95) == "95 %")
        #expect(Quantity.change(1.082) == "+8.2 %")
        #expect(Quantity.change(0.9996) == "±0.0 %")
        #expect(Quantity.list(["a", "b", "c"]) == "a, b and c")
    }
}

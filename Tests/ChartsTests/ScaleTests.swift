import Charts
import Testing

@Suite struct `Linear scales` {
    @Test(arguments: [[], [Double.nan], [.infinity, -.infinity], [1e308]])
    func `without values have no ticks`(values: [Double]) {
        let scale = LinearScale(holding: values, includesZero: true)
        #expect(scale.ticks.isEmpty)
        #expect(scale.position(of: .nan) == nil)
    }

    @Test func `of one value have it in the middle`() {
        let scale = LinearScale(holding: [4, 4], includesZero: false)
        #expect(scale.position(of: 4) == 0.5)
        #expect(scale.ticks.map(\.label) == ["4"])
    }

    @Test func `of zeros go from zero to one`() {
        let scale = LinearScale(holding: [0, 0], includesZero: true)
        #expect(scale.position(of: 0) == 0)
        #expect(scale.upper == 1)
    }

    @Test func `include zero below and above`() {
        #expect(LinearScale(holding: [3, 7], includesZero: true).lower == 0)
        #expect(LinearScale(holding: [-3, -7], includesZero: true).upper == 0)
        #expect(LinearScale(holding: [93, 97], includesZero: false).lower == 93)
    }

    @Test func `widen to whole steps`() {
        let scale = LinearScale(holding: [0.304, 0.711], includesZero: true)
        #expect(scale.upper == 0.8)
        #expect(scale.ticks.map(\.label) == ["0.0", "0.2", "0.4", "0.6", "0.8"])
        #expect(scale.position(of: 0.4) == 0.5)
    }

    @Test(arguments: [
        [1e-300, 1e300], [-1e300, 1e300], [.leastNonzeroMagnitude], [1, 1.000_000_000_000_000_2],
        [1e-9, 1e9], [-0.0], [1e300, 1e300], [1e-280, 2e-280],
    ])
    func `place everything inside whatever the values are`(values: [Double]) {
        for includesZero in [true, false] {
            let scale = LinearScale(holding: values, includesZero: includesZero)
            for value in values {
                let position = scale.position(of: value)
                #expect(position.map { (0...1).contains($0) } == true)
            }
            #expect(scale.ticks.count < 30)
        }
    }
}

@Suite struct `Logarithmic scales` {
    @Test(arguments: [[], [0.0], [-1, .nan]])
    func `without positive values are empty`(values: [Double]) {
        #expect(LogScale.holding(values, base: 2).ticks.isEmpty)
        #expect(LogScale.nice(holding: values, base: 10).ticks.isEmpty)
    }

    @Test func `have no place for zero and below`() {
        let scale = LogScale.holding([1, 8], base: 2)
        #expect(scale.position(of: 0) == nil && scale.position(of: -1) == nil)
        #expect(scale.position(of: .nan) == nil)
    }

    @Test func `of one value have it in the middle`() {
        #expect(LogScale.holding([4], base: 2).position(of: 4) == 0.5)
    }

    @Test(arguments: [[1.0, 2, 4, 8], [1, 2, 3, 4, 5, 6], [1, 3, 7]])
    func `have ticks exactly at the values`(values: [Double]) {
        #expect(LogScale.holding(values.reversed() + values, base: 2).ticks.map(\.value) == values)
    }

    @Test func `keep ends before powers before the rest`() {
        let ranks = LogScale.holding([1, 2, 3, 4, 6], base: 2).ticks.map(\.rank)
        #expect(ranks == [0, 1, 2, 1, 0])
    }

    @Test func `place equal factors at equal distances`() {
        let scale = LogScale.holding([1, 2, 4, 8], base: 2)
        #expect([1.0, 2, 4, 8].map { scale.position(of: $0) } == [0, 1.0 / 3, 2.0 / 3, 1])
    }

    @Test(arguments: [
        ([3.0, 40], 10, ["2", "5", "10", "20", "50"]),
        ([0.06, 7.1], 10, ["0.05", "0.1", "0.2", "0.5", "1", "2", "5", "10"]),
        ([1.5, 6], 2, ["1", "2", "4", "8"]),
        ([10], 10, ["10", "20"]),
        (
            [0.001, 100_000], 10,
            ["0.001", "0.01", "0.1", "1", "10", "100", "1000", "10000", "100000"]
        ),
    ])
    func `widen to round values`(values: [Double], base: Int, labels: [String]) {
        #expect(LogScale.nice(holding: values, base: base).ticks.map(\.label) == labels)
    }

    @Test func `bear any base and span`() {
        for base in [-1, 0, 1, 2, 3, 10, Int.max] {
            #expect(LogScale.nice(holding: [1e-279, 1e300], base: base).ticks.count < 40)
        }
    }
}

@Suite struct `Ordinal scales` {
    @Test func `without names are empty, with one it is in the middle`() {
        #expect(OrdinalScale([]).ticks.isEmpty)
        #expect(OrdinalScale([]).position(of: 0) == nil)
        #expect(OrdinalScale(["a"]).position(of: 0) == 0.5)
    }

    @Test func `have equal distances`() {
        let scale = OrdinalScale(["a", "b", "c"])
        #expect([0.0, 1, 2].map { scale.position(of: $0) } == [0, 0.5, 1])
        #expect([-0.1, 2.1, .nan, .infinity].allSatisfy { scale.position(of: $0) == nil })
        #expect(scale.ticks.map(\.label) == ["a", "b", "c"])
    }
}

@Suite struct `Time scales` {
    /// 2026-11-20 00:00 UTC.
    private static let november = 1_795_132_800.0

    @Test(arguments: [[], [Double.nan], [1e300]])
    func `without times are empty`(times: [Double]) {
        #expect(TimeScale.holding(times).ticks.isEmpty)
    }

    @Test func `of one time name its day, in the middle`() {
        let scale = TimeScale.holding([Self.november + 5])
        #expect(scale.ticks.map(\.label) == ["20 Nov"])
        #expect(scale.position(of: Self.november + 5) == 0.5)
    }

    @Test(arguments: [
        (10.0, ["20 Nov", "00:00:05", "00:00:10"]),
        (10800.0, ["20 Nov", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00"]),
        (172800.0, ["20 Nov", "12:00", "21 Nov", "12:00", "22 Nov"]),
        (864000.0, ["21 Nov", "23 Nov", "25 Nov", "27 Nov", "29 Nov"]),
        (3024000.0, ["23 Nov", "30 Nov", "7 Dec", "14 Dec", "21 Dec"]),
        (12960000.0, ["Dec 2026", "Jan 2027", "Feb 2027", "Mar 2027", "Apr 2027"]),
        (172800000.0, ["2027", "2028", "2029", "2030", "2031", "2032"]),
    ])
    func `have ticks on round times`(span: Double, labels: [String]) {
        let scale = TimeScale.holding([Self.november, Self.november + span])
        #expect(scale.ticks.map(\.label) == labels)
    }

    @Test func `bear the first and last days there are`() {
        let scale = TimeScale.holding([-253_402_300_799, 253_402_300_799])
        #expect(scale.ticks.count < 20)
        #expect(TimeScale.holding([-86_401, -1]).ticks.allSatisfy { $0.value < 0 })
    }
}

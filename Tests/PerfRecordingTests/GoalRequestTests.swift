import PerfModel
import PerfRecording
import Testing

@Suite struct `A request for runs` {
    @Test func `that says nothing asks for as many as it takes, by the usual rule`() {
        #expect(GoalRequest().goal == .enough(EnoughRuns()))
        #expect(GoalRequest().fault == nil)
        #expect(GoalRequest(.auto).goal == .enough(EnoughRuns()))
        #expect(GoalRequest(.count(3)).goal == .count(3))
    }

    @Test func `has its limits in the goal`() {
        let request = GoalRequest(least: 8, most: 90, precision: 0.01, budget: .milliseconds(1_500))
        #expect(
            request.goal
                == .enough(
                    EnoughRuns(
                        least: 8, isLeastGiven: true, most: 90, precision: 0.01,
                        budget: 1_500_000_000)))
    }

    @Test func `for few runs at most has no more at least`() {
        #expect(GoalRequest(most: 3).goal == .enough(EnoughRuns(least: 3, most: 3)))
        #expect(GoalRequest(least: 2).goal.least == 2)
    }

    @Test func `contradicts itself in two ways`() {
        #expect(
            GoalRequest(least: 5, most: 4).fault == .mostBelowLeast(least: 5, most: 4))
        #expect(GoalRequest(least: 5, most: 5).fault == nil)
        #expect(
            GoalRequest(.count(5), precision: 0.1).fault
                == .countWith(count: 5, limit: "precision"))
        #expect(
            GoalRequest(.count(5), most: 9, budget: .seconds(1)).fault
                == .countWith(count: 5, limit: "max-runs"))
        #expect(GoalRequest(.auto, most: 9).fault == nil)
    }

    @Test func `stands over another one where it says something`() {
        let suite = GoalRequest(.auto, least: 8, precision: 0.1)
        #expect(GoalRequest().over(suite) == suite)
        #expect(GoalRequest(.count(2)).over(suite) == 2)
        #expect(
            GoalRequest(most: 9).over(suite)
                == GoalRequest(.auto, least: 8, most: 9, precision: 0.1))
        #expect(GoalRequest(most: 9).over(10) == GoalRequest(.auto, most: 9))
        #expect(GoalRequest(.auto).over(10) == GoalRequest(.auto))
    }

    @Test func `leaves a benchmark the fewer runs that it asks for itself`() {
        let few: GoalRequest = 3
        #expect(few.told(GoalRequest(), over: 10) == 3)
        #expect(few.told(20, over: 10) == 3)
        #expect(few.told(2, over: 10) == 2)
        #expect(few.told(GoalRequest(.auto), over: 10) == 3)
        #expect(few.told(GoalRequest(most: 2), over: 10) == 2)
        #expect(GoalRequest().told(GoalRequest(), over: 10) == 10)
        #expect(GoalRequest().told(4, over: 10) == 4)
        #expect(GoalRequest(.auto).told(4, over: 10) == 4)
        #expect(
            GoalRequest(.auto, most: 9).told(GoalRequest(precision: 0.1), over: 10)
                == GoalRequest(.auto, most: 9, precision: 0.1))
    }
}

@Suite struct `A share` {
    @Test(
        arguments: [
            ("2%", 0.02), ("0.02", 0.02), ("100%", 1), ("1", 1), ("0.5%", 0.005), ("", nil),
            ("%", nil), ("0", nil), ("0%", nil), ("101%", nil), ("2 %", nil), ("-1%", nil),
            ("nan", nil), ("1e-2", nil),
        ] as [(String, Double?)])
    func `is read as people write it`(text: String, share: Double?) {
        #expect(Share.value(text) == share)
        guard let share else { return }
        #expect(Share.value(Share.text(share)) == share)
    }
}

@Suite struct `A list of CPUs` {
    @Test(
        arguments: [
            ("0", [0]), ("0,2-3", [0, 2, 3]), ("3-3", [3]), ("5,1", [1, 5]), ("1023", [1023]),
        ] as [(String, [Int])])
    func `is read as the system writes it`(text: String, numbers: [Int]) throws {
        let list = try CPUList(text)
        #expect(list.numbers == numbers && list.text == text)
    }

    @Test(arguments: ["-", "1-", "-1", "3-2", "a", "1-2-3", "1024", "0x1", " 1"])
    func `is refused with the item that is none`(item: String) {
        #expect(throws: SweepError.badItem(item, dimension: "pin")) { try CPUList(item) }
        #expect(throws: SweepError.badItem(item, dimension: "pin")) { try CPUList("0,\(item)") }
    }

    @Test func `has no empty item and none twice`() {
        #expect(throws: SweepError.emptyItem(list: "")) { try CPUList("") }
        #expect(throws: SweepError.emptyItem(list: "0,")) { try CPUList("0,") }
        #expect(throws: SweepError.twice(item: "2", list: "1-3,2")) { try CPUList("1-3,2") }
    }
}

@Suite struct `The text of a metric` {
    @Test func `is a name, perhaps with unit and direction, and where its number is`() throws {
        #expect(
            try MetricRule(patternOption: "rate=(.*)=")
                == MetricRule(.init(name: "rate"), .pattern("(.*)=")))
        #expect(
            try MetricRule(patternOption: "rate:1/s:higher=r (.*)")
                == MetricRule(
                    .init(name: "rate", unit: "1/s", direction: .higher), .pattern("r (.*)")))
        #expect(
            try MetricRule(patternOption: "rate::lower=r")
                == MetricRule(.init(name: "rate", direction: .lower), .pattern("r")))
        #expect(
            try MetricRule(pathOption: "a[0].b")
                == MetricRule(.init(name: "a[0].b"), .path("a[0].b")))
        #expect(
            try MetricRule(pathOption: "p99:s=a.b")
                == MetricRule(.init(name: "p99", unit: "s"), .path("a.b")))
    }

    @Test func `is refused where a part is missing or wrong`() {
        #expect(throws: MetricTextError.noSource("rate")) { try MetricRule(patternOption: "rate") }
        #expect(throws: MetricTextError.badName("")) { try MetricRule(patternOption: "=x") }
        #expect(throws: MetricTextError.badName("a:b:c:d")) {
            try MetricRule(patternOption: "a:b:c:d=x")
        }
        #expect(throws: MetricTextError.badDirection("more")) {
            try MetricRule(patternOption: "a:b:more=x")
        }
        #expect(throws: MetricTextError.self) { try MetricRule(patternOption: "a=(") }
        #expect(throws: MetricTextError.badRule(.badPath("a[", at: 1))) {
            try MetricRule(pathOption: "n=a[")
        }
        #expect(throws: MetricTextError.self) { try MetricRule(pathOption: "n=") }
    }
}

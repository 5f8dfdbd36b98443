extension SampleWarning {
    /// One sentence with its numbers, without an end: `2 of 40 runs (5 %) are outliers; …`.
    package var sentence: String {
        switch self {
        case .outliers(let count, let runs, let effect):
            let share = Quantity.percentage(Double(count) / Double(max(runs, 1)))
            return "\(count) of \(Digits.count(runs, "run")) (\(share)) are outliers"
                + (effect.map(Self.words) ?? "")
        case .slowFirstRun(let first, let median):
            let unit = TimeUnit.fitting([first, median])
            return "the first run took \(unit.text(first)), the median is \(unit.text(median));"
                + " a warm-up run would leave it out"
        case .bimodal(let lower, let upper, let share):
            let unit = TimeUnit.fitting([lower, upper])
            return "the runs fall into two groups, \(Quantity.percent(100 - 100 * share)) around"
                + " \(unit.text(lower)) and \(Quantity.percent(100 * share)) around"
                + " \(unit.text(upper)); mean and median describe neither"
        case .drift(let change, let correlation, _):
            return "the runs drift: the last half is \(Quantity.percentage(abs(change)))"
                + " \(change < 0 ? "faster" : "slower") than the first (Spearman's ρ"
                + " \(Digits.fixed(correlation, 2))), so they are not independent"
        case .clockTick(let tick, let median):
            let unit = TimeUnit.fitting([tick])
            return "the clock's tick of \(unit.text(tick)) shows: differences below"
                + " \(Quantity.percentage(tick / median)) cannot be seen"
        case .nearTimingFloor(let floor, let median): return Self.words(floor, of: median)
        case .steal(let share, .duringRuns):
            return "others took \(Quantity.percentage(share)) of the CPU time it wanted"
        case .steal(let share, .beforeStart):
            return "others took \(Quantity.percentage(share)) of the CPU time since the machine's"
                + " start"
        case .throttled(let share, let slowdowns): return Self.words(share, slowdowns)
        case .tooFew(let runs): return "no interval: \(Digits.count(runs, "run"))"
        }
    }

    private static func words(_ effect: Double) -> String {
        let size = Quantity.percentage(abs(effect))
        if size == Quantity.percentage(0) { return "; they hardly change the mean" }
        return "; they \(effect < 0 ? "lower" : "lift") the mean by \(size)"
    }

    private static func words(_ floor: Double, of median: Double) -> String {
        let unit = TimeUnit.fitting([floor, median])
        guard floor < median else {
            return "it takes no longer than starting a process alone, \(unit.text(floor))"
        }
        return "starting a process alone takes \(unit.text(floor)) of the \(unit.text(median))"
            + " (\(Quantity.percentage(floor / median)))"
    }

    private static func words(_ share: Double, _ slowdowns: Int64) -> String {
        let held =
            share >= leastShare
            ? "a quota held it back for \(Quantity.percentage(share)) of its time" : nil
        let times = slowdowns == 1 ? "once" : "\(Digits.count(Int(slowdowns))) times"
        let hot = slowdowns > 0 ? "cores were slowed down \(times) because they were hot" : nil
        return [held, hot].compactMap(\.self).joined(separator: "; ")
    }

    /// What several configurations have in common that are warned of so: `Outliers in`.
    static func headline(of name: Name) -> String {
        switch name {
        case .outliers: "Outliers in"
        case .slowFirstRun: "A slow first run in"
        case .bimodal: "Two groups of runs in"
        case .drift: "Drifting runs in"
        case .clockTick: "A coarse clock in"
        case .nearTimingFloor: "Times close to that of starting a process in"
        case .steal: "CPU time taken by others in"
        case .throttled: "Throttling in"
        case .tooFew: "Too few runs for an interval in"
        }
    }
}

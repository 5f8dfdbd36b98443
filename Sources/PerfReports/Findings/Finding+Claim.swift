extension Finding {
    /// The finding in the few words of a chart's title; nil for one that needs more.
    var claim: String? {
        switch fact {
        case .fastest(let comparison):
            guard comparison.hasEnoughRuns else { return nil }
            let names = names(comparison)
            return comparison.isGain
                ? "\(names.candidate) is \(factor(comparison)) times as fast as \(names.baseline)"
                : "nothing measurably faster than \(names.baseline)"
        case .nothingBeats(let comparison):
            guard comparison.hasEnoughRuns else { return nil }
            let name = names(comparison).baseline
            return comparison.isResolved
                ? "nothing beats \(name)" : "nothing measurably faster than \(name)"
        case .range(let comparison):
            guard comparison.isResolved else { return nil }
            let names = names(comparison)
            return "\(names.candidate) is \(factor(comparison)) times as fast as \(names.baseline)"
        case .single, .alike, .scaling, .processors, .endings, .changes, .moved: return nil
        }
    }
}

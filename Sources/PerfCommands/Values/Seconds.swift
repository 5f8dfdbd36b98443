import ArgumentGrammar

/// A span of time as typed: `0.5` (seconds), `500ms`, `30s`, `2m`, `1h`.
struct Seconds: Hashable, Sendable {
    var duration: Duration

    static let syntax = ValueSyntax<Seconds>("a time such as 0.5, 500ms, 30s or 2m") {
        word throws(ValueProblem) in
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)]
        for (unit, factor) in units where word.hasSuffix(unit) {
            let digits = String(word.dropLast(unit.count))
            guard !digits.isEmpty, digits.allSatisfy({ "0123456789.".contains($0) }),
                let number = Double(digits)
            else { continue }
            let seconds = number * factor
            // A program takes longer to start than a millisecond at least; a year is longer than any run.
            guard seconds >= 0.001, seconds <= 31_536_000 else {
                throw .outside(least: "1ms", most: "8760h")
            }
            return Seconds(duration: .nanoseconds(Int64((seconds * 1e9).rounded())))
        }
        throw .notA("a time such as 0.5, 500ms, 30s or 2m")
    }
}

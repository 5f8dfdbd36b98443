/// Spans of time as people write them: `0.5` (seconds), `500ms`, `30s`, `2m`, `1h`.
package enum TimeSpan {
    /// What a time limit may be, in seconds: a program takes longer to start than a millisecond at
    /// least, and a year is longer than any run.
    package static let range = 0.001...31_536_000

    /// The ends of `range` as they would be typed.
    package static let limits = (least: "1ms", most: "8760h")

    /// The span that a text means; nil where it means none in `range`.
    package static func duration(_ text: String) -> Duration? {
        seconds(text).flatMap { duration(seconds: $0) }
    }

    /// How many seconds a text means, in `range` or not; nil where it is no span of time.
    package static func seconds(_ text: String) -> Double? {
        let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            let digits = String(text.dropLast(unit.count))
            guard digits.allSatisfy({ $0.isASCIIDigit || $0 == "." }), let number = Double(digits)
            else { continue }
            return number * factor
        }
        return nil
    }

    /// A span in seconds, as it can be typed: `30s`, `0.5s`.
    package static func text(_ span: Duration) -> String {
        "\(Decimal10.text(span.nanoseconds, digits: 9))s"
    }

    /// The span of so many seconds; nil outside of `range`.
    package static func duration(seconds: Double) -> Duration? {
        guard range.contains(seconds) else { return nil }
        return .nanoseconds(Int64((seconds * 1e9).rounded()))
    }
}

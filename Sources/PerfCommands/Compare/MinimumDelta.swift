import ArgumentGrammar
import PerfRecording
import PerfReports

/// The least change that matters, as typed: `1ms`, `50us`, or a number in a metric's unit.
struct MinimumDelta: Equatable, Sendable {
    let text: String
    /// Seconds where it is a time; a number without a unit is seconds, too.
    private let seconds: Double?
    private let number: Double?

    /// Nil where it is neither a time nor a number, and below 0.
    init?(_ text: String) {
        self.text = text
        number = Double(text).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        let fine = [("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6)].first { text.hasSuffix($0.0) }
        if let (unit, factor) = fine {
            seconds = Double(text.dropLast(unit.count)).flatMap { $0 >= 0 ? $0 * factor : nil }
        } else {
            seconds = TimeSpan.seconds(text)
        }
        guard number != nil || seconds?.isFinite == true else { return nil }
    }

    /// The size in a metric's own unit, of times in nanoseconds; nil where it is a time and the metric none.
    func size(of metric: JudgedMetric) -> Double? {
        metric.isTime ? seconds.map { $0 * 1e9 } : number
    }

    static let syntax = ValueSyntax<MinimumDelta>("a time such as 1ms, or a number", spell: \.text)
    {
        word throws(ValueProblem) in
        guard let delta = MinimumDelta(word) else { throw .notA("a time such as 1ms, or a number") }
        return delta
    }
}

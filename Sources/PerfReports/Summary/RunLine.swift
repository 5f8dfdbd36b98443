import Charts
import Statistics

/// Times as a line of a few characters, for the tables of a terminal.
package enum RunLine {
    /// The values from left to right, each a character from `▁` to `█`; `·` for none.
    ///
    /// - Parameter width: the most characters; of more values than that the extremes are kept.
    package static func text(_ values: [Double?], width: Int) -> String {
        Sparkline.text(values, width: width)
    }

    /// The middle of some times; nil for none.
    package static func median(_ times: [Int64]) -> Double? {
        (try? Sample(times.map(Double.init)))?.median
    }
}

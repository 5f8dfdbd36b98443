import Markdown
import PerfModel

/// Sentences that tables and lines of a summary share.
enum Words {
    /// `of that the shell itself takes about 0.600 ms (not subtracted)`; nil without a shell.
    ///
    /// - Parameter whole: what that is a part of.
    static func shellCost(of session: Session, from whole: String = "of that") -> String? {
        session.conditions.shellCost.map { cost in
            let time = Double(cost)
            return "\(whole) the shell itself takes about \(TimeUnit.fitting([time]).text(time))"
                + " (not subtracted)"
        }
    }

    /// `stopped by budget`; nil where all runs that were asked for were made, where one failed, which
    /// is told otherwise, or where it is not known.
    static func stop(of point: SweepPoint) -> String? {
        guard let reason = point.stopReason else { return nil }
        return switch reason {
        case .runs, .failed: nil
        case .interrupted: "interrupted"
        case .precision, .budget, .mostRuns: "stopped by \(reason.rawValue)"
        }
    }

    /// The text in lines of at most a width, each ended; further lines are indented by two.
    ///
    /// - Parameter width: the columns of a line, or nil for one line. A word that is wider stays whole.
    static func wrapped(_ text: String, to width: Int?) -> String {
        guard let width, text.displayWidth > width else { return text + "\n" }
        var (lines, line) = ("", "")
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : "\(line) \(word)"
            if longer.displayWidth > width, !line.isEmpty {
                lines += line + "\n"
                line = "  \(word)"
            } else {
                line = longer
            }
        }
        return lines + line + "\n"
    }
}

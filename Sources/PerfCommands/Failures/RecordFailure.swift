import Markdown
import PerfRecording
import PerfStore

/// Why a recording could not go on, and what of it is safe.
struct RecordFailure: Error {
    var error: any Error
    /// Runs that are in the history.
    var stored: Int
    /// Runs that were finished and could not be stored.
    var lost: Int
    /// The history's path as told to the user.
    var path: String
    /// The session's id.
    var session: String
}

extension Failure {
    init(_ failure: RecordFailure) {
        let error: any Error =
            (failure.error as? StoreError).map {
                HistoryFailure(path: failure.path, error: $0)
            } ?? failure.error
        self = Failure(error, words: [])
        var lines = [advice].compactMap(\.self)
        if failure.lost > 0 {
            lines.append("\(RunCount.text(failure.lost)) could not be stored.")
        }
        lines.append(
            RunCount.stored(failure.stored, in: failure.path, session: failure.session))
        advice = lines.joined(separator: "\n")
        status = .failed
    }
}

/// Numbers of runs in words.
enum RunCount {
    static func text(_ count: Int) -> String {
        count == 1 ? "1 run" : "\(count) runs"
    }

    /// `6 or more runs`, where that shows on the way.
    static func text(_ goal: RunGoal) -> String {
        atLeast(goal.least, isExact: goal.most == goal.least)
    }

    static func atLeast(_ count: Int, isExact: Bool) -> String {
        isExact ? text(count) : "\(count) or more runs"
    }

    static func warmups(_ count: Int) -> String {
        count == 1 ? "1 warm-up" : "\(count) warm-ups"
    }

    /// Where runs are stored, or that there are none.
    static func stored(_ count: Int, in path: String, session: String) -> String {
        guard count > 0 else { return "Nothing was stored." }
        let place = "in \(harmless(path)), session \(session.prefix(8))"
        return "\(text(count)) stored \(place)."
    }
}

import Markdown
import PerfModel
import PerfStore

/// Why a recording could not go on, and what of it is safe.
struct RecordFailure: Error {
    var error: any Error
    /// Runs that are in the history.
    var stored: Int
    /// Runs that were finished and could not be stored.
    var lost: Int
    var history: OpenHistory
    var session: Session
}

extension Failure {
    init(_ failure: RecordFailure) {
        let error: any Error =
            (failure.error as? StoreError).map {
                HistoryFailure(path: failure.history.shownPath, error: $0)
            } ?? failure.error
        self = Failure(error, words: [])
        var lines = [advice].compactMap(\.self)
        if failure.lost > 0 {
            lines.append("\(RunCount.text(failure.lost)) could not be stored.")
        }
        lines.append(
            RunCount.stored(failure.stored, in: failure.history, session: failure.session))
        advice = lines.joined(separator: "\n")
        status = .failed
    }
}

/// Numbers of runs in words.
enum RunCount {
    static func text(_ count: Int) -> String {
        count == 1 ? "1 run" : "\(count) runs"
    }

    /// Where runs are stored, or that there are none.
    static func stored(_ count: Int, in history: OpenHistory, session: Session) -> String {
        guard count > 0 else { return "Nothing was stored." }
        let place = "in \(harmless(history.shownPath)), session \(session.id.prefix(8))"
        return "\(text(count)) stored \(place)."
    }
}

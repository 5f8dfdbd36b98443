import PerfModel

extension Outcome {
    /// The outcome as a sentence says it: `timed out`.
    var words: String {
        switch self {
        case .timedOut: "timed out"
        case .ok, .failed, .killed, .interrupted: rawValue
        }
    }
}

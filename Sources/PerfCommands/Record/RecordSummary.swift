import PerfModel
import PerfRecording

/// What is told at the end of a recording.
struct RecordSummary {
    let recording: Recording
    let session: Session
    let history: OpenHistory
    let plan: RecordingPlan

    func write(as format: Format, in context: Context) throws {
        context.output.write("\(recording.measurements.count)\n")
    }
}

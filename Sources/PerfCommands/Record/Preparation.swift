import PerfRecording
import Subprocess

/// A plan with the services that its runs need; they end with it.
struct Preparation {
    var plan: RecordingPlan
    var services: [Service] = []

    /// Ends the services, and says which of them had ended before.
    func end(in context: Context) {
        for service in services {
            if let end = service.end {
                context.tell(Failure(ended: service.executable, end, said: service.lastErrors))
            }
            service.stop()
        }
    }
}

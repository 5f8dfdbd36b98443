import PerfModel
import PerfStudy

/// What a workload found, for a reader.
struct WorkloadSummary {
    var request: WorkloadRequest
    var result: WorkloadResult

    func text(as format: WorkloadFormat) throws -> String {
        switch format {
        case .text: lines
        case .json: try JSONText.encoded(WorkloadDocument(self))
        }
    }

    private var lines: String {
        var lines = ["answer \(result.answer)", items]
        if let region = result.report.region { lines.append("region \(Self.milliseconds(region))") }
        for phase in result.report.phases {
            lines.append("  \(phase.name) \(Self.milliseconds(phase.duration))")
        }
        for metric in result.report.metrics {
            let unit = metric.metric.unit.map { " \($0)" } ?? ""
            lines.append("\(metric.metric.name) \(Int(metric.value))\(unit)")
        }
        return lines.map { "\($0)\n" }.joined()
    }

    private var items: String { "items \(result.itemsDone) of \(result.itemsAsked)" }

    /// `12.345 ms`, cut.
    static func milliseconds(_ nanoseconds: Int64) -> String {
        let micro = nanoseconds / 1000
        let fraction = String(micro % 1000)
        return "\(micro / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction) ms"
    }
}

/// The same as JSON; times in nanoseconds.
private struct WorkloadDocument: Encodable {
    struct Part: Encodable {
        var name: String
        var ns: Int64
    }

    var workload: String
    var strategy: String
    var workers: Int
    var answer: String
    var items: Int
    var of: Int
    var region_ns: Int64?
    var phases: [Part]
    var metrics: [String: Double]

    init(_ summary: WorkloadSummary) {
        let (request, result) = (summary.request, summary.result)
        workload = request.name.rawValue
        strategy = request.strategy.rawValue
        workers = request.workers
        answer = result.answer
        items = result.itemsDone
        of = result.itemsAsked
        region_ns = result.report.region
        phases = result.report.phases.map { Part(name: $0.name, ns: $0.duration) }
        metrics = Dictionary(
            result.report.metrics.map { ($0.metric.name, $0.value) }, uniquingKeysWith: +)
    }
}

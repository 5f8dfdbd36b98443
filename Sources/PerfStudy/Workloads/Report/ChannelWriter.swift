import CLibrary
package import PerfModel
package import Subprocess

/// The report channel of the program that measures this one; without one, nothing is written.
package struct ChannelWriter: Sendable {
    /// nil where nobody listens.
    private let descriptor: Int32?

    /// The longest line that a channel takes, in bytes, with its end.
    private static let lineLimit = 4096

    package init(descriptor: Int32?) {
        self.descriptor = descriptor
    }

    /// The channel that `$PERFDB_CHANNEL` names, if it is open; programs started here do not inherit
    /// it.
    package init(_ environment: Environment) {
        descriptor = environment["PERFDB_CHANNEL"].flatMap { Int32($0) }.flatMap { number in
            number > STDERR_FILENO && fcntl(number, F_SETFD, FD_CLOEXEC) == 0 ? number : nil
        }
    }

    /// Tells what a run reports, in one write where it fits the pipe; and how many items were asked.
    package func write(_ report: RunReport, name: String, asked: Int) {
        var lines: [String] = []
        if let region = report.region {
            lines.append("{\"region\": \(Self.quoted(name)), \"ns\": \(region)}")
        }
        for phase in report.phases {
            lines.append("{\"phase\": \(Self.quoted(phase.name)), \"ns\": \(phase.duration)}")
        }
        lines += report.tasks.map(Self.line) + report.metrics.map(Self.line)
        lines += report.workers.map(Self.line)
        if let items = report.items { lines.append("{\"items\": \(items), \"of\": \(asked)}") }
        write(lines)
    }

    /// Tells that the run failed, and why in a sentence.
    package func write(error sentence: String) {
        let room = Self.lineLimit - 32
        var cut = sentence
        while Self.quoted(cut).utf8.count > room { cut = String(cut.prefix(cut.count / 2)) }
        write(["{\"error\": \(Self.quoted(cut))}"])
    }

    private static func line(_ task: WorkTask) -> String {
        let worker = task.worker.map { "\"worker\": \($0), " } ?? ""
        return """
            {"task": \(quoted(task.name)), \(worker)"start_ns": \(task.start), \
            "stop_ns": \(task.stop)}
            """
    }

    private static func line(_ value: MetricValue) -> String {
        let unit = value.metric.unit.map { ", \"unit\": \(quoted($0))" } ?? ""
        let direction = value.metric.direction.map { ", \"direction\": \"\($0.rawValue)\"" } ?? ""
        return
            "{\"metric\": \(quoted(value.metric.name)), \"value\": \(value.value)\(unit)\(direction)}"
    }

    private static func line(_ memory: WorkerMemory) -> String {
        let proportional = memory.proportional.map { ", \"pss_bytes\": \($0)" } ?? ""
        return "{\"worker\": \(memory.worker), \"peak_bytes\": \(memory.peak)\(proportional)}"
    }

    private func write(_ lines: [String]) {
        guard let descriptor else { return }
        // A listener that went away does not make the work worse.
        try? Bytes.write(Array(lines.map { "\($0)\n" }.joined().utf8), to: descriptor)
    }

    /// A text as JSON.
    /// - Source: RFC 8259 (2017), section 7.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

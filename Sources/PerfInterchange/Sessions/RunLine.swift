import PerfModel

/// What the line of a run holds: the columns of its row, then what it told.
enum RunLine {
    /// - Note: `RunScanner` reads the columns in the order in which they are put here.
    static func put(_ run: Run, to line: inout LineWriter) {
        line.put("position", Int64(run.position))
        line.put("configuration", Int64(run.configuration) + 1)
        line.put("round", Int64(run.round))
        line.put("is_warmup", run.isWarmup)
        line.put("outcome", run.outcome.rawValue)
        line.put("exit_status", run.exitStatus.map(Int64.init))
        line.put("signal", run.signal.map(Int64.init))
        line.put("started_at_us", run.startedAt?.microseconds)
        put(run.usage, to: &line)
        line.put("region_ns", run.report.region)
        line.put("items_done", run.report.items)
        line.put("reading_error_ns", run.usage.readingError)
        if run.interference != Interference() {
            line.object("interference") {
                $0.put("steal_ns", run.interference.stolen)
                $0.put("throttled_ns", run.interference.throttled)
                $0.put("thermal_throttles", run.interference.thermalThrottles)
            }
        }
        put(run.report, to: &line)
        line.list("copies", run.copies) { line, copy in line.object { put(copy, to: &$0) } }
    }

    private static func put(_ usage: Usage, to line: inout LineWriter) {
        line.put("wall_ns", usage.wall)
        line.put("user_ns", usage.user)
        line.put("sys_ns", usage.sys)
        line.put("max_rss_bytes", usage.maxRSS)
        line.put("voluntary_switches", usage.voluntarySwitches)
        line.put("involuntary_switches", usage.involuntarySwitches)
        line.put("minor_faults", usage.minorFaults)
        line.put("major_faults", usage.majorFaults)
        line.put("block_reads", usage.blockReads)
        line.put("block_writes", usage.blockWrites)
    }

    private static func put(_ report: RunReport, to line: inout LineWriter) {
        line.list("phases", report.phases) { line, phase in
            line.object {
                $0.put("name", phase.name)
                $0.put("duration_ns", phase.duration)
            }
        }
        line.list("metrics", report.metrics) { line, value in
            line.object {
                $0.put("name", value.metric.name)
                $0.put("unit", value.metric.unit)
                $0.put("direction", value.metric.direction?.rawValue)
                $0.put("value", value.value)
            }
        }
        line.list("tasks", report.tasks) { line, task in
            line.object {
                $0.put("name", task.name)
                $0.put("worker", task.worker.map(Int64.init))
                $0.put("start_ns", task.start)
                $0.put("stop_ns", task.stop)
            }
        }
        line.list("workers", report.workers) { line, memory in
            line.object {
                $0.put("worker", Int64(memory.worker))
                $0.put("peak_bytes", memory.peak)
                $0.put("proportional_bytes", memory.proportional)
            }
        }
        line.list("messages", report.messages) { line, message in
            line.object {
                $0.put("kind", message.kind.rawValue)
                $0.put("name", message.name)
                $0.put("text", message.text)
            }
        }
    }

    private static func put(_ copy: RunCopy, to line: inout LineWriter) {
        line.put("start_ns", copy.start)
        line.put("wall_ns", copy.wall)
        line.put("user_ns", copy.user)
        line.put("sys_ns", copy.sys)
        line.put("max_rss_bytes", copy.maxRSS)
        line.put("exit_status", copy.exitStatus.map(Int64.init))
        line.put("signal", copy.signal.map(Int64.init))
    }
}

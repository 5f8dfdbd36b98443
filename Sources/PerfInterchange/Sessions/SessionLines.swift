package import PerfModel

/// The lines of a session's file; the same session always gives the same bytes.
///
/// ```swift
/// write(SessionLines.head(of: outline))
/// for page in pages { write(SessionLines.lines(of: page)) }
/// write(SessionLines.end(runs: count))
/// ```
package enum SessionLines {
    /// All lines before the first run's.
    package static func head(of outline: SessionOutline) -> [UInt8] {
        var writer = LineWriter()
        let session = outline.session
        writer.line("format") {
            $0.put("name", SessionForm.name)
            $0.put("version", SessionForm.version)
        }
        writer.line("session") { put(session, to: &$0) }
        if let host = session.host { writer.line("host") { put(host, to: &$0) } }
        if let revision = session.revision {
            writer.line("revision") {
                $0.put("commit_hash", revision.commit)
                $0.put("branch", revision.branch)
                $0.put("is_dirty", revision.isDirty)
            }
        }
        for chart in session.charts { writer.line("chart") { put(chart, to: &$0) } }
        for (place, planned) in outline.configurations.enumerated() {
            writer.line("configuration") {
                $0.put("number", Int64(place) + 1)
                put(planned.configuration, to: &$0)
                put(planned, stop: outline.stops[place], to: &$0)
            }
        }
        return writer.bytes
    }

    /// A line for each run.
    ///
    /// - Precondition: each run's configuration is a place in the outline.
    package static func lines(of runs: [Run]) -> [UInt8] {
        var writer = LineWriter()
        for run in runs { writer.line("run") { RunLine.put(run, to: &$0) } }
        return writer.bytes
    }

    /// The last line, without which a file is cut off.
    package static func end(runs: Int) -> [UInt8] {
        var writer = LineWriter()
        writer.line("end") { $0.put("runs", Int64(runs)) }
        return writer.bytes
    }

    private static func put(_ session: Session, to line: inout LineWriter) {
        let conditions = session.conditions
        line.put("uuid", session.id)
        line.put("batch", session.batch)
        line.put("started_at_us", session.startedAt?.microseconds)
        line.put("label", session.label)
        line.put("origin", session.origin.rawValue)
        line.put("recorder", session.recorder)
        line.put("seed", session.seed)
        line.put("run_order", session.order)
        line.put("suite", session.suite)
        line.put("kernel", conditions.kernel)
        line.put("available_cpus", conditions.availableCPUs.map(Int64.init))
        line.put("load_average", conditions.loadAverage)
        line.put("governor", conditions.governor)
        line.put("virtualization", conditions.virtualization)
        line.put("is_turbo_on", conditions.isTurboOn)
        line.put("is_smt_on", conditions.isSMTOn)
        line.put("steal_share", conditions.stealShare)
        line.put("memory_pressure", conditions.memoryPressure)
        line.put("is_on_battery", conditions.isOnBattery)
        line.put("is_aslr_on", conditions.isASLROn)
        line.put("clock_source", conditions.clockSource)
        line.put("clock_resolution_ns", conditions.clockResolution)
        line.put("timing_floor_ns", conditions.timingFloor)
        line.put("shell_cost_ns", conditions.shellCost)
    }

    private static func put(_ host: Host, to line: inout LineWriter) {
        line.put("name", host.name)
        line.put("is_name_given", host.isNameGiven)
        line.put("cpu_model", host.cpuModel)
        line.put("logical_cpus", host.logicalCPUs.map(Int64.init))
        line.put("physical_cpus", host.physicalCPUs.map(Int64.init))
        line.put("memory_gib", host.memoryGiB.map(Int64.init))
        line.put("architecture", host.architecture)
        line.put("os_family", host.osFamily)
    }

    private static func put(_ chart: ChartDeclaration, to line: inout LineWriter) {
        line.put("name", chart.name)
        line.put("title", chart.title)
        line.put("kind", chart.kind.rawValue)
        line.object("filter") { filter in
            for item in chart.filter { filter.texts(item.dimension, item.values) }
        }
        line.put("x", chart.x)
        line.texts("series", chart.series)
        line.put("group_name", chart.group)
    }

    /// The dimensions, by which a configuration is told from another.
    static func put(_ configuration: Configuration, to line: inout LineWriter) {
        line.put("benchmark", configuration.benchmark)
        line.put("strategy", configuration.strategy?.name)
        line.put("workers", configuration.workers.map(Int64.init))
        line.put("load", configuration.load?.name)
        line.put("load_factor", configuration.load?.factor)
        line.put("caching", configuration.caching)
        line.put("mechanism", configuration.mechanism)
        line.put("runtime", configuration.runtime)
        line.object("parameters") { parameters in
            for parameter in configuration.parameters {
                parameters.put(named: parameter.name, parameter.value)
            }
        }
    }

    private static func put(
        _ planned: SessionConfiguration, stop: StopReason?, to line: inout LineWriter
    ) {
        line.texts("command", planned.command)
        line.put("expected_outcome", planned.expected.rawValue)
        line.put("stop_reason", stop?.rawValue)
        line.list("settings", planned.settings) { $0.texts(nil, [$1.name, $1.value]) }
    }
}

extension LineWriter {
    /// A line that is an object with one member.
    mutating func line(_ name: StaticString, _ body: (inout LineWriter) -> Void) {
        object { $0.object(name, body) }
        endLine()
    }
}

import PerfModel
import SQLite

/// The rows that a session has besides its runs; called within a transaction.
extension Store {
    func insertSession(_ session: Session) throws(SQLiteError) -> Int64 {
        let statement = try connection.prepare(
            """
            INSERT INTO session (
                uuid, batch, started_at_us, host_id, revision_id, kernel, available_cpus,
                load_average, governor, virtualization, label, origin, recorder, seed, run_order,
                suite, is_turbo_on, is_smt_on, steal_share, memory_pressure, is_on_battery,
                is_aslr_on, clock_source, clock_resolution_ns, timing_floor_ns, shell_cost_ns
            ) VALUES (
                :uuid, :batch, :started_at_us, :host_id, :revision_id, :kernel, :available_cpus,
                :load_average, :governor, :virtualization, :label, :origin, :recorder, :seed,
                :run_order, :suite, :is_turbo_on, :is_smt_on, :steal_share, :memory_pressure,
                :is_on_battery, :is_aslr_on, :clock_source, :clock_resolution_ns,
                :timing_floor_ns, :shell_cost_ns
            )
            """)
        try statement.bind(session.id, to: ":uuid")
        try statement.bind(session.batch, to: ":batch")
        try statement.bind(session.startedAt?.microseconds, to: ":started_at_us")
        if let host = session.host {
            try statement.bind(findOrInsert(host), to: ":host_id")
        }
        if let revision = session.revision {
            try statement.bind(findOrInsert(revision), to: ":revision_id")
        }
        try Self.bind(session.conditions, to: statement)
        try statement.bind(session.label, to: ":label")
        try statement.bind(session.origin.rawValue, to: ":origin")
        try statement.bind(session.recorder, to: ":recorder")
        try statement.bind(session.seed, to: ":seed")
        try statement.bind(session.order, to: ":run_order")
        try statement.bind(session.suite, to: ":suite")
        try statement.run()
        return connection.lastInsertedRowID
    }

    private static func bind(
        _ conditions: Conditions, to statement: Statement
    ) throws(SQLiteError) {
        try statement.bind(conditions.kernel, to: ":kernel")
        try statement.bind(conditions.availableCPUs.map(Int64.init), to: ":available_cpus")
        try statement.bind(conditions.loadAverage, to: ":load_average")
        try statement.bind(conditions.governor, to: ":governor")
        try statement.bind(conditions.virtualization, to: ":virtualization")
        let flag = { (value: Bool?) in value.map { $0 ? 1 : Int64(0) } }
        try statement.bind(flag(conditions.isTurboOn), to: ":is_turbo_on")
        try statement.bind(flag(conditions.isSMTOn), to: ":is_smt_on")
        try statement.bind(conditions.stealShare, to: ":steal_share")
        try statement.bind(conditions.memoryPressure, to: ":memory_pressure")
        try statement.bind(flag(conditions.isOnBattery), to: ":is_on_battery")
        try statement.bind(flag(conditions.isASLROn), to: ":is_aslr_on")
        try statement.bind(conditions.clockSource, to: ":clock_source")
        try statement.bind(conditions.clockResolution, to: ":clock_resolution_ns")
        try statement.bind(conditions.timingFloor, to: ":timing_floor_ns")
        try statement.bind(conditions.shellCost, to: ":shell_cost_ns")
    }

    /// - Precondition: only a session of a suite has charts.
    func insertCharts(of session: Session, row: Int64) throws(SQLiteError) {
        let charts = session.charts
        guard !charts.isEmpty else { return }
        precondition(session.suite != nil, "charts without a suite: \(charts.map(\.name))")
        let statement = try connection.prepare(
            """
            INSERT INTO session_chart (
                session_id, place, name, title, kind, filter, x, series, group_name
            ) VALUES (
                :session, :place, :name, :title, :kind, :filter, :x, :series, :group_name
            )
            """)
        try statement.bind(row, to: ":session")
        for (index, chart) in charts.enumerated() {
            try statement.bind(Int64(index) + 1, to: ":place")
            try statement.bind(chart.name, to: ":name")
            try statement.bind(chart.title, to: ":title")
            try statement.bind(chart.kind.rawValue, to: ":kind")
            let filter = chart.filter.map { (name: $0.dimension, values: $0.values) }
            try statement.bind(StoredJSON.object(filter), to: ":filter")
            try statement.bind(chart.x, to: ":x")
            try statement.bind(StoredJSON.list(chart.series), to: ":series")
            try statement.bind(chart.group, to: ":group_name")
            try statement.run()
        }
    }

    func insert(
        _ planned: SessionConfiguration, session: Int64, configuration: Int64
    ) throws(SQLiteError) {
        let statement = try connection.prepare(
            """
            INSERT INTO session_configuration (
                session_id, configuration_id, command, expected_outcome, settings
            ) VALUES (:session, :configuration, :command, :expected_outcome, :settings)
            """)
        try statement.bind(session, to: ":session")
        try statement.bind(configuration, to: ":configuration")
        try statement.bind(StoredJSON.list(planned.command), to: ":command")
        try statement.bind(planned.expected.rawValue, to: ":expected_outcome")
        let settings = planned.settings.map { (name: $0.name, value: $0.value) }
        try statement.bind(StoredJSON.list(settings), to: ":settings")
        try statement.run()
    }

    /// Tells of configurations, by their rows, why they were measured no further.
    func set(
        _ stops: [(configuration: Int64, reason: StopReason)], session: Int64
    ) throws(SQLiteError) {
        guard !stops.isEmpty else { return }
        let statement = try connection.prepare(
            """
            UPDATE session_configuration
            SET stop_reason = :stop_reason
            WHERE session_id = :session
                AND configuration_id = :configuration
            """)
        try statement.bind(session, to: ":session")
        for stop in stops {
            try statement.bind(stop.configuration, to: ":configuration")
            try statement.bind(stop.reason.rawValue, to: ":stop_reason")
            try statement.run()
        }
    }
}

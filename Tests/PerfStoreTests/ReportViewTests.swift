import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

@Suite struct `The view of reports` {
    private static let runColumns = """
        run_id session benchmark strategy workers load load_factor caching mechanism runtime \
        parameters outcome warmup round position wall_s region_s
        """

    /// A history with one run that said everything twice over, and a second connection to it.
    private func withHistory(_ body: (Connection) throws -> Void) throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("history.sqlite").path
            let store = try Store.open(path, .create)
            var session = Samples.session(1)
            session.suite = "documents"
            session.charts = [
                ChartDeclaration(
                    name: "io", title: "IO", filter: [DimensionFilter("load", "high")],
                    series: ["strategy"]),
                ChartDeclaration(name: "cpu", title: "CPU", kind: .bars, x: "size", group: "g"),
            ]
            try store.begin(
                session, configurations: [.init(Samples.serial, command: ["sort"])])
            var run = Samples.run(0, position: 7, wall: 4_000_000_000)
            run.report.region = 2_000_000_000
            run.report.phases = [
                Phase(name: "start", duration: 500_000_000), Phase(name: "join", duration: 1),
            ]
            run.report.metrics = [
                MetricValue(metric: Metric(name: "lost", unit: "1", direction: .lower), value: 12),
                MetricValue(metric: Metric(name: "rate"), value: 0.5),
            ]
            run.report.tasks = [
                WorkTask(name: "item-1", worker: 2, start: 500_000_000, stop: 1_500_000_000),
                WorkTask(name: "item-2", worker: nil, start: 0, stop: 0),
            ]
            run.report.workers = [
                WorkerMemory(worker: 1, peak: 10, proportional: 4),
                WorkerMemory(worker: 2, peak: 20),
            ]
            run.report.messages = [
                RunMessage(kind: .error, name: "reported", text: "503"),
                RunMessage(kind: .warning, name: "channel-garbage", text: "x"),
            ]
            run.copies = [
                RunCopy(
                    start: 0, wall: 3_500_000_000, user: 1_000_000_000, sys: 0, maxRSS: 4096,
                    exitStatus: 0, signal: nil),
                RunCopy(
                    start: 1_000_000_000, wall: 3_000_000_000, user: nil, sys: nil, maxRSS: nil,
                    exitStatus: nil, signal: 9),
            ]
            try store.store([run, Samples.run(0, position: 8, wall: 1)])
            try body(Connection(path: path, mode: .readOnly))
        }
    }

    @Test(arguments: [
        ("metrics", runColumns + " metric value unit direction"),
        ("phases", runColumns + " phase place duration_s duration_ns"),
        ("tasks", runColumns + " task worker start_s stop_s duration_s"),
        ("worker_memory", runColumns + " worker peak_bytes proportional_bytes"),
        ("messages", runColumns + " kind name text"),
        (
            "copies",
            runColumns + " copy copy_start_s copy_wall_s copy_user_s copy_sys_s"
                + " copy_max_rss_bytes copy_exit_status copy_signal"
        ),
        ("charts", "session suite place name title kind filter x series group_name"),
    ])
    func `has its columns`(view: String, columns: String) throws {
        try withHistory { connection in
            let statement = try connection.prepare(
                "SELECT group_concat(name, ' ') FROM pragma_table_info(:view)")
            try statement.bind(view, to: ":view")
            #expect(try statement.first { $0.text(0) } == columns)
        }
    }

    @Test func `has a row for each thing that was said`() throws {
        try withHistory { connection in
            func lines(_ sql: StaticString) throws -> [String] {
                try connection.prepare(sql).rows { $0.text(0) }
            }
            let phases = try lines(
                """
                SELECT format('%d %s %g %s %g', position, strategy, region_s, phase, duration_s)
                FROM phases ORDER BY place
                """)
            #expect(phases == ["7 serial 2 start 0.5", "7 serial 2 join 1e-09"])
            let metrics = try lines(
                """
                SELECT format('%s %s %g %s %s', benchmark, metric, value, unit, direction)
                FROM metrics ORDER BY metric
                """)
            #expect(metrics == ["b lost 12 1 lower", "b rate 0.5  "])
            let tasks = try lines(
                """
                SELECT format('%s %s %g %g %g', task, worker, start_s, stop_s, duration_s)
                FROM tasks ORDER BY task
                """)
            #expect(tasks == ["item-1 2 0.5 1.5 1", "item-2  0 0 0"])
            let memory = try lines(
                """
                SELECT format('%d %d %s', worker, peak_bytes, proportional_bytes)
                FROM worker_memory ORDER BY worker
                """)
            #expect(memory == ["1 10 4", "2 20 "])
            let messages = try lines(
                "SELECT format('%s %s %s', kind, name, text) FROM messages ORDER BY kind")
            #expect(messages == ["error reported 503", "warning channel-garbage x"])
            let copies = try lines(
                """
                SELECT format(
                    '%g %d %g %g %s %s %s %s', wall_s, copy, copy_start_s, copy_wall_s,
                    copy_user_s, copy_max_rss_bytes, copy_exit_status, copy_signal)
                FROM copies ORDER BY copy
                """)
            #expect(copies == ["4 1 0 3.5 1.0 4096 0 ", "4 2 1 3    9"])
            let charts = try lines(
                """
                SELECT format('%s %s %s %s %s %s %s', suite, name, kind, filter, x, series, group_name)
                FROM charts ORDER BY place
                """)
            #expect(
                charts == [
                    #"documents io lines {"load":["high"]}  ["strategy"] "#,
                    "documents cpu bars {} size [] g",
                ])
        }
    }
}

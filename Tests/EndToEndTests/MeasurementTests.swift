import Foundation
import TestSupport
import Testing

/// The C compiler; the toolchain brings one where the system has none.
private let compiler = ["cc", "clang"].first { Witness.path(of: $0) != nil } ?? "cc"

@Suite(.serialized, .enabled(if: Witness.has("sqlite3") && Witness.has(compiler)))
struct `A measurement` {
    /// Burns 30 ms of CPU time in each of as many threads as its argument says.
    private static let burner = """
        #include <pthread.h>
        #include <stdlib.h>
        #include <time.h>

        static void *burn(void *unused) {
            struct timespec used;
            do clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
            while (used.tv_sec == 0 && used.tv_nsec < 30000000);
            return unused;
        }

        int main(int count, char **arguments) {
            (void)count;
            int threads = atoi(arguments[1]);
            pthread_t thread[8];
            for (int index = 0; index < threads; index++)
                pthread_create(&thread[index], NULL, burn, NULL);
            for (int index = 0; index < threads; index++) pthread_join(thread[index], NULL);
            return 0;
        }
        """

    /// Holds as many megabytes as its argument says, all of them touched.
    private static let holder = """
        #include <stdlib.h>
        #include <string.h>

        int main(int count, char **arguments) {
            (void)count;
            size_t size = (size_t)atoi(arguments[1]) * 1000000;
            char *bytes = malloc(size + 1);
            if (bytes == NULL) return 1;
            memset(bytes, 1, size + 1);
            return bytes[size / 2] - 1;
        }
        """

    private func compile(_ source: String, as name: String, in perfdb: Perfdb) throws {
        let file = try perfdb.write(source, to: "\(name).c")
        let output = perfdb.folder.appendingPathComponent(name).path
        let result = try Witness.run(compiler, ["-O1", "-pthread", "-o", output, file])
        try #require(result.status == 0, "\(result.output)")
    }

    @Test func `counts the CPU time of all threads`() throws {
        try withPerfdb { perfdb in
            try compile(Self.burner, as: "burn", in: perfdb)
            let words = ["--strategy", "threads", "--workers", "1,2", "-r", "4", "--"]
            #expect(try perfdb.run(["record"] + words + ["./burn", "{workers}"]).status == 0)
            // How much of it ran at the same time is up to what else the machine does.
            let rows = try perfdb.query(
                """
                SELECT workers, count(*), min(user_s + sys_s) >= 0.03 * workers,
                max(user_s + sys_s) < 0.03 * workers + 0.05,
                max(abs(cpu_percent - 100 * (user_s + sys_s) / wall_s)) < 0.001,
                max(user_s + sys_s - wall_s * workers) < 0.01
                FROM runs GROUP BY workers
                """)
            #expect(rows == ["1|4|1|1|1|1", "2|4|1|1|1|1"])
        }
    }

    @Test func `counts the CPU time of processes that were waited for`() throws {
        try withPerfdb { perfdb in
            try compile(Self.burner, as: "burn", in: perfdb)
            let words = ["record", "-r", "2", "--", "sh", "-c", "./burn 1 & ./burn 1 & wait"]
            #expect(try perfdb.run(words).status == 0)
            let rows = try perfdb.query(
                "SELECT min(user_s + sys_s) >= 0.06, max(user_s + sys_s) < 0.15 FROM runs")
            #expect(rows == ["1|1"])
        }
    }

    @Test func `tells each child's own peak memory, in any order, in a large history`() throws {
        try withPerfdb { perfdb in
            try compile(Self.holder, as: "hold", in: perfdb)
            try fill(perfdb, runs: 200_000)
            let result = try perfdb.run([
                "record", "--benchmark", "hold", "--parameter", "program=true,./hold",
                "--parameter", "size=0,5,200", "-r", "4", "--", "{program}", "{size}",
            ])
            #expect(result.status == 0)
            let rows = try perfdb.query(
                """
                SELECT parameters ->> 'program', parameters ->> 'size', count(*),
                min(max_rss_bytes), max(max_rss_bytes)
                FROM runs WHERE benchmark = 'hold' GROUP BY 1, 2 ORDER BY 1, 2 + 0
                """)
            #expect(rows.count == 6)
            for row in rows.map({ $0.split(separator: "|").map(String.init) }) {
                #expect(row[2] == "4")
                // What a small program itself takes, and the least that can be told: what is left
                // of the recorder in the process that starts the children.
                let held = row[0] == "true" ? 0 : try #require(Double(row[1])) * 1e6
                #expect(try #require(Double(row[3])) > held, "\(row)")
                #expect(try #require(Double(row[4])) < held + 4e6, "\(row)")
            }
        }
    }

    /// Makes a history of copies of one run.
    private func fill(_ perfdb: Perfdb, runs: Int) throws {
        try perfdb.run(["record", "--benchmark", "old", "-r", "1", "--", "true"])
        let columns = try perfdb.query(
            """
            SELECT group_concat(name) FROM pragma_table_info('run')
            WHERE name NOT IN ('id', 'position')
            """)
        _ = try perfdb.query(
            """
            WITH RECURSIVE place (position) AS (
                VALUES (2) UNION ALL SELECT position + 1 FROM place WHERE position < \(runs)
            )
            INSERT INTO run (position, \(columns[0]))
            SELECT place.position, \(columns[0]) FROM place CROSS JOIN (
                SELECT \(columns[0]) FROM run WHERE id = 1
            )
            """)
        #expect(try perfdb.storedRuns() == runs)
    }

    @Test(.enabled(if: Witness.has("nproc")))
    func `knows how many CPUs the machine has`() throws {
        try withPerfdb { perfdb in
            try perfdb.run(["record", "-r", "1", "--", "true"])
            let installed = try Witness.run("nproc", ["--all"]).output.filter { $0 != "\n" }
            #expect(try perfdb.query("SELECT max(logical_cpus) FROM runs") == [installed])
        }
    }

    @Test(.enabled(if: Witness.has("taskset")))
    func `knows how many CPUs it may use`() throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run(
                ["record", "--workers", "1,2", "-r", "1", "--", "true"],
                through: ["taskset", "-c", "0"])
            #expect(result.status == 0)
            #expect(try perfdb.query("SELECT DISTINCT available_cpus FROM runs") == ["1"])
            #expect(
                result.errors.contains("warning: up to 2 workers, but only 1 CPU is available.\n"))
        }
    }
}

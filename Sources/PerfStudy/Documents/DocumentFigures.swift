package import PerfModel
package import PerfRecording

/// The documents' own numbers as sessions of a history: one per graph or table of theirs.
package enum DocumentFigures {
    /// In the order of `figures.csv`; the same every time, identities included. Each has the chart of
    /// its name that the suite declares.
    ///
    /// - Throws: where the suite that is compiled in is none; a test reads it.
    package static func sessions() throws(SuiteError) -> [(
        session: Session, configurations: [SessionConfiguration], runs: [Run]
    )] {
        let charts = try DocumentStudy.suite().charts
        var graphs: [String] = []
        let rows = FigureTable.own.rows
        for row in rows {
            if let graph = row["graph"], !graphs.contains(graph) { graphs.append(graph) }
        }
        return graphs.map { graph in
            let rows = rows.filter { $0["graph"] == graph }
            return (
                session(
                    graph, source: rows[0]["source"] ?? "",
                    charts: charts.filter { $0.name == graph }),
                rows.map { SessionConfiguration(configuration($0), command: []) },
                rows.enumerated().compactMap { run($0.element, index: $0.offset) }
            )
        }
    }

    private static func session(
        _ graph: String, source: String, charts: [ChartDeclaration]
    ) -> Session {
        let document = source.replacing("doc", with: "")
        return Session(
            id: StableHash.uuid(of: "documents/\(graph)"), startedAt: nil,
            host: host(ofDocument: document), label: graph, origin: .transcribed,
            recorder: "document \(document)", order: order(ofDocument: document),
            suite: DocumentStudy.name, charts: charts)
    }

    /// The machine as far as the document tells it; nil where it tells nothing.
    private static func host(ofDocument document: String) -> Host? {
        switch document {
        case "000":
            Host(name: "document 000", isNameGiven: true, osFamily: "Windows")
        case "001":
            Host(
                name: "MacBook Air 2019", isNameGiven: true, logicalCPUs: 4, physicalCPUs: 2,
                osFamily: "macOS")
        case "002":
            Host(
                name: "MacBook Pro 2021", isNameGiven: true, cpuModel: "Apple M1 Pro",
                logicalCPUs: 8, physicalCPUs: 8, osFamily: "macOS")
        default: nil
        }
    }

    /// Document 000 counted its workers up; of the others nothing is known.
    private static func order(ofDocument document: String) -> String {
        document == "000" ? "ascending" : "unknown"
    }

    /// What the studies' own code and notebooks say of the interpreter.
    private static func runtime(ofSource source: String?) -> String? {
        switch source {
        case "doc000": "cpython 3.7"
        case "doc001": "cpython 3.7.4"
        default: nil
        }
    }

    private static func configuration(_ row: [String: String]) -> Configuration {
        Configuration(
            benchmark: row["benchmark"] ?? "", strategy: row["strategy"].map { Strategy($0) },
            workers: row["workers"].flatMap { Int($0) },
            load: row["load"].map { name in
                Load(name: name, factor: row["load_factor"].flatMap { Double($0) } ?? 1)
            },
            caching: row["caching"], mechanism: row["mechanism"],
            runtime: runtime(ofSource: row["source"]),
            parameters: (row["parameters"] ?? "").split(separator: ";").compactMap { pair in
                let parts = pair.split(separator: "=")
                guard parts.count == 2 else { return nil }
                return Parameter(name: String(parts[0]), value: String(parts[1]))
            })
    }

    /// A run of a row; nil where its time is no number, which a test would find.
    private static func run(_ row: [String: String], index: Int) -> Run? {
        guard let wall = nanoseconds(row["wall_s"]) else { return nil }
        let usage = Usage(
            read: wall, user: nanoseconds(row["user_s"]), sys: nanoseconds(row["sys_s"]),
            readingError: nanoseconds(row["err_s"]))
        return Run(
            configuration: index, startedAt: nil, outcome: .ok, exitStatus: 0, signal: nil,
            isWarmup: false, round: 1, position: index + 1, usage: usage)
    }

    /// Seconds as text in whole nanoseconds, rounded.
    private static func nanoseconds(_ seconds: String?) -> Int64? {
        seconds.flatMap { Double($0) }.map { Int64(($0 * 1e9).rounded()) }
    }
}

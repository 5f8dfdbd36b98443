import Foundation
import TestSupport
import Testing

@Suite struct `The reports of this repository` {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// That of the documents takes longer, and is checked by `make reports-check`.
    @Test func `are what the runs beside them give`() throws {
        try withPerfdb { perfdb in
            var environment = Perfdb.environment
            environment["PERFDB"] = perfdb.program
            let result = try Child(
                ["sh", "scripts/reports", "--check", "compress"], environment: environment,
                in: Self.project, writingTo: perfdb.folder
            ).finish()
            #expect(result.status == 0, "\(result.output)\(result.errors)")
            #expect(
                result.output == "The report in \"reports/compress\" is what the history gives.\n")
        }
    }

    @Test func `are told to differ where a page was changed, and are left as they are`() throws {
        try withPerfdb { perfdb in
            let reports = perfdb.folder.appendingPathComponent("reports")
            try FileManager.default.createDirectory(
                at: reports, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: Self.project.appendingPathComponent("reports/compress"),
                to: reports.appendingPathComponent("compress"))
            let page = perfdb.text(of: "reports/compress/README.md")
            try perfdb.write(page + "More.\n", to: "reports/compress/README.md")
            let sessions = try perfdb.tree("reports/compress/sessions")
            #expect(sessions.count == 1)
            let words = [
                "report", "--from", "reports/compress/sessions", "--out", "reports/compress",
            ]
            let forms = ["--format", "markdown,html"]
            #expect(try perfdb.run(words + forms + ["--check"]).status == 3)
            #expect(try perfdb.run(words + forms).status == 0)
            #expect(perfdb.text(of: "reports/compress/README.md") == page)
            // The runs are no part of the report, which leaves them where they are.
            #expect(try perfdb.tree("reports/compress/sessions") == sessions)
            #expect(!perfdb.text(of: "reports/README.md").contains("sessions"))
        }
    }
}

import Foundation
import Testing

@Suite struct `The schema's reference` {
    @Test func `describes every table, view and column`() throws {
        #expect(try SchemaReference().undescribed == [])
    }

    @Test func `is current`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/schema.md")
        let markdown = try SchemaReference().markdown
        if ProcessInfo.processInfo.environment["PERFDB_TESTS_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(markdown.utf8).write(to: file)
            Issue.record("Recorded docs/schema.md. Look at it, then run without recording.")
            return
        }
        let written = try String(contentsOf: file, encoding: .utf8)
        #expect(written == markdown, "docs/schema.md is out of date; `make goldens` writes it.")
    }
}

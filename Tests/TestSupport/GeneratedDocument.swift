import Foundation
import Testing

/// Compares a generated text with the document of that name under `docs/`; stale = the test fails.
///
/// With `PERFDB_TESTS_RECORD=1` (`make goldens`) the document is written and the test fails.
public func expectDocument(_ name: String, is text: String, file: String = #filePath) throws {
    let project = URL(fileURLWithPath: file).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    let document = project.appendingPathComponent("docs").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["PERFDB_TESTS_RECORD"] == "1" {
        try Data(text.utf8).write(to: document)
        Issue.record("Recorded docs/\(name). Look at it, then run without PERFDB_TESTS_RECORD.")
        return
    }
    let current = try? Data(contentsOf: document)
    #expect(current == Data(text.utf8), "docs/\(name) is stale: `make goldens` writes it anew.")
}

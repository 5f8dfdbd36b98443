import Foundation
import TestSupport
import Testing

@Suite struct `The doctor` {
    @Test(arguments: ["text", "json"])
    func `looks at this machine and stores nothing`(format: String) throws {
        try withPerfdb { perfdb in
            let result = try perfdb.run(["doctor", "--format", format])
            #expect([0, 3].contains(result.status))
            #expect(result.errors == "")
            #expect(!FileManager.default.fileExists(atPath: perfdb.database))
            if format == "json" {
                let page = try JSONDecoder().decode(Page.self, from: Data(result.output.utf8))
                #expect(page.checks.count == 14)
                #expect(page.checks.contains { $0.state == "bad" } == (result.status == 3))
                let floor = page.checks.first { $0.check == "timing-floor" }
                #expect(floor.map { $0.state != "unknown" } ?? false)
            } else {
                #expect(result.output.hasPrefix("This machine is "))
                #expect(result.output.contains("\ntiming-floor "))
            }
        }
    }

    private struct Page: Decodable {
        struct Check: Decodable {
            var check: String
            var state: String
        }
        var checks: [Check]
    }
}

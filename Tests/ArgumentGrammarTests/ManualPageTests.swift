import ArgumentGrammar
import Foundation
import TestSupport
import Testing

@Suite struct `The manual page` {
    private let page = ManualPage(
        Sample.program, version: "1.0",
        chapters: [
            ManualPage.Chapter("EXIT STATUS", [("0", "All's \"well\"."), (".x", "'y' \\n")])
        ]
    ).text

    @Test func `is as recorded`() throws { try expectGolden(page, named: "manual.1") }

    @Test func `escapes what roff would read`() {
        let lines = page.split(separator: "\n")
        #expect(lines.contains { $0 == "All\\(aqs \\(dqwell\\(dq." })
        #expect(lines.contains { $0 == "\\(aqy\\(aq \\en" })
        #expect(lines.contains { $0 == "\\fB\\&.x\\fR" })
        let requests = Set(
            lines.filter { $0.hasPrefix(".") || $0.hasPrefix("'") }.map { $0.prefix(3) })
        #expect(
            requests.isSubset(of: [
                ".TH", ".SH", ".SS", ".TP", ".PP", ".EX", ".EE", ".nh", ".ad", ".\\\"",
            ]))
        #expect(page.unicodeScalars.allSatisfy { $0.isASCII })
    }

    @Test(.enabled(if: Witness.has("man"))) func `is typeset without a warning`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("perfdb.1")
            try Data(page.utf8).write(to: file)
            let result = try Witness.run("man", ["--warnings", "-l", file.path])
            #expect(result.status == 0)
            #expect(!result.output.contains("<standard input>"), "where groff finds fault")
            #expect(result.output.contains("All's \"well\"."))
        }
    }
}

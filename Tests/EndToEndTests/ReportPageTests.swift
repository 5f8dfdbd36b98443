import Foundation
import TestSupport
import Testing

@Suite(.serialized, .enabled(if: Witness.has("chromium")))
struct `A report of one file in a browser` {
    @Test func `shows what was recorded, under any name, and asks for nothing`() throws {
        try withPerfdb { perfdb in
            for label in ["first", "second"] {
                let result = try perfdb.run([
                    "record", "--benchmark", "<img src=x onerror=alert(1)>", "--label", label,
                    "--strategy", "serial,threads,processes", "--workers", "1,2", "--load",
                    "normal,high=10", "-r", "3", "--", "true",
                ])
                #expect(result.status == 0, "\(result.errors)")
            }
            let written = try perfdb.report(to: "out", "--format", "html")
            #expect(written.status == 0, "\(written.errors)")
            #expect(try perfdb.tree("out").keys.sorted() == ["index.html"])
            #expect(PageStructure(perfdb.text(of: "out/index.html")).problems == [])
            try Chromium.withChromium { browser in
                try browser.open(perfdb.folder.appendingPathComponent("out/index.html"))
                #expect(
                    try browser.text("document.querySelector('h1').textContent")
                        .hasPrefix("<img src=x onerror=alert(1)>"))
                let row = "document.querySelector('tr[data-key]')"
                try browser.point(at: row)
                #expect(try browser.isTrue("!!document.querySelector('svg .linked')"))
                let marks = "document.querySelectorAll('svg.chart [data-key]')"
                #expect(try browser.number("\(marks).length") >= 10)
                try browser.point(at: "\(marks)[0]")
                #expect(
                    try browser.text("document.querySelector('.tip').textContent")
                        .contains("3 runs"))
                let told = browser.events.map(\.method)
                #expect(!told.contains("Log.entryAdded"))
                #expect(!told.contains("Runtime.exceptionThrown"))
                let asked = browser.events.compactMap {
                    ($0.parameters["request"] as? [String: Any])?["url"] as? String
                }
                #expect(asked.contains { $0.hasPrefix("file:") })
                #expect(asked.allSatisfy { $0.hasPrefix("file:") || $0.hasPrefix("data:") })
            }
        }
    }
}

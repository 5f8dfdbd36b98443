import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("chromium"))) struct `A chart in a browser` {
    @Test func `is drawn, and otherwise where the reader prefers the dark`() throws {
        try withPerfdb { perfdb in
            try perfdb.run([
                "record", "--benchmark", "naps", "--workers", "1,2", "-r", "6", "--", "true",
            ])
            #expect(try perfdb.report(to: "out").status == 0)
            try perfdb.write("<img src=\"out/charts/naps.svg\">", to: "page.html")
            try perfdb.write("<p>", to: "blank.html")
            let blank = try picture(of: "blank.html", in: perfdb)
            let light = try picture(of: "page.html", in: perfdb)
            let dark = try picture(of: "page.html", in: perfdb, prefersDark: true)
            #expect(light.count > 4 * blank.count)
            #expect(dark.count > 4 * blank.count)
            #expect(light != dark)
        }
    }

    /// What the browser shows of a page, as a PNG.
    private func picture(
        of page: String, in perfdb: Perfdb, prefersDark: Bool = false
    ) throws -> Data {
        let file = perfdb.folder.appendingPathComponent("picture.png")
        let page = perfdb.folder.appendingPathComponent(page)
        let colours = prefersDark ? ["--blink-settings=preferredColorScheme=0"] : []
        let result = try Witness.run(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--window-size=760,420",
                "--user-data-dir=\(perfdb.folder.path)/browser", "--screenshot=\(file.path)",
            ] + colours + [page.absoluteString])
        #expect(result.status == 0, "\(result.output)")
        return try Data(contentsOf: file)
    }
}

import Foundation
import TestSupport
import Testing

/// A report's page in a browser, with the words that its tests have for it.
struct BrowserPage {
    let browser: Chromium

    /// The first chart whose points stand along lines.
    static let chart = "document.querySelector('svg.chart:has(g[data-series] [data-key])')"
    /// The parts of it that show a series.
    static func series(_ name: String) -> String {
        "[...\(chart).querySelectorAll('[data-series=\"\(name)\"]')]"
    }
    /// What can be clicked to show and hide a series.
    static func label(_ name: String) -> String {
        "\(series(name)).find((part) => part.localName === 'text')"
    }
    /// What is drawn of a series.
    static func drawing(_ name: String) -> String {
        "\(series(name)).filter((part) => part.localName !== 'text')"
    }
    /// The first table with medians.
    static let table =
        "[...document.querySelectorAll('table')].find((table) => /med\\./.test(table.tHead.textContent))"
    /// The title of a column of that table.
    static func title(_ name: String) -> String {
        "[...\(table).tHead.rows[0].cells].find((cell) => cell.textContent.startsWith('\(name)'))"
    }
    static let tip = "document.querySelector('.tip')"

    /// Shows a page that a test wrote, in a window of a desktop.
    func open(_ html: String, in folder: URL, width: Int = 1280) throws {
        let file = folder.appendingPathComponent("index.html")
        try Data(html.utf8).write(to: file)
        browser.forgetEvents()
        try browser.resize(width: width)
        try browser.open(file)
    }

    /// The texts of a column of the table, from the top.
    func column(_ name: String) throws -> [String] {
        try browser.texts(
            "[...\(Self.table).tBodies[0].rows].map((row) => "
                + "row.cells[\(Self.title(name)).cellIndex].textContent)")
    }

    /// Everything the browser had to complain about, in its words.
    var complaints: [String] {
        let methods = [
            "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled",
            "Audits.issueAdded", "Page.javascriptDialogOpening", "Network.loadingFailed",
        ]
        return browser.events.filter { methods.contains($0.method) }
            .map { "\($0.method): \($0.parameters)" }
    }

    /// The addresses that were asked for, but for pictures in the page itself.
    var requests: [String] {
        browser.events.filter { $0.method == "Network.requestWillBeSent" }.compactMap {
            ($0.parameters["request"] as? [String: Any])?["url"] as? String
        }.filter { !$0.hasPrefix("data:") }
    }
}

/// Runs a test with a browser and a folder for its pages.
func withBrowserPage(_ body: @Sendable (BrowserPage, URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
        try Chromium.withChromium { try body(BrowserPage(browser: $0), folder) }
    }
}

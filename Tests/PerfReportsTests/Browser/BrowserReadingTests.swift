import Charts
import Foundation
import HTML
import Markdown
import TestSupport
import Testing

@testable import PerfReports

/// The page of one table.
private func page(of cells: [String], decimalMark: DecimalMark = .point) -> String {
    let table = Table(
        columns: [Table.Column("value", key: "value")], rows: cells.map { [$0] })
    let document = Document([.heading(level: 1, ["Values"]), .table(table)])
    let content = ReportContent(
        pages: [.init(name: "README.md", document: document)], headline: "")
    return HTMLPage(content: content, scheme: .auto, decimalMark: decimalMark).page.html
}

@Suite(.serialized, .enabled(if: Witness.has("chromium")))
struct `A reader of a report's page` {
    /// What a table of one column shows.
    private static let cells =
        "[...document.querySelectorAll('td')].map((cell) => cell.textContent)"

    @Test func `sorts numbers as numbers, words after them and nothing last`() throws {
        try withBrowserPage { page, folder in
            let cases: [(DecimalMark, [String], [String])] = [
                (
                    .point,
                    ["–", "1,234", "12", "b10", "1.5–2.5", "b9", "−3", "+0.5 %", "", "≥ 7"],
                    ["−3", "+0.5 %", "1.5–2.5", "≥ 7", "12", "1,234", "b9", "b10", "–", ""]
                ),
                (
                    .comma,
                    ["1\u{202F}234,5", "12,25", "1.234,5", "–", "2", "6c92e2d", "0,5–3"],
                    ["0,5–3", "2", "12,25", "1\u{202F}234,5", "1.234,5", "6c92e2d", "–"]
                ),
                (
                    .point,
                    ["2026-11-20 10:17 UTC", "2026-11-03 10:17 UTC", "2026-11-13 09:00 UTC"],
                    ["2026-11-03 10:17 UTC", "2026-11-13 09:00 UTC", "2026-11-20 10:17 UTC"]
                ),
            ]
            for (mark, cells, expected) in cases {
                try page.open(
                    PerfReportsTests.page(of: cells, decimalMark: mark), in: folder)
                try page.browser.click("document.querySelector('th button')")
                #expect(try page.browser.texts(Self.cells) == expected)
                try page.browser.click("document.querySelector('th button')")
                try page.browser.click("document.querySelector('th button')")
                #expect(try page.browser.texts(Self.cells) == cells)
            }
        }
    }

    @Test func `needs no mouse`() throws {
        try withBrowserPage { page, folder in
            try page.open(htmlPage(Scenarios.oneSweep()), in: folder)
            let browser = page.browser
            func tip() throws -> String {
                try browser.isTrue("\(BrowserPage.tip).hidden")
                    ? "" : browser.text("\(BrowserPage.tip).textContent")
            }
            _ = try browser.value("document.body.focus()")
            // By tabs alone to the first chart, past the links to the page's parts.
            for _ in 0..<30 where try browser.text("document.activeElement.localName") != "svg" {
                try browser.press("Tab")
            }
            let first = try tip()
            #expect(first.contains("serial"))
            try browser.press("ArrowDown")
            let below = try tip()
            #expect(below.contains("threads, 1 worker"))
            try browser.press("ArrowRight")
            #expect(try tip().contains("threads, 2 workers"))
            try browser.press("End")
            #expect(try tip().contains("threads, 8 workers"))
            try browser.press("ArrowUp")
            #expect(try tip().contains("serial"))
            try browser.press("Escape")
            #expect(try tip() == "")
            _ = try browser.value("\(BrowserPage.label("threads")).focus()")
            let isOff = "\(BrowserPage.drawing("threads")).every((part) => part.matches('.off'))"
            try browser.press("Enter")
            #expect(try browser.isTrue(isOff))
            try browser.press(" ")
            #expect(try !browser.isTrue(isOff))
            _ = try browser.value("\(BrowserPage.title("med.")).firstChild.focus()")
            try browser.press("Enter")
            let values = try page.column("med.").compactMap(Double.init)
            #expect(values.count == 9 && values == values.sorted())
            #expect(page.complaints == [])
        }
    }

    @Test func `has everything without the script`() throws {
        try withBrowserPage { page, folder in
            let html = try htmlPage(Scenarios.twoCommits())
            try page.browser.call("Emulation.setScriptExecutionDisabled", ["value": true])
            try page.open(html, in: folder)
            let structure = PageStructure(html)
            func count(_ name: String) -> Int { structure.tags.count { $0.name == name } }
            #expect(
                try page.browser.number("document.querySelectorAll('.tip, button').length") == 0)
            for (selector, expected) in [("svg.chart", count("figure")), ("td", count("td"))] {
                let visible = try page.browser.number(
                    "[...document.querySelectorAll('\(selector)')].filter((part) => "
                        + "part.checkVisibility() && part.getBoundingClientRect().height > 0)"
                        + ".length")
                #expect(visible == Double(expected) && expected > 0)
            }
            let points = try page.browser.texts(
                "[...document.querySelectorAll('[data-key] > title')].map((t) => t.textContent)")
            #expect(points.contains { $0.hasPrefix("processes, 2 workers: ") })
            try page.browser.call("Emulation.setScriptExecutionDisabled", ["value": false])
        }
    }

    @Test(arguments: ["sweep", "several", "hostile"])
    func `never scrolls the page sideways`(name: String) throws {
        try withBrowserPage { page, folder in
            let html = try htmlPage(
                name == "sweep"
                    ? Scenarios.hostsRuntimesSizes()
                    : name == "several" ? Scenarios.nineBenchmarks() : Scenarios.hostile())
            for width in [320, 390, 800, 1280] {
                try page.open(html, in: folder, width: width)
                let overflow = try page.browser.number(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth")
                #expect(overflow == 0, "\(width) px")
            }
        }
    }

    @Test(arguments: ["light", "dark"])
    func `can tell every text from what is behind it`(scheme: String) throws {
        try withBrowserPage { page, folder in
            try page.browser.prefer(scheme)
            try page.open(htmlPage(Scenarios.oneSweep()), in: folder)
            try page.browser.point(at: "\(BrowserPage.chart).querySelector('[data-key]')")
            let weak = try page.browser.texts(Self.weakTexts)
            #expect(weak == [])
            let back = try page.browser.text("getComputedStyle(document.body).backgroundColor")
            #expect(back == (scheme == "dark" ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)"))
        }
    }

    @Test func `prints everything and no links to it`() throws {
        try withBrowserPage { page, folder in
            try page.open(htmlPage(Scenarios.oneSweep()), in: folder)
            try page.browser.prefer("light", medium: "print")
            let shown = "checkVisibility()"
            #expect(try page.browser.isTrue("!document.querySelector('nav').\(shown)"))
            #expect(try page.browser.isTrue("document.querySelector('svg.chart').\(shown)"))
            #expect(try page.browser.isTrue("\(BrowserPage.table).\(shown)"))
        }
    }

    /// The texts with a contrast below 4.5 to the nearest filled background behind them, at once.
    ///
    /// - Source: Web Content Accessibility Guidelines 2.2, "relative luminance", "contrast ratio".
    private static let weakTexts = """
        (() => {
          const parts = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
          const isClear = (color) => parts(color)[3] === 0 || color === "none";
          const light = (color) => {
            const scale = color.startsWith("color(") ? 1 : 255;
            const [r, g, b] = parts(color.replace("srgb", "")).map((part) => part / scale)
              .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = (part) => {
            for (let at = part; at; at = at.parentElement) {
              const color = getComputedStyle(at).backgroundColor;
              if (!isClear(color)) return color;
            }
            return "rgb(255, 255, 255)";
          };
          const weak = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const part = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !part.checkVisibility()) continue;
            const style = getComputedStyle(part);
            const isDrawn = part.closest("svg");
            if (["title", "desc", "style", "script"].includes(part.localName)) continue;
            const [a, b] = [light(isDrawn ? style.fill : style.color), light(behind(part))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (!(contrast >= 4.5)) weak.push(`${contrast}: ${walker.currentNode.data}`);
          }
          return weak;
        })()
        """
}

import Charts
import Foundation
import HTML
import Markdown
import TestSupport
import Testing

@testable import PerfReports

/// The pages that browsers are shown.
private enum Pages {
    static let plain = Result { try htmlPage(Scenarios.oneSweep()) }
    static let hostile = Result { try htmlPage(Scenarios.hostile()) }
    static let several = Result { try htmlPage(Scenarios.nineBenchmarks()) }
}

@Suite(.serialized, .enabled(if: Witness.has("chromium")))
struct `A report's page in a browser` {
    @Test func `asks for nothing and complains of nothing, whatever the names`() throws {
        try withBrowserPage { page, folder in
            for html in [Pages.plain, Pages.hostile, Pages.several] {
                try page.open(html.get(), in: folder)
                try page.browser.point(at: "\(BrowserPage.chart).querySelector('[data-key]')")
                #expect(page.complaints == [])
                #expect(page.requests.count == 1)
                #expect(page.requests.allSatisfy { $0.hasPrefix("file:") })
                #expect(try page.browser.number("document.images.length") == 0)
            }
            try page.open(Pages.hostile.get(), in: folder)
            #expect(
                try page.browser.text("document.querySelector('h1').textContent")
                    .hasPrefix("<img src=x onerror=alert(1)>\"'</script><!--\u{FFFD}␛[31m␀&amp; ש"))
        }
    }

    @Test func `lets nothing else run`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            _ = try page.browser.value(
                """
                (() => { const script = document.createElement('script');
                  script.textContent = 'document.title = "run"'; document.body.append(script);
                  const button = document.createElement('p');
                  button.setAttribute('onclick', 'document.title = "run"');
                  document.body.append(button); button.click();
                  const picture = document.createElement('img');
                  picture.src = 'https://127.0.0.1:1/x.png'; document.body.append(picture); })()
                """)
            #expect(try page.browser.text("document.title") != "run")
            #expect(page.complaints.count { $0.contains("Content Security Policy") } >= 3)
            let foreign = page.requests.filter { !$0.hasPrefix("file:") }
            let blocked = page.browser.events.filter {
                $0.parameters["blockedReason"] as? String == "csp"
            }
            #expect(foreign.count == blocked.count, "\(foreign)")
        }
    }

    @Test func `shows the value of the point that is pointed at, and its row`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            #expect(try page.browser.isTrue("\(BrowserPage.tip).hidden"))
            let point =
                "\(BrowserPage.drawing("processes")).flatMap((part) => "
                + "[...part.querySelectorAll('[data-key]')])[1]"
            try page.browser.point(at: point)
            #expect(try page.browser.isTrue("!\(BrowserPage.tip).hidden"))
            let text = try page.browser.text("\(BrowserPage.tip).textContent")
            #expect(text.contains("processes, 2 workers") && text.contains(" ms ("), "\(text)")
            let median = try page.browser.text(
                "document.querySelector('tr.linked').textContent")
            #expect(median.contains("processes ×2"))
            #expect(
                text.hasPrefix(
                    String(
                        try page.browser.text(
                            "document.querySelector('tr.linked').cells[2].textContent"))))
            try page.browser.point(at: "document.querySelector('h1')")
            #expect(try page.browser.isTrue("\(BrowserPage.tip).hidden"))
            #expect(try page.browser.isTrue("!document.querySelector('.linked')"))
        }
    }

    @Test func `shows where a row is in every chart`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            let row = "\(BrowserPage.table).tBodies[0].rows[3]"
            try page.browser.point(at: row)
            let key = try page.browser.text("\(row).dataset.key")
            let lit = try page.browser.texts(
                "[...document.querySelectorAll('svg .linked')].map((mark) => mark.dataset.key)")
            #expect(!lit.isEmpty && lit.allSatisfy { $0 == key })
        }
    }

    @Test func `shows where a row is by keyboard, too, with one stop for a table`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            let rows = "[...\(BrowserPage.table).tBodies[0].rows]"
            #expect(
                try page.browser.number("\(rows).filter((row) => row.tabIndex === 0).length") == 1)
            _ = try page.browser.value("\(rows)[0].focus()")
            for (key, place) in [
                ("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", 8), ("ArrowDown", 8),
                ("Home", 0), ("ArrowUp", 0),
            ] {
                try page.browser.press(key)
                #expect(
                    try page.browser.isTrue("document.activeElement === \(rows)[\(place)]"),
                    "\(key)")
                let lit = try page.browser.texts(
                    "[...document.querySelectorAll('.linked')].map((part) => part.dataset.key)")
                let own = try page.browser.text("\(rows)[\(place)].dataset.key")
                #expect(lit.count > 1 && lit.allSatisfy { $0 == own })
            }
            _ = try page.browser.value("document.activeElement.blur()")
            #expect(try page.browser.isTrue("!document.querySelector('.linked')"))
        }
    }

    @Test func `keeps what a finger has touched until something else is touched`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            func touch(_ element: String) throws {
                let place = try page.browser.point(at: element)
                try page.browser.call(
                    "Input.dispatchTouchEvent",
                    ["type": "touchStart", "touchPoints": [["x": place.x, "y": place.y]]])
                try page.browser.call(
                    "Input.dispatchTouchEvent",
                    ["type": "touchEnd", "touchPoints": [[String: Any]]()])
            }
            try touch("\(BrowserPage.chart).querySelector('circle[data-key]')")
            #expect(try page.browser.isTrue("!\(BrowserPage.tip).hidden"))
            try touch("document.querySelector('h1')")
            #expect(try page.browser.isTrue("\(BrowserPage.tip).hidden"))
        }
    }

    @Test func `dims a hidden line's sample, and keeps charts readable in forced colours`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            let label = "document.querySelector('svg.chart g > .toggle')"
            let sample = "\(label).parentNode.querySelector(':not(text)')"
            #expect(try page.browser.text("getComputedStyle(\(sample)).opacity") == "1")
            _ = try page.browser.value("\(label).focus()")
            try page.browser.press("Enter")
            #expect(try page.browser.text("getComputedStyle(\(sample)).opacity") == "0.3")
            try page.browser.call(
                "Emulation.setEmulatedMedia",
                ["features": [["name": "forced-colors", "value": "active"]]])
            #expect(
                try page.browser.text(
                    "getComputedStyle(document.querySelector('svg.chart')).forcedColorAdjust")
                    == "none")
        }
    }

    @Test func `marks its parts whatever their names`() throws {
        let document = Document([
            .heading(level: 1, ["t"]), .heading(level: 2, ["50 %"], anchor: "50%"),
            .heading(level: 2, ["b"]),
        ])
        let content = ReportContent(
            pages: [.init(name: "README.md", document: document)], headline: "")
        try withBrowserPage { page, folder in
            try page.open(
                HTMLPage(content: content, scheme: .auto, decimalMark: .point).page.html, in: folder
            )
            #expect(page.complaints == [])
            #expect(try page.browser.isTrue("!!document.querySelector('nav a[aria-current]')"))
        }
    }

    @Test func `hides a line by its name and shows one alone`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            func isShown(_ name: String) throws -> Bool {
                try page.browser.isTrue(
                    "\(BrowserPage.drawing(name)).every((part) => part.getClientRects().length > 0)"
                )
            }
            func pressed(_ name: String) throws -> String {
                try page.browser.text("\(BrowserPage.label(name)).getAttribute('aria-pressed')")
            }
            #expect(try isShown("threads") && isShown("processes") && isShown("serial"))
            #expect(try pressed("threads") == "true")
            try page.browser.click(BrowserPage.label("threads"), at: 0.2)
            #expect(try !isShown("threads") && isShown("processes"))
            #expect(try pressed("threads") == "false")
            try page.browser.click(BrowserPage.label("threads"), at: 0.2)
            #expect(try isShown("threads"))
            try page.browser.click(BrowserPage.label("processes"), at: 0.2, times: 2)
            #expect(try isShown("processes") && !isShown("threads") && !isShown("serial"))
            try page.browser.click(BrowserPage.label("processes"), at: 0.2, withAlt: true)
            #expect(try isShown("processes") && isShown("threads") && isShown("serial"))
        }
    }

    @Test func `sorts a table by a column, the other way, and back`() throws {
        try withBrowserPage { page, folder in
            try page.open(Pages.plain.get(), in: folder)
            let before = try page.column("med.")
            let sorted = before.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) }
            #expect(before.count == 9 && sorted != before)
            let button = "\(BrowserPage.title("med.")).querySelector('button')"
            func order() throws -> String {
                try page.browser.text("\(BrowserPage.title("med.")).getAttribute('aria-sort')")
            }
            try page.browser.click(button)
            #expect(try page.column("med.") == sorted)
            #expect(try order() == "ascending")
            try page.browser.click(button)
            #expect(try page.column("med.") == sorted.reversed())
            #expect(try order() == "descending")
            try page.browser.click(button)
            #expect(try page.column("med.") == before)
            #expect(try order() == "")
        }
    }
}

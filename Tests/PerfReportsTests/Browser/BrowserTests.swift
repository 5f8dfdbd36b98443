import Foundation
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

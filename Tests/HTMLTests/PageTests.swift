import Foundation
import HTML
import TestSupport
import Testing

@Suite struct `A style sheet or script in a page` {
    @Test(arguments: [
        ("", ""), ("a</script>b", "a<\\/script>b"), ("'</STYLE>'", "'<\\/STYLE>'"),
        ("'<!--<script>'", "'<\\!--<script>'"), ("a < b", "a < b"), ("<!-", "<!-"), ("<", "<"),
        ("a\u{0}", "a\u{FFFD}"), ("a\r\n", "a\n"),
    ])
    func `cannot end its element`(text: String, expected: String) {
        let script = EmbeddedText(.script, text)
        #expect(script.text == expected)
        #expect(Node.embedded(script).html == "<script>\(expected)</script>")
    }

    @Test func `is allowed by the hash of exactly its bytes`() {
        // printf 'a{}' | openssl dgst -sha256 -binary | base64
        #expect(
            EmbeddedText(.style, "").source
                == "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='")
        #expect(EmbeddedText(.style, "a</b").source == EmbeddedText(.style, "a<\\/b").source)
    }
}

@Suite struct `Text of base 64` {
    /// The vectors of RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `spells the vectors of its standard`(text: String, expected: String) {
        #expect(Base64.text(of: Array(text.utf8)) == expected)
    }

    @Test func `has all 64 characters`() {
        #expect(Base64.text(of: [0xFB, 0xFF, 0xBF, 0x00, 0x10, 0x83]) == "+/+/ABCD")
    }
}

@Suite struct `A page's policy` {
    @Test func `forbids everything where nothing is embedded`() {
        #expect(
            ContentSecurityPolicy(allowing: []).text
                == "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'")
    }

    @Test func `allows each text by its hash`() {
        let style = EmbeddedText(.style, "a{}")
        let scripts = [EmbeddedText(.script, "1"), EmbeddedText(.script, "2")]
        #expect(
            ContentSecurityPolicy(allowing: scripts + [style]).text
                == "default-src 'none'; style-src \(style.source); "
                + "script-src \(scripts[0].source) \(scripts[1].source); "
                + "img-src data:; base-uri 'none'; form-action 'none'")
    }
}

@Suite struct `A page` {
    private let page = Page(
        mark: "made -- by a test", title: "<Title>", style: "p{color:red}", script: "1 < 2",
        facts: [.data("decimal", ",")],
        body: [
            .element(.h1, ["A & b"]),
            .element(
                .table,
                [
                    .element(
                        .tbody,
                        [.element(.tr, [.element(.td, [.class("n")], ["1"]), .element(.td)])])
                ]),
        ])

    @Test func `is the same text each time`() throws {
        #expect(page.html == page.html)
        try expectGolden(page.html, named: "page.html")
    }

    @Test func `says its policy before every style and script`() throws {
        let html = page.html
        let policy = try #require(html.range(of: "http-equiv")).lowerBound
        #expect(policy < (try #require(html.range(of: "<style")).lowerBound))
        #expect(policy < (try #require(html.range(of: "<script")).lowerBound))
        #expect(html.components(separatedBy: "<meta charset")[0].utf8.count < 1024)
    }

    @Test func `has no style and no script where there is none`() {
        let html = Page(title: "", body: []).html
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
        #expect(!html.contains("<style") && !html.contains("<script"))
        #expect(html.contains("default-src 'none'; img-src"))
    }
}

import Charts
import Foundation
import PerfModel
import TestSupport
import Testing

@testable import PerfReports

@Suite struct `A report with decimal commas` {
    private static let names = ["sweep", "commits", "single", "hosts", "odd", "failing", "forty"]

    /// The text without what users typed and what names versions.
    private func ours(_ text: String) -> String {
        var text = text
        for pattern in [
            // Code; versions of three numbers; the recorder; typed loads and commands.
            "(?s)```.*?```", "`[^`]*`", "[0-9]+\\.[0-9]+\\.[0-9]+[^ ]*", "sleep 0\\.01",
            "charts/[^)]*", "<!--.*?-->", "<a id=[^>]*>",
        ] {
            text = text.replacingOccurrences(of: pattern, with: "", options: .regularExpression)
        }
        return text
    }

    private func numbers(in text: String) -> [Substring] {
        text.matches(of: /[0-9](?:[0-9,.\u{202F}]*[0-9])?/).map(\.output)
    }

    @Test(arguments: names)
    func `has the same numbers and no decimal point`(name: String) throws {
        let point = try MadeReports.markdown(name)
        let comma = try MadeReports.made(name) { $0.decimalMark = .comma }
        #expect(point.files.map(\.name) == comma.files.map(\.name))
        for (usual, other) in zip(point.files, comma.files) where usual.name.hasSuffix(".md") {
            let (before, after) = (ours(usual.text), ours(other.text))
            #expect(numbers(in: before).count == numbers(in: after).count, "\(usual.name)")
            let left = after.matches(of: /[^\s]*[0-9]\.[0-9][^\s]*/).map(\.output)
            #expect(left == [], "\(usual.name)")
            #expect(before.contains(/[0-9]\.[0-9]/) == after.contains(/[0-9],[0-9]/))
        }
        for chart in comma.files where chart.name.hasSuffix(".svg") {
            let words = chart.text.matches(of: /<(?:title|desc)[^>]*>([^<]*)</).map {
                ours(String($0.1))
            }
            #expect(!words.isEmpty)
            for word in words { #expect(!word.contains(/[0-9]\.[0-9]/), "\(chart.name): \(word)") }
        }
    }

    @Test func `parts numbers in a list by semicolons`() {
        DecimalMark.$current.withValue(.comma) {
            #expect(Quantity.list(["1,5 s", "2,5 s", "3 s"]) == "1,5 s; 2,5 s and 3 s")
            #expect(Quantity.list(["a", "b", "c"]) == "a, b and c")
            #expect(Quantity.joined(["97,9 % for 10 runs", "x"]) == "97,9 % for 10 runs; x")
            #expect(Quantity.change(1.082) == "+8,2 %")
            #expect(Quantity.change(1) == "±0,0 %")
            #expect(Quantity.confidence(0.95) == "95 %")
            #expect(Quantity.confidence(0.969) == "96,9 %")
            #expect(Digits.count(1_048_576) == "1\u{202F}048\u{202F}576")
            #expect(Digits.fixed(-1234.5, 1) == "−1\u{202F}234,5")
            #expect(Digits.fixed(1e19, 2) == "1e+19")
            #expect(Section.words(Load(name: "high", factor: 2.5)) == "high load (×2,5)")
            #expect(Section.factorText(2.5) == "2.5")
        }
        #expect(Quantity.list(["1,5", "2,5", "3"]) == "1,5, 2,5 and 3")
    }
}

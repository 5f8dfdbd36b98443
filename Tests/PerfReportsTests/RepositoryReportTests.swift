import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: Witness.has("cmark-gfm"), "cmark-gfm is not installed"))
struct `A report of this repository` {
    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The pages below `reports`, by their paths from the project.
    private static let pages: [String] = {
        let folder = project.appendingPathComponent("reports").path
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (names ?? []).filter { $0.hasSuffix(".md") }.map { "reports/\($0)" }.sorted()
    }()

    private func html(of page: String) throws -> String {
        let text = try String(
            contentsOf: Self.project.appendingPathComponent(page), encoding: .utf8)
        return try Witness.run("cmark-gfm", ["--unsafe", "-e", "table"], input: text).output
    }

    @Test(arguments: pages)
    func `has links that lead to files and places that are there`(page: String) throws {
        let html = try html(of: page)
        #expect(!html.contains("<p>|"))
        let folder = Self.project.appendingPathComponent(page).deletingLastPathComponent()
        for match in html.matches(of: /(?:src|href)="([^"#]*)(?:#([^"]*))?"/) {
            let path = try #require(String(match.1).removingPercentEncoding)
            guard !path.contains("://") else { continue }
            let target = path.isEmpty ? page : folder.appendingPathComponent(path).path
            let isThere =
                path.isEmpty || FileManager.default.fileExists(atPath: target)
            #expect(isThere, "\(page): \(path)")
            guard let anchor = match.2?.removingPercentEncoding, isThere else { continue }
            let text =
                path.isEmpty
                ? html : try String(contentsOf: URL(fileURLWithPath: target), encoding: .utf8)
            #expect(text.contains("<a id=\"\(anchor)\"></a>"), "\(page): #\(anchor)")
        }
    }

    @Test func `and the index are there`() {
        #expect(Self.pages.contains("reports/README.md") && Self.pages.count > 1)
    }
}

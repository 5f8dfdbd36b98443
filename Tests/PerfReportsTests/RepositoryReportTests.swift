import Foundation
import TestSupport
import Testing

@Suite struct `The pictures of this repository's reports` {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("reports")

    @Test func `with up to 100 points are at most 20 KB`() throws {
        let names =
            FileManager.default.enumerator(atPath: Self.folder.path)?
            .compactMap { $0 as? String }.filter { $0.hasSuffix(".svg") } ?? []
        #expect(names.count > 50)
        for name in names {
            let svg = try String(
                contentsOf: Self.folder.appendingPathComponent(name), encoding: .utf8)
            // A picture has a title of its own, and each of its points one that tells the value.
            let points = svg.components(separatedBy: "<title").count - 2
            #expect(svg.utf8.count <= (points <= 100 ? 20_480 : 204_800), "\(name): \(points)")
        }
    }
}

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

import Foundation
import TestSupport
import Testing

@Suite struct `The gallery` {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/gallery")

    @Test func `is current`() throws {
        try expectDocument("gallery/README.md", is: Gallery.page)
        for picture in Gallery.pictures {
            try expectDocument("gallery/\(picture.name).svg", is: picture.svg)
        }
    }

    @Test func `holds no picture that its page does not show`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let pictures = files.filter { $0.hasSuffix(".svg") }.sorted()
        #expect(pictures == Gallery.pictures.map { "\($0.name).svg" }.sorted())
        for sheet in ["light", "dark"] {
            #expect(files.contains("\(sheet).png"))
        }
    }

    @Test(.enabled(if: Witness.has("xmllint"))) func `is well-formed`() throws {
        let names = Gallery.pictures.map { "\($0.name).svg" }
        let result = try Witness.run("xmllint", ["--noout"] + names, in: Self.folder)
        #expect(result.status == 0, "\(result.output)")
    }

    @Test(.enabled(if: Witness.has("rsvg-convert")))
    func `can be drawn by another program than a browser`() throws {
        let names = Gallery.kinds.flatMap(\.pictures).map { "\($0.name).svg" }
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("picture.png").path
            for name in names {
                let result = try Witness.run(
                    "rsvg-convert", ["--width", "40", "--output", file, name], in: Self.folder)
                #expect(result.status == 0 && result.output.isEmpty, "\(name): \(result.output)")
            }
        }
    }

    @Test func `has an alternative text for every picture, and texts of no more than a sentence`() {
        for picture in Gallery.pictures {
            #expect(!picture.alternative.isEmpty, "\(picture.name)")
        }
        #expect(!Gallery.page.contains("![]("))
    }
}

import Charts
import Foundation
import TestSupport
import Testing

/// Compares what two programs draw without a look at the shapes of glyphs, in which they differ.
///
/// Pictures are cut into squares, and each square is one colour, the mean of its pixels: an edge or
/// a letter drawn a little otherwise changes it by a few of 255 steps, a line that is missing, a
/// label that moved by half its height or another colour by many more.
private enum Comparison {
    struct Pair {
        let name: String
        /// What Chromium and what rsvg-convert draws; the same, but where a test damages one.
        let left: String, right: String
    }

    /// The greatest difference of two squares, 0 to 255.
    struct Difference: Equatable {
        /// In squares of 8 points: what is small and strong.
        let small: Int
        /// In squares of 24 points: what is large and faint.
        let large: Int
    }

    static let programs = ["chromium", "rsvg-convert"]

    static func differences(of pairs: [Pair]) throws -> [Difference] {
        try withTemporaryFolder { folder in
            let images = try pairs.map { pair in
                let picture = folder.appendingPathComponent("picture.png")
                let result = try Witness.run(
                    "rsvg-convert", ["--output", picture.path], input: pair.right)
                #expect(result.status == 0 && result.output.isEmpty, "\(pair.name)")
                return "<p>\(image("svg+xml", Data(pair.left.utf8)))"
                    + image("png", try Data(contentsOf: picture))
            }
            let page = folder.appendingPathComponent("page.html")
            try Data("<meta charset=utf-8>\(images.joined())".utf8).write(to: page)
            let found = try Chromium.withChromium { browser in
                try browser.open(page)
                return try browser.texts(script)
            }
            return found.map { line in
                let numbers = line.split(separator: " ").compactMap { Int($0) }
                return Difference(small: numbers.first ?? 255, large: numbers.last ?? 255)
            }
        }
    }

    private static func image(_ kind: String, _ data: Data) -> String {
        "<img src=\"data:image/\(kind);base64,\(data.base64EncodedString())\">"
    }

    /// Gives `small large` for each pair, `255 255` where the sizes differ.
    private static let script = """
        (() => {
          const canvas = document.createElement("canvas");
          const context = canvas.getContext("2d", { willReadFrequently: true });
          // The sums of red, green and blue and the pixels of each square.
          const squares = (image, width, height, size) => {
            canvas.width = width;
            canvas.height = height;
            context.fillStyle = "#fff";
            context.fillRect(0, 0, width, height);
            context.drawImage(image, 0, 0);
            const data = context.getImageData(0, 0, width, height).data;
            const columns = Math.ceil(width / size);
            const sums = new Int32Array(columns * Math.ceil(height / size) * 4);
            for (let y = 0, at = 0; y < height; y++) {
              const row = Math.floor(y / size) * columns * 4;
              for (let x = 0; x < width; x++, at += 4) {
                const square = row + Math.floor(x / size) * 4;
                sums[square] += data[at];
                sums[square + 1] += data[at + 1];
                sums[square + 2] += data[at + 2];
                sums[square + 3]++;
              }
            }
            return { sums, columns, rows: sums.length / 4 / columns };
          };
          // Of `by` times `by` squares one.
          const larger = (small, by) => {
            const columns = Math.ceil(small.columns / by), rows = Math.ceil(small.rows / by);
            const sums = new Int32Array(columns * rows * 4);
            small.sums.forEach((sum, index) => {
              const square = index >> 2;
              const row = Math.floor(Math.floor(square / small.columns) / by);
              const column = Math.floor((square % small.columns) / by);
              sums[(row * columns + column) * 4 + (index & 3)] += sum;
            });
            return { sums, columns, rows };
          };
          const difference = (one, other) => {
            let most = 0;
            for (let at = 0; at < one.sums.length; at++) {
              if ((at & 3) === 3) continue;
              const count = one.sums[at | 3];
              most = Math.max(most, Math.abs(one.sums[at] - other.sums[at]) / count);
            }
            return Math.round(most);
          };
          return [...document.querySelectorAll("p")].map((pair) => {
            const [left, right] = pair.children;
            const width = right.naturalWidth, height = right.naturalHeight;
            if (left.naturalWidth !== width || left.naturalHeight !== height) return "255 255";
            const small = [left, right].map((image) => squares(image, width, height, 8));
            const large = small.map((squares) => larger(squares, 3));
            return `${difference(...small)} ${difference(...large)}`;
          });
        })()
        """
}

@Suite(.enabled(if: Comparison.programs.allSatisfy(Witness.has)))
struct `Chromium and rsvg-convert` {
    /// What differs less is not seen; measured: at most 31 and 6 where letters are Latin.
    private static let limit = Comparison.Difference(small: 40, large: 7)
    /// Fonts for other scripts and signs differ in shape and width; a lost label still shows.
    private static let foreignLimit = 32

    @Test func `draw every kind of chart alike, whatever its words`() throws {
        let kinds = Gallery.kinds.flatMap(\.pictures).filter { !$0.name.hasPrefix("hostile") }
            .filter { $0.name != "always-dark" }
        let markup = try #require(DegenerateInput.all.first { $0.name == "markup" })
        let pictures =
            kinds.map { ($0.name, $0.svg) }
            + ChartKind.allCases.map { ("markup.\($0.rawValue)", $0.scene(of: markup).svg()) }
        let found = try Comparison.differences(
            of: pictures.map { .init(name: $0.0, left: $0.1, right: $0.1) })
        try #require(found.count == pictures.count)
        for (picture, difference) in zip(pictures, found) {
            #expect(difference.small <= Self.limit.small, "\(picture.0): \(difference)")
            #expect(difference.large <= Self.limit.large, "\(picture.0): \(difference)")
        }
    }

    @Test func `draw other scripts and signs in the same places`() throws {
        let names = ["right-to-left.line", "emoji.line", "hostile"]
        let pictures = Gallery.pictures.filter { names.contains($0.name) }
        let found = try Comparison.differences(
            of: pictures.map { .init(name: $0.name, left: $0.svg, right: $0.svg) })
        try #require(found.count == names.count)
        for (picture, difference) in zip(pictures, found) {
            #expect(difference.large <= Self.foreignLimit, "\(picture.name): \(difference)")
        }
    }

    /// What the measure must not let pass; else the tests above would say nothing.
    @Test func `are told apart as soon as one of them loses or moves something`() throws {
        let whole = Examples.scaling.scene().svg(id: "x")
        let damaged = try [
            ("line", Self.without("<path class=\"line\"", whole)),
            ("band", Self.without("<path class=\"band\"", whole)),
            ("baseline", Self.without("<path class=\"baseline\"", whole)),
            ("label", Self.without("<text class=\"label", whole)),
            ("ticks", Self.without("text-anchor=\"end\"", whole)),
            ("title", Self.without("<text class=\"title\"", whole)),
            ("colour", whole.replacing(Palette.light.series[1], with: Palette.light.change)),
            ("place", Self.moved(whole)), ("everything", Self.blank(whole)),
        ]
        let found = try Comparison.differences(
            of: damaged.map { .init(name: $0.0, left: whole, right: $0.1) })
        try #require(found.count == damaged.count)
        for (part, difference) in zip(damaged, found) {
            #expect(part.1 != whole)
            #expect(
                difference.small > Self.limit.small || difference.large > Self.limit.large,
                "\(part.0): \(difference)")
        }
    }

    /// The document without the first line that holds a text.
    private static func without(_ text: String, _ svg: String) throws -> String {
        var lines = svg.split(separator: "\n", omittingEmptySubsequences: false)
        lines.remove(at: try #require(lines.firstIndex { $0.contains(text) }))
        return lines.joined(separator: "\n")
    }

    /// The document with its first label eight points lower.
    private static func moved(_ svg: String) throws -> String {
        let lines = svg.split(separator: "\n", omittingEmptySubsequences: false)
        let index = try #require(lines.firstIndex { $0.hasPrefix("<text class=\"label") })
        var all = lines.map(String.init)
        all[index] = all[index].replacing("<text", with: "<text transform=\"translate(0 8)\"")
        return all.joined(separator: "\n")
    }

    /// The document with nothing drawn in it.
    private static func blank(_ svg: String) -> String {
        svg.replacing("</style>\n", with: "</style>\n<g display=\"none\">")
            .replacing("</svg>", with: "</g></svg>")
    }
}

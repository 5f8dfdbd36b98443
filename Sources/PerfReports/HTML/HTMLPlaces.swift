import Markdown

/// The named places of all pages of a report, as ids of the one page that they become.
///
/// The first page's anchors keep their names, so that a link into the Markdown leads to the same place
/// here; those of other pages begin with the page's name. No id is given twice.
struct HTMLPlaces {
    /// The id of the whole page.
    static let top = "top"

    private var pages: [String: String] = [:]
    /// By page, then by the block's index.
    private var headings: [String: [Int: String]] = [:]
    /// By page, then by the anchor as links spell it.
    private var anchors: [String: [String: String]] = [:]
    private var taken: Set<String>

    /// - Parameter reserved: ids that other parts of the page have.
    init(pages: [ReportContent.Page], reserved: Set<String> = []) {
        taken = reserved.union([Self.top])
        for page in pages.prefix(1) {
            self.pages[page.name] = Self.top
            add(page) { _, anchor in anchor != nil }
        }
        for page in pages.dropFirst() {
            self.pages[page.name] = free(Self.slug(Self.stem(page.name)))
        }
        for page in pages.dropFirst() { add(page) { _, anchor in anchor != nil } }
        // What has a part of the page to itself takes the plain name.
        for page in pages { add(page) { level, anchor in anchor == nil && level <= 2 } }
        for page in pages { add(page) { level, anchor in anchor == nil && level > 2 } }
    }

    /// The id of a page's beginning.
    func id(of page: String) -> String { pages[page] ?? Self.top }

    /// The id of the heading that is a block of a page; nil for other blocks.
    func id(ofBlock index: Int, on page: String) -> String? { headings[page]?[index] }

    /// The address of a link on a page: a place on this page, or what is elsewhere.
    func address(of destination: Destination, on page: String) -> String {
        switch destination {
        case .url(let address): return harmless(address)
        case .anchor(let name):
            return "#" + (anchors[page]?[Self.anchor(name)] ?? Self.anchor(name))
        case .path(let path, let fragment):
            guard let id = pages[path] else { return Self.encoded(path) }
            guard let fragment else { return "#\(id)" }
            return "#" + (anchors[path]?[Self.anchor(fragment)] ?? id)
        }
    }

    /// Gives a place to each heading of a page whose level and anchor are such.
    private mutating func add(_ page: ReportContent.Page, _ isSuch: (Int, String?) -> Bool) {
        let id = id(of: page.name)
        let prefix = id == Self.top ? "" : "\(id)-"
        for (index, block) in page.document.blocks.enumerated() {
            guard case .heading(let level, let inlines, let anchor) = block,
                isSuch(level, anchor)
            else { continue }
            // The page's title is the page's beginning.
            if level == 1 && anchor == nil { continue }
            let name = anchor.map(Self.anchor) ?? Self.slug(HTMLInlines.text(of: inlines))
            let place = free(prefix + name)
            headings[page.name, default: [:]][index] = place
            anchors[page.name, default: [:]][name] = anchors[page.name]?[name] ?? place
        }
    }

    /// A name that is not taken: itself, else with `-2`, `-3`, ….
    private mutating func free(_ name: String) -> String {
        let plain = name.isEmpty ? "part" : name
        var candidate = plain
        var number = 2
        while !taken.insert(candidate).inserted {
            candidate = "\(plain)-\(number)"
            number += 1
        }
        return candidate
    }

    private static func stem(_ page: String) -> String {
        page.hasSuffix(".md") ? String(page.dropLast(3)) : page
    }

    /// `High load (×10)` becomes `high-load-10`.
    private static func slug(_ text: String) -> String {
        Slug.plain(harmless(text)).split(separator: "-").joined(separator: "-")
    }

    private static func anchor(_ name: String) -> String {
        String(harmless(name).map { $0 == " " ? "-" : $0 })
    }

    /// A path as an address: what has a meaning in one is `%XX`, and it never begins with a scheme.
    private static func encoded(_ path: String) -> String {
        let kept = Set(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF")
        return path.utf8.map { byte in
            kept.contains(byte)
                ? String(Unicode.Scalar(byte))
                : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}

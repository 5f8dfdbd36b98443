import Foundation

/// What a page of HTML consists of, read without knowing how it was made, for tests.
public struct PageStructure {
    /// A start tag, and the names of the elements that it stands in.
    public struct Tag {
        public var name: String
        public var attributes: [(name: String, value: String)]
        public var parents: [String]

        public subscript(name: String) -> String? {
            attributes.first { $0.name == name }?.value
        }
    }

    public private(set) var tags: [Tag] = []
    /// Tags that close what is not open, and elements that nothing closes.
    public private(set) var faults: [String] = []

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]

    /// Reads a page; what stands in `style`, `script` and comments is no markup.
    public init(_ html: String) {
        var open: [String] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            if rest.hasPrefix("<!") {
                rest = rest.after(rest.hasPrefix("<!--") ? "-->" : ">")
                continue
            }
            let (tag, isClosed, after) = Self.tag(rest)
            rest = after
            if tag.name.hasPrefix("/") {
                if open.last == String(tag.name.dropFirst()) {
                    open.removeLast()
                } else {
                    faults.append("<\(tag.name)> in \(open.joined(separator: " "))")
                }
                continue
            }
            tags.append(Tag(name: tag.name, attributes: tag.attributes, parents: open))
            if isClosed || Self.void.contains(tag.name) { continue }
            open.append(tag.name)
            if ["script", "style"].contains(tag.name) { rest = rest.before("</\(tag.name)>") }
        }
        faults += open.map { "<\($0)> stays open" }
    }

    /// The tag that a text begins with, whether it closes itself, and what follows it.
    private static func tag(_ text: Substring) -> (tag: Tag, isClosed: Bool, rest: Substring) {
        var rest = text.dropFirst()
        let name = rest.prefix { !" \n/>".contains($0) || $0 == "/" && rest.first == "/" }
        rest = rest.dropFirst(name.count)
        var attributes: [(String, String)] = []
        while true {
            rest = rest.drop { " \n".contains($0) }
            guard let first = rest.first, first != ">", first != "/" else { break }
            let name = rest.prefix { !"= \n/>".contains($0) }
            rest = rest.dropFirst(name.count)
            guard rest.hasPrefix("=\"") else {
                attributes.append((String(name), ""))
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            rest = rest.dropFirst(3 + value.count)
            attributes.append((String(name), String(value)))
        }
        let isClosed = rest.hasPrefix("/")
        return (
            Tag(name: String(name), attributes: attributes, parents: []), isClosed,
            rest.after(">")
        )
    }

    /// Everything that is wrong with the page as one that stands for itself and runs nothing foreign.
    public var problems: [String] {
        var problems = faults
        let ids = tags.compactMap { $0["id"] }
        let known = Set(ids)
        if known.count < ids.count { problems.append("an id is given twice") }
        for tag in tags {
            for (name, value) in tag.attributes {
                if name == "style" || name.hasPrefix("on") {
                    problems.append("<\(tag.name) \(name)>")
                }
                let isReference = ["href", "src", "xlink:href"].contains(name)
                if isReference, value.hasPrefix("#") {
                    let place = value.dropFirst().removingPercentEncoding ?? ""
                    if !known.contains(place) { problems.append("\(value) is no place") }
                } else if isReference, !value.hasPrefix("data:image/"), tag.name != "a" {
                    problems.append("<\(tag.name)> loads \(value)")
                }
            }
            let blocks: Set<String> = ["p", "ul", "div", "table", "figure", "pre", "section", "h2"]
            if blocks.contains(tag.name), tag.parents.contains("p") {
                problems.append("<\(tag.name)> in <p>")
            }
        }
        return problems
    }
}

extension Substring {
    /// What follows the first occurrence of a text; nothing where there is none.
    fileprivate func after(_ end: String) -> Substring {
        range(of: end).map { self[$0.upperBound...] } ?? ""
    }

    /// From the first occurrence of a text on; nothing where there is none.
    fileprivate func before(_ end: String) -> Substring {
        range(of: end).map { self[$0.lowerBound...] } ?? ""
    }
}

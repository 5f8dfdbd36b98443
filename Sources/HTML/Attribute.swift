/// An attribute of an element: a name from a closed list, and a value of any characters.
///
/// There is none for styles and none for events: a page's policy forbids them.
package enum Attribute: Equatable, Sendable {
    /// The element's name on the page; spaces become `-`, since no id may hold one.
    case id(String)
    case `class`(String)
    /// Where a link leads; an address of a kind that could run something leads nowhere.
    case href(String)
    case rel(String)
    case lang(String)
    case charset(String)
    case name(String)
    case content(String)
    case httpEquiv(String)
    case scope(String)
    case role(String)
    case label(String)
    case hidden
    case tabindex(Int)
    /// `data-` and a name, of which letters and `-` stay.
    case data(String, String)

    /// The name as it is written.
    var name: String {
        switch self {
        case .id: "id"
        case .class: "class"
        case .href: "href"
        case .rel: "rel"
        case .lang: "lang"
        case .charset: "charset"
        case .name: "name"
        case .content: "content"
        case .httpEquiv: "http-equiv"
        case .scope: "scope"
        case .role: "role"
        case .label: "aria-label"
        case .hidden: "hidden"
        case .tabindex: "tabindex"
        case .data(let name, _):
            "data-" + name.lowercased().filter { ("a"..."z").contains($0) || $0 == "-" }
        }
    }

    /// The value before it is escaped; nil where the name says all.
    var value: String? {
        switch self {
        case .id(let text): Escaping.placeName(text)
        case .href(let text): Escaping.reference(text)
        case .class(let text), .rel(let text), .lang(let text), .charset(let text),
            .name(let text), .content(let text), .httpEquiv(let text), .scope(let text),
            .role(let text), .label(let text), .data(_, let text):
            text
        case .hidden: nil
        case .tabindex(let number): String(number)
        }
    }
}

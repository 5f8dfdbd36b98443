/// Elements under keys, each key in the order of its first place.
struct Groups<Key: Hashable, Element> {
    private(set) var keys: [Key] = []
    private var members: [Key: [Element]] = [:]

    init(_ elements: some Sequence<Element>, by key: (Element) -> Key) {
        for element in elements {
            let key = key(element)
            if members[key] == nil { keys.append(key) }
            members[key, default: []].append(element)
        }
    }

    /// The elements of each key, in the order in which they were given.
    var all: [[Element]] { keys.map { self[$0] } }

    /// The elements under a key; none for a key that no element has.
    subscript(_ key: Key) -> [Element] { members[key] ?? [] }
}

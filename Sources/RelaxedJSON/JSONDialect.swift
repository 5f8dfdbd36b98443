/// What a text of JSON may hold.
package enum JSONDialect: Hashable, Sendable {
    /// Exactly RFC 8259, and no name twice in an object.
    ///
    /// - Source: T. Bray, "The JavaScript Object Notation (JSON) Data Interchange Format", RFC 8259
    ///   (2017).
    case strict
    /// `//` and `/* */` comments, a comma after the last item, and a byte order mark, too.
    case relaxed
}

extension JSONValue {
    /// How many lists and objects may stand within each other where nothing else is said.
    package static let usualDepth = 64

    /// Reads the one value that a text holds.
    ///
    ///     try JSONValue("[1, 2,] // two", dialect: .relaxed).list?.count  // 2
    ///
    /// - Throws: the first mistake, with its place.
    package init(
        _ text: String, dialect: JSONDialect = .strict, depth: Int = usualDepth
    ) throws(JSONError) {
        try self.init(utf8: Array(text.utf8), dialect: dialect, depth: depth)
    }

    /// Reads the one value that bytes hold as UTF-8.
    ///
    /// - Parameters:
    ///   - range: which of the bytes; nil: all. Places are counted from its start.
    ///   - depth: how many lists and objects may stand within each other, 1…512.
    /// - Throws: the first mistake, with its place.
    package init(
        utf8 bytes: [UInt8], in range: Range<Int>? = nil, dialect: JSONDialect = .strict,
        depth: Int = usualDepth
    ) throws(JSONError) {
        precondition((1...512).contains(depth), "depth \(depth)")
        var reader = JSONReader(
            bytes, in: range ?? 0..<bytes.count, dialect: dialect, depth: depth)
        self = try reader.document()
    }
}

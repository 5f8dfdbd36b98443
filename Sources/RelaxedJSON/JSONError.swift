/// Why a text cannot be read as JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
    package var place: TextPlace
    package var problem: Problem

    package init(_ problem: Problem, at place: TextPlace) {
        self.place = place
        self.problem = problem
    }

    package enum Problem: Hashable, Sendable {
        case expected(Expectation, found: Found)
        /// The place is that of the opening quote.
        case unterminatedString
        /// The place is that of the `/*`.
        case unterminatedComment
        /// The escape as written, at most six characters.
        case badEscape(String)
        /// A character below U+0020 in a string; line ends are `unterminatedString`.
        case controlCharacter(UInt8)
        /// The number as written, its beginning where it is long.
        case badNumber(String)
        /// A name that an object has twice; the error's place is that of the second.
        case duplicateKey(String, first: TextPlace)
        /// Lists and objects within each other beyond this.
        case tooDeep(limit: Int)
        /// Something after the value's end.
        case trailingText(String)
        case invalidUTF8
    }

    /// What may stand at a place.
    package enum Expectation: Hashable, Sendable {
        case value, key, colon
        case keyOrBrace, valueOrBracket
        case commaOrBrace, commaOrBracket
    }

    /// What stands at a place.
    package enum Found: Hashable, Sendable {
        /// The text ends there.
        case end
        /// A word, its beginning where it is long, or a single character.
        case text(String)
    }
}

/// Names that are safe as names of files, on systems that ignore case too.
enum Slug {
    /// The most UTF-8 bytes of one slug.
    static let longest = 60

    /// Names that mean something else in a folder of pages, or as a place on one.
    private static let reserved: Set<String> = [
        "", "readme", "index", "report", "charts", "claims", "findings", "contents", "benchmarks",
        "across", "also-recorded", "mind", "hosts", "sessions", "method", "again",
    ]

    /// Lower case; letters, digits, `.`, `_` and `-` stay, everything else becomes `-`.
    ///
    /// Dots and dashes at the ends are dropped, so that nothing is hidden, an option or a parent
    /// folder: `../../<b>&"x` becomes `b---x`.
    static func plain(_ name: String) -> String {
        var slug = ""
        for scalar in name.lowercased().unicodeScalars {
            let stays =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || ".-_".unicodeScalars.contains(scalar) || isMarkOrDigit(scalar)
            slug.unicodeScalars.append(stays ? scalar : "-")
        }
        let kept = slug.drop { ".-".contains($0) }
        return String(kept.reversed().drop { ".-".contains($0) }.reversed())
    }

    private static func isMarkOrDigit(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: true
        default: false
        }
    }

    /// A different slug for each identity, with a short hash where plain ones collide.
    ///
    /// Reserved and over-long names get a hash as well. What a name becomes does not depend on the
    /// order of the list.
    ///
    /// - Parameter names: what identifies each, without repetition, and the name it would have.
    static func unique(_ names: [(identity: String, name: String)]) -> [String: String] {
        let plains = names.map { ($0.identity, cut(plain($0.name))) }
        var uses: [String: Int] = [:]
        for (_, slug) in plains { uses[slug, default: 0] += 1 }
        var slugs: [String: String] = [:]
        for ((identity, slug), (_, name)) in zip(plains, names) {
            let isAlone = uses[slug] == 1 && !reserved.contains(slug) && slug == plain(name)
            let hash = ShortHash.text(of: identity)
            slugs[identity] = isAlone ? slug : slug.isEmpty ? hash : "\(slug)-\(hash)"
        }
        return slugs
    }

    /// The longest beginning of at most `longest` bytes, never a part of a character.
    private static func cut(_ slug: String) -> String {
        var text = ""
        for character in slug {
            guard text.utf8.count + character.utf8.count <= longest else { break }
            text.append(character)
        }
        return text
    }
}

/// Eight hexadecimal digits that tell names apart.
enum ShortHash {
    /// The upper half of FNV-1a with 64 bits over the UTF-8 bytes.
    ///
    /// - Source: Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/.
    static func text(of name: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash >> 32, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}

import ArgumentGrammar
import Charts

/// A language and region as `--locale` names them, of which a report takes the decimal mark.
///
/// The system's own locale is never asked: the same words mean the same on every machine.
struct LocaleTag: Equatable, Sendable {
    /// As typed: `de`, `de-DE`, `fr_FR.UTF-8`.
    let text: String
    let decimalMark: DecimalMark

    static let syntax = ValueSyntax<LocaleTag>(
        "a locale", spell: \.text, read: LocaleTag.init(parsing:))

    /// Words for a shell to complete.
    static let examples = ["de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh"]

    /// Reads a language tag, or the name of a POSIX locale.
    ///
    /// - Throws: `LocaleTagError` for a language or region that is not known here.
    init(parsing text: String) throws(LocaleTagError) {
        // What follows a dot or an at sign is an encoding or a variant: fr_FR.UTF-8, ca_ES@euro.
        let name = text.prefix { $0 != "." && $0 != "@" }
        let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
            .map { $0.lowercased() }
        let language = parts.first ?? ""
        self.text = text
        if ["c", "posix"].contains(language), parts.count == 1 {
            decimalMark = .point
            return
        }
        guard let known = Self.languages.first(where: { $0.tag == language }) else {
            throw Self.unknown(text, language)
        }
        let others = parts.dropFirst()
        guard others.allSatisfy(Self.isSubtag) else {
            throw LocaleTagError(text: text, suggestion: language)
        }
        let region = others.first { $0.count == 2 || $0 == "419" }
        let isException = region.map { known.exceptions.contains($0) } ?? false
        decimalMark = known.hasComma != isException ? .comma : .point
    }

    /// A script, region or variant: `latn`, `de`, `419`, `1996`.
    private static func isSubtag(_ part: String) -> Bool {
        (2...8).contains(part.count)
            && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func unknown(_ text: String, _ language: String) -> LocaleTagError {
        let named = languages.first { $0.name == language }?.tag
        let names = languages.map(\.name)
        let near = suggestion(for: language, among: names).flatMap { name in
            languages.first { $0.name == name }?.tag
        }
        // A country where a language is meant, as in uk for en-GB, cannot be told; at may be de-AT.
        let region = [
            "us": "en-US", "gb": "en-GB", "at": "de-AT", "ch": "de-CH", "dk": "da",
            "cz": "cs", "se": "sv", "jp": "ja", "cn": "zh", "br": "pt-BR", "mx": "es-MX",
        ][language]
        return LocaleTagError(text: text, suggestion: named ?? region ?? near)
    }

    /// A language, whether it has a comma before decimals, and the regions that have the other mark.
    private struct Language {
        var tag: String
        var name: String
        var hasComma: Bool
        var exceptions: Set<String> = []
    }

    /// The languages that are known.
    ///
    /// - Source: Unicode CLDR 45 (2024), `decimal` of `symbols-numberSystem-latn`,
    ///   https://cldr.unicode.org.
    private static let languages: [Language] =
        comma.map { Language(tag: $0.0, name: $0.1, hasComma: true, exceptions: $0.2) }
        + point.map { Language(tag: $0.0, name: $0.1, hasComma: false) }

    /// The regions of Latin America that write a point.
    private static let american: Set<String> = [
        "419", "br", "bz", "cu", "do", "gt", "hn", "mx", "ni", "pa", "pe", "pr", "sv", "us",
    ]

    private static let comma: [(String, String, Set<String>)] = [
        ("af", "afrikaans", []), ("az", "azerbaijani", []), ("be", "belarusian", []),
        ("bg", "bulgarian", []), ("bs", "bosnian", []), ("ca", "catalan", []),
        ("cs", "czech", []), ("da", "danish", []), ("de", "german", ["ch", "li"]),
        ("el", "greek", []), ("es", "spanish", american), ("et", "estonian", []),
        ("eu", "basque", []), ("fi", "finnish", []), ("fo", "faroese", []),
        ("fr", "french", []), ("fy", "frisian", []), ("gl", "galician", []),
        ("hr", "croatian", []), ("hu", "hungarian", []), ("hy", "armenian", []),
        ("id", "indonesian", []), ("is", "icelandic", []), ("it", "italian", ["ch"]),
        ("ka", "georgian", []), ("kk", "kazakh", []), ("lb", "luxembourgish", []),
        ("lt", "lithuanian", []), ("lv", "latvian", []), ("mk", "macedonian", []),
        ("nb", "bokmål", []), ("nl", "dutch", []), ("nn", "nynorsk", []),
        ("no", "norwegian", []), ("pl", "polish", []), ("pt", "portuguese", []),
        ("ro", "romanian", []), ("ru", "russian", []), ("sk", "slovak", []),
        ("sl", "slovenian", []), ("sq", "albanian", []), ("sr", "serbian", []),
        ("sv", "swedish", []), ("tr", "turkish", []), ("uk", "ukrainian", []),
        ("vi", "vietnamese", []),
    ]

    private static let point: [(String, String)] = [
        ("ar", "arabic"), ("bn", "bengali"), ("cy", "welsh"), ("en", "english"),
        ("fa", "persian"), ("ga", "irish"), ("gu", "gujarati"), ("he", "hebrew"),
        ("hi", "hindi"), ("ja", "japanese"), ("km", "khmer"), ("ko", "korean"),
        ("ms", "malay"), ("mt", "maltese"), ("ne", "nepali"), ("pa", "punjabi"),
        ("sw", "swahili"), ("ta", "tamil"), ("te", "telugu"), ("th", "thai"), ("ur", "urdu"),
        ("zh", "chinese"),
    ]
}

/// A word that is the tag of no locale known here, and the one that was probably meant.
struct LocaleTagError: Error, Equatable {
    var text: String
    var suggestion: String?
}

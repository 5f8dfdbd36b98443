/// A word that begins with a dash, cut into the option and what is attached to it.
struct TypedOption: Equatable {
    /// The option with its dashes and without a value, as typed.
    let spelling: String
    /// The option without dashes.
    let name: String
    /// Whether it was typed with one dash.
    let isShort: Bool
    /// What is attached to it, without `=`; nil where nothing is.
    let value: String?

    /// Cuts a word; nil where it is no option.
    init?(_ word: String, among names: OptionNames) {
        guard Self.isOption(word) else { return nil }
        let isLong = word.utf8.starts(with: "--".utf8)
        let body = word.unicodeScalars.dropFirst(isLong ? 2 : 1)
        let head = body.prefix { $0 != "=" }
        let whole = String(head)
        if isLong || names.isLong(whole) || body.count < 2 || head.isEmpty {
            self.init(name: whole, isShort: !isLong, value: body.dropFirst(head.count))
        } else if let letter = body.first, names.isShort(Character(letter)) {
            self.init(name: String(letter), isShort: true, value: body.dropFirst())
        } else {
            self.init(name: whole, isShort: true, value: body.dropFirst(head.count))
        }
    }

    /// - Parameter value: what follows the name, with its `=` if it has one.
    private init(name: String, isShort: Bool, value: Substring.UnicodeScalarView) {
        self.name = name
        self.isShort = isShort
        spelling = (isShort ? "-" : "--") + name
        self.value = value.isEmpty ? nil : String(value.first == "=" ? value.dropFirst() : value)
    }

    /// Whether a word is an option: it begins with a dash, is not `-` alone and no negative number.
    static func isOption(_ word: String) -> Bool {
        guard word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 else { return false }
        let isNumeric = word.utf8.dropFirst().allSatisfy { "0123456789+-.eE".utf8.contains($0) }
        return !(isNumeric && Double(word) != nil)
    }
}

/// The options of a grammar by their names, with `--help`.
struct OptionNames {
    /// The grammar's declarations; the index after the last stands for `--help`.
    let declarations: [Declaration]
    private let all: [Declaration]

    init(_ declarations: [Declaration]) {
        self.declarations = declarations
        all = declarations + [.help]
    }

    /// Whether an option has this long name.
    func isLong(_ name: String) -> Bool { all.contains { $0.isOption && $0.name == name } }

    /// Whether an option has this short name.
    func isShort(_ letter: Character) -> Bool {
        all.contains { $0.isOption && $0.short == letter }
    }

    /// The place of an option's declaration; nil where there is no such option.
    func index(of typed: TypedOption) -> Int? {
        all.firstIndex {
            guard $0.isOption else { return false }
            return typed.isShort ? $0.short.map { String($0) } == typed.name : $0.name == typed.name
        }
    }

    /// The option that was probably meant, with its dashes: also `--out` for `-out`, `-o` for `--o`.
    func suggestion(for typed: TypedOption) -> String? {
        if typed.isShort && isLong(typed.name) { return "--\(typed.name)" }
        let letter = typed.name.first
        if !typed.isShort, typed.name.count == 1, let letter, isShort(letter) {
            return "-\(letter)"
        }
        let longNames = all.filter(\.isOption).map(\.name)
        return ArgumentGrammar.suggestion(for: typed.name, among: longNames).map { "--\($0)" }
    }
}

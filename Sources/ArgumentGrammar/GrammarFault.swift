/// A mistake in the declarations of a program, found by a test rather than by its users.
package struct GrammarFault: Equatable, CustomStringConvertible, Sendable {
    /// What every declaration keeps to; the raw value says what is wrong.
    package enum Rule: String, Sendable {
        case uniqueNames = "is declared twice"
        case kebabCase = "is not in lower-case words joined by dashes"
        case capitals = "is not in capitals"
        case knownShorts = "is a short name other than -h, -o, -r and -w"
        case fullStop = "has a text that does not end with a full stop"
        case example = "has no example that begins with the program and the command"
        case reachable = "follows a positional that takes all words"
        case requiredFirst = "is required after a positional that is not"
    }

    /// The command's name.
    package let command: String
    /// The parameter as `--name` or `NAME`, a short name as `-n`, or the command's name.
    package let subject: String
    /// What is wrong with it.
    package let rule: Rule

    package var description: String { "\(command): \(subject) \(rule.rawValue)" }
}

extension GrammarSet {
    /// Every mistake in the declarations, command by command; empty where they are sound.
    package var faults: [GrammarFault] {
        var names: Set<String> = ["help"]
        return grammars.flatMap { grammar -> [GrammarFault] in
            let name = grammar.name
            var faults: [GrammarFault] = []
            func require(_ holds: Bool, _ rule: GrammarFault.Rule, _ subject: String) {
                if !holds {
                    faults.append(GrammarFault(command: name, subject: subject, rule: rule))
                }
            }
            require(names.insert(name).inserted, .uniqueNames, name)
            require(name.isKebabCase, .kebabCase, name)
            require(grammar.summary.endsWithFullStop, .fullStop, name)
            let start = "\(program) \(name)"
            let hasExample = grammar.examples.contains {
                $0 == start || $0.hasPrefix("\(start) ")
            }
            require(hasExample, .example, name)
            checkNames(grammar.declarations, require)
            checkOrder(grammar.declarations, require)
            return faults
        }
    }

    private typealias Require = (Bool, GrammarFault.Rule, String) -> Void

    /// The short names that options may have; `-h` belongs to `--help`.
    private static let shorts: Set<Character> = ["o", "r", "w"]

    private func checkNames(_ declarations: [Declaration], _ require: Require) {
        var names: Set<String> = [Declaration.help.spelling]
        var shorts: Set<Character> = ["h"]
        for declaration in declarations {
            let subject = declaration.spelling
            require(names.insert(subject).inserted, .uniqueNames, subject)
            require(declaration.help.endsWithFullStop, .fullStop, subject)
            if declaration.isOption {
                require(declaration.name.isKebabCase, .kebabCase, subject)
            } else {
                let isCapital = declaration.name == declaration.name.uppercased()
                require(isCapital && !declaration.name.isEmpty, .capitals, subject)
            }
            guard let short = declaration.short else { continue }
            require(shorts.insert(short).inserted, .uniqueNames, "-\(short)")
            require(Self.shorts.contains(short) || short == "h", .knownShorts, "-\(short)")
        }
    }

    private func checkOrder(_ declarations: [Declaration], _ require: Require) {
        var takesAll = false
        var isOptional = false
        for declaration in declarations where !declaration.isOption {
            require(!takesAll, .reachable, declaration.spelling)
            let isPossible = takesAll || !isOptional || !declaration.isRequired
            require(isPossible, .requiredFirst, declaration.spelling)
            takesAll = takesAll || declaration.isRepeated || declaration.kind == .rest
            isOptional = isOptional || !declaration.isRequired
        }
    }
}

extension String {
    /// Whether it is made of lower-case letters and digits, begins with a letter, and has single
    /// dashes between words.
    fileprivate var isKebabCase: Bool {
        guard let first = utf8.first, "abcdefghijklmnopqrstuvwxyz".utf8.contains(first) else {
            return false
        }
        return split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty
                && word.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789".utf8.contains($0) }
        }
    }

    fileprivate var endsWithFullStop: Bool { hasSuffix(".") }
}

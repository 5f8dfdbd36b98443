import ArgumentGrammar
import TestSupport
import Testing

@Suite struct `Random words` {
    private static let pieces = [
        "", "-", "--", "=", "-o", "-h", "-r", "--out", "--last", "--help", "--runs", "--format",
        "--ignore-failure", "--commit", "--parameter", "5", "-5", "text", "3d", "x", "é", "\u{301}",
        "\u{0}", "\r\n", "👩‍👧", " ", "report", "record", "help", "version", "9999999999999999999999",
    ]

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `give values or an error, and the same ones again`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let line = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    Self.pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
            for name in Sample.program.grammars.map(\.name) {
                let outcome = Self.outcome([name] + line)
                #expect(outcome == Self.outcome([name] + line), "seed \(seed): \(line)")
            }
            #expect(Self.outcome(line) == Self.outcome(line), "seed \(seed): \(line)")
        }
    }

    /// What a line comes to, with every value read through its declaration.
    private static func outcome(_ line: [String]) -> String {
        do throws(UsageError) {
            switch try Sample.program.request(line) {
            case .overview: return "overview"
            case .version: return "version"
            case .help(let grammar): return "help \(grammar.name)"
            case .run(let grammar, let arguments):
                return grammar.entries.map { "\(value(of: $0.parameter, in: arguments))" }
                    .joined(separator: "\n")
            }
        } catch {
            return "\(error)"
        }
    }

    private static func value(of key: some Parameter, in arguments: Arguments) -> any Sendable {
        arguments[key]
    }
}

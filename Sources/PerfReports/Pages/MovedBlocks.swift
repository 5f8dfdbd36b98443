import Markdown
import PerfModel
import Statistics

/// What changed in one benchmark since a baseline: a sentence, a table, the largest change first, and
/// how each section's curves moved.
struct MovedBlocks {
    var words: MoveWords
    /// One per section, or part of one, that was compared.
    var charts: [DrawnChart]
    var hosts: HostNames
    /// The level of the heading.
    var level: Int

    var blocks: [Block] {
        let title = "Since \(words.moves.words)"
        let gaps = words.gaps.map { Block.paragraph([.text($0)]) }
        let heading = Block.heading(level: level, [.text(title)])
        guard let statement = words.statement else {
            return [heading, .paragraph(["Nothing can be compared."])] + gaps
        }
        return [heading, .paragraph(ChapterBlocks.inlines(statement))]
            + charts.map { .image(alternative: $0.alternative, path: $0.path) }
            + [.table(table), .paragraph([.text(note)])] + gaps
    }

    private var table: Table {
        let moves = words.ordered
        let unit = TimeUnit.fitting(
            moves.flatMap { [$0.before.median, $0.now.median] }.compactMap(\.self))
        let isOneBefore = Set(moves.map(\.before.session.id)).count == 1
        let told: [Content<Move>] = [
            Content("configuration", key: "configuration") { words.name(of: $0.now) },
            .number("before, \(unit.symbol)", key: "before") { unit.median(of: $0.before) },
            .number("now, \(unit.symbol)", key: "now") { unit.median(of: $0.now) },
            .number("change, %", key: "change_percent") { Self.percent($0.ratio) },
            .number("95 % interval, %", key: "interval") { move in
                move.interval.map { "\(Self.percent($0.lower)) to \(Self.percent($0.upper))" }
            },
            Content("told", key: "told") { Self.words($0.told) },
        ]
        let session = Content<Move>("session before", key: "session_before") {
            $0.before.session.words
        }
        var table = Content.table(told + (isOneBefore ? [] : [session]), rows: moves)
        table.keys = moves.map(\.now.key)
        return table
    }

    /// `+11.7`, `−0.4`.
    private static func percent(_ ratio: Double) -> String {
        String(Quantity.change(ratio).dropLast(2))
    }

    static func words(_ told: Move.Told) -> String {
        switch told {
        case .slower: "slower"
        case .faster: "faster"
        case .slightly: "differs, below 2 %"
        case .notApart: "not told apart"
        case .tooFew: "too few runs"
        }
    }

    /// Which sessions were compared, and by what rule.
    private var note: String {
        let moves = words.moves.moves
        let now = ChapterBlocks.sessionWords(moves.map(\.now))
        let before = ChapterBlocks.sessionWords(moves.map(\.before))
        let count = Digits.count(moves.count, "configuration")
        return
            "Now: \(now). Before: \(before). Each configuration is held against itself on the same"
            + " host; p is corrected for all \(count) compared"
            + "."
    }
}

import Markdown

/// A line about something that goes on: what it is, and facts that a narrow terminal shows fewer of.
struct ProgressLine {
    /// What it is about; cut where it is long.
    var headline: String
    /// In order.
    var facts: [Fact] = []

    struct Fact {
        var text: String
        /// How soon it is left out where it does not fit: the smallest first.
        var rank: Int
    }

    /// Columns that the headline keeps before facts are left out for it.
    static let leastHeadline = 16

    /// The line; where a width is given, in no more columns than that.
    func text(columns: Int? = nil) -> String {
        guard let columns else { return joined(headline, facts) }
        var facts = facts
        let least = min(headline.displayWidth, Self.leastHeadline)
        while !facts.isEmpty, least + width(of: facts) > columns {
            let smallest = facts.map(\.rank).min()
            facts.removeAll { $0.rank == smallest }
        }
        let space = max(0, columns - width(of: facts))
        return joined(headline.cut(columns: space), facts)
    }

    private static let separator = " · "

    private func joined(_ headline: String, _ facts: [Fact]) -> String {
        ([headline] + facts.map(\.text)).joined(separator: Self.separator)
    }

    private func width(of facts: [Fact]) -> Int {
        facts.reduce(0) { $0 + Self.separator.displayWidth + $1.text.displayWidth }
    }
}

extension String {
    /// The text in at most so many columns of a terminal; where it is cut it ends with `…`.
    func cut(columns: Int) -> String {
        guard displayWidth > columns else { return self }
        var result = ""
        var width = 0
        for character in self {
            let more = String(character).displayWidth
            guard width + more < columns else { break }
            result.append(character)
            width += more
        }
        return columns > 0 ? result + "…" : ""
    }
}

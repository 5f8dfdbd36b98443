import PerfModel

/// The lines of a trend chart, where a history has more than one chart can hold.
///
/// All are drawn where `LineSplit.mostLines` hold them. Else of each strategy the number of workers
/// that was fastest in its newest session, beside serial; and where that is too much still, first
/// the host, runtime, parameters and label that take longest, then the next.
struct TrendSelection {
    /// In the order of tables.
    var lines: [Line]
    /// The rule and what is not drawn, in sentences; nil where all is drawn.
    var note: String?

    init(of all: [Line], hosts: HostNames) {
        guard all.count > LineSplit.mostLines else {
            lines = all
            return
        }
        let best = Self.bestWorkers(of: all)
        lines = Self.longest(of: best)
        note = Self.note(on: all, best: best, drawn: lines, hosts: hosts)
    }

    /// Of each pool the line that is fastest among those of its newest session; serial lines stay.
    private static func bestWorkers(of lines: [Line]) -> [Line] {
        let pools = Groups(lines) { line in
            var key = line.key
            if !line.isSerial { key.workers = nil }
            return key
        }
        return pools.all.compactMap { pool in
            let newest = pool.compactMap(\.newest).max { Session.precedes($0.session, $1.session) }
            let current = pool.filter { $0.newest?.session.id == newest?.session.id }
            return current.min { ($0.newest?.median ?? 0) < ($1.newest?.median ?? 0) } ?? pool.first
        }
    }

    /// As many whole fields as there is room for, those whose fastest line takes longest first.
    private static func longest(of lines: [Line]) -> [Line] {
        guard lines.count > LineSplit.mostLines else { return lines }
        let fields = Groups(lines.indices) { lines[$0].field }
        let levels = fields.all.map { $0.compactMap { lines[$0].newest?.median }.min() ?? 0 }
        let order = fields.all.indices.sorted {
            levels[$0] == levels[$1] ? $0 < $1 : levels[$0] > levels[$1]
        }
        var chosen: [Int] = []
        for place in order {
            let field = fields.all[place].sorted { first, second in
                let ranks = [first, second].map { lines[$0].isSerial ? -1 : lines[$0].level }
                return ranks[0] == ranks[1] ? first < second : ranks[0] < ranks[1]
            }
            guard chosen.isEmpty || chosen.count + field.count <= LineSplit.mostLines else { break }
            chosen += field.prefix(LineSplit.mostLines)
        }
        return chosen.sorted().map { lines[$0] }
    }

    /// The rule, then the values that appear in no line, then how many lines there are more.
    private static func note(
        on all: [Line], best: [Line], drawn: [Line], hosts: HostNames
    ) -> String {
        var sentences: [String] = []
        if best.count < all.count {
            sentences.append(
                "Drawn: each strategy with the number of workers that was fastest in its newest"
                    + " session\(drawn.contains(where: \.isSerial) ? ", and serial." : ".")")
        }
        if drawn.count < best.count {
            let isOneField = Set(best.map(\.field)).count == 1
            sentences.append(
                (sentences.isEmpty ? "Drawn: " : "Of these ")
                    + (isOneField ? "the fastest" : "those that take longest")
                    + ", for a chart holds \(LineSplit.mostLines) lines.")
        }
        let absent = absent(from: drawn, of: all, hosts: hosts)
        if !absent.isEmpty {
            let more = absent.count - mostAbsent
            let told = absent.prefix(mostAbsent) + (more > 0 ? ["\(Digits.count(more)) more"] : [])
            sentences.append("Not drawn: \(Quantity.list(Array(told))).")
        }
        let hidden = all.count - drawn.count
        let what = Set(all.map(\.place)).count == all.count ? "configuration" : "line"
        sentences.append(
            hidden == 1 ? "The other \(what):" : "The other \(Digits.count(hidden, what)):")
        return sentences.joined(separator: " ")
    }

    /// The most values that are told to be in no line.
    private static let mostAbsent = 12

    /// The hosts, runtimes, parameter values and so on of which no line is drawn, in words.
    private static func absent(from drawn: [Line], of all: [Line], hosts: HostNames) -> [String] {
        LineDimension.all(of: all.map(\.key)).flatMap { dimension -> [String] in
            let what: String
            switch dimension {
            case .workers, .session, .benchmark, .load, .caching: return []
            case .host: what = "host"
            case .runtime: what = "runtime"
            case .parameter(let name): what = name
            case .mechanism: what = "mechanism"
            case .strategy: what = "strategy"
            case .label: what = "label"
            }
            let shown = Set(drawn.map { dimension.value(of: $0.key, hosts: hosts) })
            let values = Groups(all) { dimension.value(of: $0.key, hosts: hosts) }.keys
            return values.filter { !shown.contains($0) }.map { $0 ?? "what has no \(what)" }
        }
    }
}

extension Line {
    /// The newest point with a median, of points ordered by session.
    fileprivate var newest: SweepPoint? { points.last { $0.median != nil } }
    fileprivate var level: Double { newest?.median ?? 0 }
    fileprivate var isSerial: Bool { key.isSerial }
    /// What all lines have that may be compared.
    fileprivate var field: LineKey {
        var key = key
        (key.strategy, key.workers, key.mechanism) = (nil, nil, nil)
        return key
    }
    /// A configuration without its host and label.
    fileprivate var place: LineKey {
        var key = key
        (key.host, key.label) = (nil, nil)
        return key
    }
}

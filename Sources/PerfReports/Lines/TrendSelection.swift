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
        note = Self.note(on: all, without: lines, hosts: hosts)
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
        let fields = Groups(lines.indices) { index in
            var key = lines[index].key
            (key.strategy, key.workers, key.mechanism) = (nil, nil, nil)
            return key
        }
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

    /// The rule, then the values that appear in no line, then where all the rest is.
    private static func note(on all: [Line], without drawn: [Line], hosts: HostNames) -> String {
        let absent = LineDimension.all(of: all.map(\.key)).flatMap { dimension -> [String] in
            switch dimension {
            case .workers, .session: return []
            case .host, .runtime, .parameter, .mechanism, .strategy, .label:
                let shown = Set(drawn.map { dimension.value(of: $0.key, hosts: hosts) })
                let values = Groups(all) { dimension.value(of: $0.key, hosts: hosts) }.keys
                return values.filter { !shown.contains($0) }.compactMap(\.self)
            }
        }
        let hidden = all.count - drawn.count
        let rule =
            "Drawn: each strategy with the number of workers that was fastest in its newest session"
            + (drawn.contains(where: \.isSerial) ? ", and serial." : ".")
        let missing = absent.isEmpty ? [] : ["Not drawn: \(Quantity.list(absent))."]
        let rest =
            hidden == 1
            ? "The other configuration" : "The other \(Digits.count(hidden)) configurations"
        return ([rule] + missing + ["\(rest):"]).joined(separator: " ")
    }
}

extension Line {
    /// The newest point with a median, of points ordered by session.
    fileprivate var newest: SweepPoint? { points.last { $0.median != nil } }
    fileprivate var level: Double { newest?.median ?? 0 }
    fileprivate var isSerial: Bool { key.isSerial }
}

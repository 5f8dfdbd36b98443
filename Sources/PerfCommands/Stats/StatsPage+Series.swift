import Markdown
import Statistics

extension StatsPage {
    /// A history of values.
    init(series: Sample, named name: String, by criteria: ChangeCriteria) {
        let found = ChangePoints(of: series, minimumChange: criteria.minimumChange)
        value = StatsValue(found)
        table = Self.table(found.points, prefersLarger: criteria.prefersLarger)
        sentences = Self.sentences(found)
        if let end = found.unconfirmed, let last = try? Sample(Array(series.values[end.index...])) {
            sentences.append(
                """
                Possible change at the end, from value \(end.index + 1) on (\(end.values) \
                \(end.values == 1 ? "value" : "values"), unconfirmed): \
                \(StatsNumber.text(last.median)).
                """)
        }
    }

    private static func table(_ points: [ChangePoint], prefersLarger: Bool) -> Table {
        Table(
            columns: [
                Table.Column("from value", key: "index", alignment: .right),
                Table.Column("before", key: "before", alignment: .right),
                Table.Column("after", key: "after", alignment: .right),
                Table.Column("times", key: "ratio", alignment: .right),
                Table.Column("95 % interval", key: "interval", alignment: .right),
                Table.Column("p", key: "p_value", alignment: .right),
                Table.Column("is", key: "is"),
            ],
            rows: points.map { point in
                [
                    "\(point.index + 1)", StatsNumber.text(point.before),
                    StatsNumber.text(point.after), StatsNumber.text(point.ratio?.value),
                    StatsNumber.text(point.ratio?.interval),
                    StatsNumber.probability(point.test.pValue),
                    (point.after > point.before) == prefersLarger ? "improved" : "regressed",
                ]
            })
    }

    private static func sentences(_ found: ChangePoints) -> [String] {
        switch found.reason {
        case .tooFew:
            return ["Not enough history: \(found.count) of \(ChangePoints.fewestValues) values."]
        case .constant: return ["All \(found.count) values are equal."]
        case nil: break
        }
        let count = found.points.count
        let changes = count == 0 ? "no change" : count == 1 ? "1 change" : "\(count) changes"
        return [
            """
            \(found.count) values, \(changes) of level; σ between neighbours is \
            \(StatsNumber.text(found.sigma)), their autocorrelation \
            \(StatsNumber.text(found.autocorrelation)).
            """
        ]
    }
}

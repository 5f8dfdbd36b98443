import Charts

/// An input that most charts of this world are never tried with, and what is to be seen of it.
struct DegenerateInput: Sendable {
    /// The name of its files.
    let name: String
    /// What it is, in a few words.
    let title: String
    /// What every chart answers, in a sentence.
    let answer: String
    /// The names of things, each with its values in seconds.
    let things: [(name: String, values: [Double])]
    /// What stands wherever words do, such as titles and the axes' labels.
    var words = "time"

    /// Whether there is nothing to be drawn.
    var isBare: Bool { !things.contains { $0.values.contains(where: \.isFinite) } }

    private static let curve = [0.8, 0.45, 0.3, 0.25]

    static let all =
        numbers + [
            DegenerateInput(
                name: "forty", title: "Forty series",
                answer: "Forty looks; a legend where names do not fit at the lines' ends.",
                things: (1...40).map { index in
                    ("thing \(index)", curve.map { $0 * (0.2 + 0.05 * Double(index)) })
                })
        ]
        + [
            named(
                "long", "Names of 200 characters",
                "Shortened with “…”, never the values; the whole name shows on hovering.",
                [String(repeating: "name-", count: 40), String(repeating: "two words ", count: 20)]
            ),
            named(
                "right-to-left", "Names written from right to left",
                "The names turn, the numbers beside them stay.", ["מהירות הריצה", "مرحبا بالعالم"]),
            named(
                "emoji", "Emoji", "Never cut in two; as wide as two letters.",
                ["🚀 rocket 👩‍👩‍👧", "🐢🐢🐢"]),
            named(
                "markup", "What means something in XML", "Reads as what it is.",
                ["<&\"'>", "</text><script>alert(1)</script>", "]]> --> <!--", "&amp;"]),
            named(
                "control", "Control characters",
                "What XML forbids reads as “\u{FFFD}”; line ends and tabs are spaces.",
                ["a\u{0}b\u{1B}[31mc", "line\nend\ttab", "\u{7}\u{FFFE}"]),
        ]

    private static let numbers = [
        DegenerateInput(
            name: "nothing", title: "Nothing at all",
            answer: "The words “no data” between the axes.", things: []),
        DegenerateInput(
            name: "no-value", title: "Things without a single value",
            answer: "“no data” all the same.",
            things: [("threads", [.nan, .nan]), ("processes", [.nan])]),
        DegenerateInput(
            name: "one", title: "One point", answer: "A marker with its value, and no line.",
            things: [("threads", [0.25])]),
        DegenerateInput(
            name: "equal", title: "All values equal",
            answer: "Level lines; labels set apart; the axis from zero.",
            things: [
                ("threads", [0.25, 0.25, 0.25, 0.25]), ("processes", [0.25, 0.25, 0.25, 0.25]),
            ]
        ),
        DegenerateInput(
            name: "zero", title: "Zeros",
            answer: "On the zero line of an axis up to one; no place on a logarithmic one.",
            things: [("threads", [0, 0, 0, 0])]),
        DegenerateInput(
            name: "negative", title: "Negative values",
            answer: "Below zero, whose line is the stronger one; no place on a logarithmic axis.",
            things: [("threads", [-0.3, 0.2, -0.1, 0.4])]),
        DegenerateInput(
            name: "nan", title: "NaN among values", answer: "A gap, never a zero.",
            things: [("threads", [0.8, .nan, 0.3, 0.25])]),
        DegenerateInput(
            name: "infinite", title: "Infinities among values",
            answer: "Gaps; the axis holds what is finite.",
            things: [("threads", [.infinity, 0.45, -.infinity, 0.25])]),
        DegenerateInput(
            name: "apart", title: "10⁻⁹ beside 10⁹",
            answer: "Each value in a unit in which something is left of it.",
            things: [("tiny", [1e-9, 1e-9, 1e-9, 1e-9]), ("huge", [1e9, 1e9, 1e9, 1e9])]),
    ]

    private static func named(
        _ name: String, _ title: String, _ answer: String, _ names: [String]
    ) -> DegenerateInput {
        let things = names.enumerated().map { index, name in
            (name, curve.map { $0 * (1 - 0.2 * Double(index)) })
        }
        return DegenerateInput(
            name: name, title: title, answer: answer, things: things, words: names[0])
    }
}

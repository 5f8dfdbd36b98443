import ArgumentGrammar
import Markdown
import PerfRecording

/// What `doctor` found, in any of the forms.
struct DoctorPage {
    /// In the order of the checks.
    let results: [CheckResult]

    /// Whether the machine is fit to measure, in one sentence.
    var headline: String {
        let bad = names(.bad)
        let care = names(.care)
        if !bad.isEmpty {
            return """
                This machine is not fit to measure: \(Self.list(bad)) \(bad.count == 1 ? "is" : "are") \
                bad.
                """
        }
        if !care.isEmpty {
            return "This machine is fit to measure, with care about \(Self.list(care))."
        }
        if names(.fine).isEmpty {
            return "Whether this machine is fit to measure cannot be told: it tells nothing."
        }
        return "This machine is fit to measure."
    }

    private func names(_ state: CheckState) -> [String] {
        results.filter { $0.state == state }.map(\.check.rawValue)
    }

    /// - Parameter width: the terminal's width, at which text is broken; nil: 80 columns.
    func text(as format: Format, width: Int?) throws -> String {
        switch format {
        case .text: plainText(width: width ?? Self.usualWidth)
        case .markdown: document.markdown
        case .json: try JSONText.encoded(DoctorDocument(self))
        case .csv: csv
        }
    }

    private static let usualWidth = 80

    private func plainText(width: Int) -> String {
        var text = TextLayout.wrapped(headline, width: width).map { "\($0)\n" }.joined()
        text += "\n" + table.plainText(width: width)
        for (result, advice) in advised {
            let paragraph = "\(result.check.rawValue): \(advice.text)"
            // Commands stay in one line, so that they can be copied.
            let lines =
                TextLayout.wrapped(paragraph, width: width) + advice.commands.map { "  \($0)" }
            text += "\n" + lines.map { "\($0)\n" }.joined()
        }
        return text
    }

    private var document: Document {
        var blocks: [Block] = [.paragraph([.text(headline)]), .table(table)]
        for (result, advice) in advised {
            blocks.append(
                .paragraph([.strong([.text(result.check.rawValue)]), .text(": \(advice.text)")]))
            if !advice.commands.isEmpty {
                blocks.append(.code(advice.commands.joined(separator: "\n"), language: "sh"))
            }
        }
        return Document(blocks)
    }

    /// What is not fine, the worst first, each with what to do.
    private var advised: [(result: CheckResult, advice: CheckAdvice)] {
        (results.filter { $0.state == .bad } + results.filter { $0.state == .care })
            .compactMap { result in CheckAdvice(result).map { (result, $0) } }
    }

    private var table: Table {
        Table(
            columns: [
                Table.Column("check", key: "check"), Table.Column("state", key: "state"),
                Table.Column("what was read", key: "read"),
            ],
            rows: results.map { result in
                [
                    result.check.rawValue, result.state.rawValue,
                    result.fact.map { CheckReading($0).text } ?? "–",
                ]
            })
    }

    private var csv: String {
        Table(
            columns: ["check", "state", "value", "unit", "read", "advice", "commands"].map {
                Table.Column($0, key: $0)
            },
            rows: results.map { result in
                let reading = result.fact.map(CheckReading.init)
                let advice = CheckAdvice(result)
                return [
                    result.check.rawValue, result.state.rawValue, reading?.value?.plain ?? "",
                    reading?.unit ?? "", reading?.text ?? "", advice?.text ?? "",
                    advice?.commands.joined(separator: "\n") ?? "",
                ]
            }
        ).csv
    }

    /// `a`, `a and b`, `a, b and c`.
    private static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return "\(words.dropLast().joined(separator: ", ")) and \(last)"
    }
}

import ArgumentGrammar
import Charts
import PerfRecording
import PerfReports

/// How the values of a report's options are written.
enum ReportValues {
    /// `markdown,html`: forms without repetition, at least one, in the order of writing.
    static let forms = ValueSyntax<[ReportForm]>(
        "a list of forms", spell: { $0.map(\.rawValue).joined(separator: ",") }
    ) { word throws(ValueProblem) in
        let choices = ReportForm.allCases.map(\.rawValue)
        var forms: [ReportForm] = []
        for item in try items(word) {
            guard let form = ReportForm(rawValue: item) else {
                throw .notAChoice(choices, suggestion: suggestion(for: item, among: choices))
            }
            forms.append(form)
        }
        return ReportForm.allCases.filter(forms.contains)
    }

    private static func items(_ word: String) throws(ValueProblem) -> [String] {
        do throws(SweepError) { return try SweepList.items(word) } catch {
            throw .fact(ValueFact(error))
        }
    }

    /// `auto`, `light` or `dark`.
    static let theme = ValueSyntax<ColorScheme>(
        "a choice", choices: ColorScheme.allCases.map(\.rawValue), spell: \.rawValue
    ) { word throws(ValueProblem) in
        if let scheme = ColorScheme(rawValue: word) { return scheme }
        let choices = ColorScheme.allCases.map(\.rawValue)
        throw .notAChoice(choices, suggestion: suggestion(for: word, among: choices))
    }
}

/// What `--out -` cannot do.
enum StreamError: Error, Equatable {
    /// Forms that make more than one file.
    case notOneFile([String])
    case commit
    case check
}

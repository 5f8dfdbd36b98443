import Markdown
import PerfModel
import PerfReports

/// The summary of a recording elsewhere than on a terminal: one line for each configuration, one for
/// each warning, and one for each command beside the one that it is compared with.
struct SummaryLines {
    private let lines: [String]

    init(_ measured: [Measurements], in session: Session, reference: String?) {
        let summaries = measured.sorted { $0.configuration < $1.configuration }.map {
            measurements in
            Self.line(SummarySentence(measurements, in: session), measurements.configuration)
        }
        let table = SummaryTable(measured, in: session, reference: reference)
        lines = summaries + table.judgements.map(harmless)
    }

    /// The lines, each with its end.
    var text: String { lines.map { "\($0)\n" }.joined() }

    private static func line(_ sentence: SummarySentence, _ configuration: Configuration) -> String
    {
        "\(configuration.headline): \(sentence.text)"
    }
}

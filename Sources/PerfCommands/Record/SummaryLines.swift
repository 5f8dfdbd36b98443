import Markdown
import PerfModel
import PerfReports

/// The summary of a recording elsewhere than on a terminal: one line for each configuration.
struct SummaryLines {
    private let lines: [String]

    init(_ measured: [Measurements], in session: Session) {
        lines = measured.sorted { $0.configuration < $1.configuration }.map { measurements in
            Self.line(SummarySentence(measurements, in: session), measurements.configuration)
        }
    }

    /// The lines, each with its end.
    var text: String { lines.map { "\($0)\n" }.joined() }

    private static func line(_ sentence: SummarySentence, _ configuration: Configuration) -> String
    {
        "\(configuration.headline): \(sentence.text)"
    }
}

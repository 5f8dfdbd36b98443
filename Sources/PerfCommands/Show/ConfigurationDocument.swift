import PerfModel
import PerfReports

/// What one configuration of a session says, for programs: its summary, how it was measured, and what
/// its runs have beside their times.
///
/// The keys stand beside those of the summary.
struct ConfigurationDocument: Encodable {
    var summary: ConfigurationSummary
    /// In the order of the options.
    var settings: [NamedValue]
    /// Per counted run.
    var meanBytesRead: Double?, meanBytesWritten: Double?
    /// By name; absent where there is none.
    var metrics: [MetricSummary]?
    /// By number; absent where one program ran alone.
    var copies: [CopySummary]?
    /// What was noted about its runs, warm-ups included; absent where nothing was.
    var messages: [MessageSummary]?
    /// The runs that do not count, and why; absent where there are none.
    var excluded: [Excluded]?

    struct Excluded: Encodable {
        var reason: String
        var author: String
        var runs: Int
    }

    struct NamedValue: Encodable {
        var name: String
        var value: String
    }

    private enum CodingKeys: String, CodingKey {
        case settings, metrics, copies, messages, excluded
        case meanBytesRead = "mean_read_bytes"
        case meanBytesWritten = "mean_written_bytes"
    }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(settings, forKey: .settings)
        try container.encodeIfPresent(meanBytesRead, forKey: .meanBytesRead)
        try container.encodeIfPresent(meanBytesWritten, forKey: .meanBytesWritten)
        try container.encodeIfPresent(metrics, forKey: .metrics)
        try container.encodeIfPresent(copies, forKey: .copies)
        try container.encodeIfPresent(messages, forKey: .messages)
        try container.encodeIfPresent(excluded, forKey: .excluded)
    }
}

extension ConfigurationDocument {
    /// - Parameter details: what its runs said of themselves; nil where none said anything.
    init(
        _ measurements: Measurements, details: Details?, in session: Session,
        warnings: SessionWarnings
    ) {
        let metrics = (details?.metrics ?? []).compactMap(MetricSummary.init)
        let copies = (details?.copies ?? []).compactMap(CopySummary.init)
        let messages = (details?.messages ?? []).map(MessageSummary.init)
        let excluded = measurements.excluded.map {
            Excluded(reason: $0.reason, author: $0.author, runs: $0.runs)
        }
        self.init(
            summary: ConfigurationSummary(measurements, in: session, warnings: warnings),
            settings: measurements.settings.map { NamedValue(name: $0.name, value: $0.value) },
            meanBytesRead: measurements.meanBytesRead,
            meanBytesWritten: measurements.meanBytesWritten,
            metrics: metrics.isEmpty ? nil : metrics, copies: copies.isEmpty ? nil : copies,
            messages: messages.isEmpty ? nil : messages,
            excluded: excluded.isEmpty ? nil : excluded)
    }
}

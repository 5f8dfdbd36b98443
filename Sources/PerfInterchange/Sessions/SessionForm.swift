package import PerfModel

/// The form of a session's file: lines of JSON, each one object with one member.
///
/// docs/formats.md describes it: a line `format`, then `session`, `host`, `revision`, a `chart` each, a
/// `configuration` each, a `run` each, and `end`. Keys are the columns of the schema.
package enum SessionForm {
    /// The newest version, and the one of everything that is written.
    package static let version: Int64 = 1

    static let name = "perfdb-session"

    /// How a file of this form is called beside others.
    package static let fileExtension = ".jsonl"

    /// `2026-11-20T100000Z-<uuid>.jsonl`: names sort by the sessions' start; `undated-<uuid>.jsonl`
    /// where that is not known.
    package static func fileName(of session: Session) -> String {
        let start = session.startedAt.map { $0.iso8601.filter { $0 != ":" } } ?? "undated"
        return "\(start)-\(session.id)\(fileExtension)"
    }

    /// Whether a file that begins with these bytes is a session's.
    ///
    /// - Parameter bytes: the file's beginning; 64 are enough.
    package static func recognises(_ bytes: [UInt8]) -> Bool {
        let spaces: [UInt8] = [0x20, 0x09, 0x0D, 0x0A]
        let start = bytes.filter { !spaces.contains($0) }
        return start.starts(with: Array("{\"format\":{\"name\":\"\(name)\"".utf8))
    }
}

/// What a line of a session's file tells, by its only key; in the order in which they come.
enum SessionLineKind: String, CaseIterable {
    case format, session, host, revision, chart, configuration, run, end

    /// What may stand behind a line of this kind.
    var followers: [SessionLineKind] {
        switch self {
        case .format: [.session]
        case .session: [.host, .revision, .chart, .configuration]
        case .host: [.revision, .chart, .configuration]
        case .revision: [.chart, .configuration]
        case .chart: [.chart, .configuration]
        case .configuration: [.configuration, .run]
        case .run: [.run, .end]
        case .end: []
        }
    }
}

import Markdown
import PerfModel

/// What people said of the sessions of a report: exclusions with their reasons, accepted levels and
/// marks; nothing where nothing was said.
struct AnnotationBlocks {
    var evidence: Evidence

    /// The most benchmarks that one sentence names.
    static let mostNames = 3

    var blocks: [Block] {
        let sentences = evidence.exclusions.map(sentence) + evidence.events.map(sentence)
        guard !sentences.isEmpty else { return [] }
        return [
            .heading(level: 2, ["Annotations"], anchor: "annotations"),
            .bulletList(sentences.map { [.text($0)] }),
        ]
    }

    /// `Excluded: 2 runs of sort, session of 2026-11-19 10:00 UTC: "noisy" (Ada, 2026-11-20).`
    private func sentence(_ exclusion: ToldExclusion) -> String {
        let session = exclusion.session
        let start = session.startedAt.map { "of \($0.date) \($0.hoursAndMinutes) UTC" }
        return "Excluded: \(Digits.count(exclusion.runs, "run")) of"
            + " \(Self.names(exclusion.benchmarks)), session"
            + " \(start ?? String(session.id.prefix(8))): \(Self.said(exclusion.annotation))"
    }

    private func sentence(_ annotation: Annotation) -> String {
        let moment = annotation.at ?? evidence.moment(of: annotation)
        let when = moment.map { "\($0.date) \($0.hoursAndMinutes) UTC" } ?? "an undated session"
        guard annotation.kind == .acceptance else {
            return "Mark at \(when): \(Self.said(annotation))"
        }
        return "New level of \(Self.names(annotation.benchmarks ?? [])) accepted, from \(when) on:"
            + " \(Self.said(annotation))"
    }

    /// `“noisy neighbour” (Ada, 2026-11-20).`
    private static func said(_ annotation: Annotation) -> String {
        "“\(annotation.words)” (\(annotation.authorName), \(annotation.createdAt.date))."
    }

    private static func names(_ names: [String]) -> String {
        let shown = names.prefix(mostNames).joined(separator: ", ")
        let more = names.count - mostNames
        return more > 0 ? "\(shown) and \(Digits.count(more)) more" : shown
    }
}

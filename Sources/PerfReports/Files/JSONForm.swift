import Charts
import PerfModel
import RelaxedJSON

/// A report as numbers and findings for programs: one file, `report.json`.
///
/// The form is described in docs/formats.md. Numbers have all their digits and a point, whatever the
/// report's decimal mark; what is not known is null.
enum JSONForm {
    static let name = "report.json"
    /// Counts up where a program that reads the form would have to change.
    static let version = 1

    static func files(of content: ReportContent, options: ReportOptions) -> [ReportFiles.File] {
        let mark = "{\"mark\": \(JSONTree.quoted(ReportMark.json(for: name))),\n"
        let members = members(of: content, options).map { member in
            "  \(JSONTree.quoted(member.name)): \(member.value.text(indent: 2))"
        }
        return [
            ReportFiles.File(name: name, text: mark + members.joined(separator: ",\n") + "\n}\n")
        ]
    }

    /// The members after the mark.
    private static func members(
        of content: ReportContent, _ options: ReportOptions
    ) -> [(name: String, value: JSONTree)] {
        let evidence = content.findings?.evidence
        let numbers = content.findings.map(JSONNumbers.init)
        return [
            (
                "format",
                .object([("name", .text("perfdb-report")), ("version", JSONTree(version))])
            ),
            ("title", .text(content.title)), ("headline", .text(content.headline)),
            ("asked", asked(options)), ("found", found(evidence)),
            ("hosts", .list(numbers?.hosts ?? [])), ("sessions", .list(numbers?.sessions ?? [])),
            ("annotations", .list(numbers?.annotations ?? [])),
            ("benchmarks", .list(numbers?.benchmarks ?? [])),
            (
                "charts",
                .list(
                    content.charts.map { chart in
                        .object([
                            ("path", .text(chart.path)), ("title", .text(chart.scene.title)),
                            ("description", .text(chart.scene.description)),
                            ("alternative", .text(chart.alternative)),
                        ])
                    })
            ),
        ]
    }

    /// What was asked for, in the words of the call.
    private static func asked(_ options: ReportOptions) -> JSONTree {
        let selection = options.selection
        return .object([
            ("since", JSONTree(selection.window.since?.words)),
            ("until", JSONTree(selection.window.until?.words)),
            ("benchmark", JSONTree(selection.benchmark?.pattern)),
            ("host", JSONTree(selection.host?.pattern)),
            ("label", JSONTree(selection.label?.pattern)),
            ("baseline", JSONTree(options.baseline?.words)), ("top", JSONTree(options.top)),
            ("arguments", .list(options.arguments.map { .text($0) })),
        ])
    }

    /// How much there is, and how the runs ended.
    private static func found(_ evidence: Evidence?) -> JSONTree {
        let tally = evidence?.tally
        let starts = evidence?.sessions.compactMap(\.startedAt) ?? []
        return .object([
            ("first_started_at", JSONTree(starts.min()?.iso8601)),
            ("last_started_at", JSONTree(starts.max()?.iso8601)),
            ("sessions", JSONTree(tally?.sessions ?? 0)),
            ("configurations", JSONTree(tally?.configurations ?? 0)),
            ("runs", JSONTree(tally?.runs ?? 0)), ("warmups", JSONTree(tally?.warmups ?? 0)),
            ("not_ok", JSONTree(tally?.notOK ?? 0)),
            ("outcomes", outcomes(tally?.outcomes ?? [:])),
        ])
    }

    /// How many runs ended how; outcomes with none are absent.
    static func outcomes(_ outcomes: [Outcome: Int]) -> JSONTree {
        .object(
            Outcome.allCases.compactMap { outcome in
                outcomes[outcome].map { (outcome.rawValue, JSONTree($0)) }
            })
    }
}

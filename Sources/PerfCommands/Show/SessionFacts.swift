import Markdown
import PerfModel
import PerfReports

/// What is known of a session, as lines.
struct SessionFacts {
    let session: Session
    let measurements: [Measurements]
    private let names: ConfigurationNames

    init(_ shown: ShownSession) {
        session = shown.session
        measurements = shown.measurements
        names = ConfigurationNames(shown.measurements, in: shown.session)
    }

    /// Lines for each fact that is known, its name first; those that are too long go on below.
    ///
    /// - Parameter width: the columns that a line may take.
    func lines(width: Int) -> [String] {
        var facts: [(String, String?)] = [("session", session.id)]
        facts.append(("started", session.startedAt.map { "\($0.iso8601)" }))
        facts.append(("host", session.host.map(hostText)))
        facts.append(("conditions", Self.list(session.conditions.words)))
        facts.append(("revision", session.revision.map(revisionText)))
        facts.append(("suite", session.suite))
        facts.append(("label", session.label))
        facts.append(("recorder", recorderText))
        if session.origin != .measured { facts.append(("origin", session.origin.rawValue)) }
        facts.append(("settings", settingsText))
        facts.append(("stopped", stopText))
        facts.append(("disturbed", disturbanceText))
        facts.append(("excluded", exclusionText))
        return facts.flatMap { name, text in
            text.map { Self.lines(of: harmless($0), named: name, width: width) } ?? []
        }
    }

    private func hostText(_ host: Host) -> String {
        var parts = [host.name]
        if let model = host.cpuModel { parts.append(model) }
        if let logical = host.logicalCPUs {
            let cores = host.physicalCPUs.map { " (\($0) cores)" } ?? ""
            parts.append("\(logical) \(logical == 1 ? "CPU" : "CPUs")\(cores)")
        }
        if let memory = host.memoryGiB { parts.append("\(memory) GiB") }
        let system = [host.osFamily, host.architecture].compactMap(\.self).joined(separator: " ")
        if !system.isEmpty { parts.append(system) }
        return parts.joined(separator: ", ")
    }

    private func revisionText(_ revision: Revision) -> String {
        let branch = revision.branch.map { " on \($0)" } ?? ""
        return "\(revision.commit)\(branch)\(revision.isDirty ? ", with changed files" : "")"
    }

    private var recorderText: String {
        let seed = session.seed.map { ", seed \($0)" } ?? ""
        return "\(session.recorder), \(session.order) order\(seed)"
    }

    /// The settings that all configurations have, then those of some with the names of these; without
    /// those that are a dimension, which names tell already.
    private var settingsText: String? {
        let shared = (measurements.first?.settings ?? []).filter { setting in
            measurements.allSatisfy { $0.settings.contains(setting) }
        }
        let others = told { measurements in
            let own = measurements.settings.filter { setting in
                !shared.contains(setting)
                    && !measurements.configuration.parameters.contains(
                        Parameter(name: setting.name, value: setting.value))
            }
            return own.isEmpty ? nil : Self.options(own)
        }
        let texts = [shared.isEmpty ? nil : Self.options(shared), others].compactMap(\.self)
        return texts.isEmpty ? nil : texts.joined(separator: "; ")
    }

    private static func options(_ settings: [Setting]) -> String {
        settings.map(\.option).joined(separator: " ")
    }

    private var stopText: String? { told { $0.stopReason?.words } }

    private var disturbanceText: String? { told { Self.list($0.interference.words) } }

    /// `2 runs: a backup was running (Ada)`.
    private var exclusionText: String? {
        told { measurements in
            Self.list(
                measurements.excluded.map {
                    "\($0.runs == 1 ? "1 run" : "\($0.runs) runs"): \($0.reason) (\($0.author))"
                })
        }
    }

    /// A text of each configuration: once where all have the same, else with the names of those that
    /// have it; nil where none has any.
    private func told(_ text: (Measurements) -> String?) -> String? {
        let texts = measurements.map(text)
        guard Set(texts).count > 1 else { return texts.first ?? nil }
        var different: [String] = []
        for case .some(let text) in texts where !different.contains(text) { different.append(text) }
        return different.map { text in
            let owners = zip(texts, measurements).filter { $0.0 == text }.map(\.1)
            let named = owners.map { names[$0.configuration] }.joined(separator: ", ")
            return "\(text) (\(owners.count > 3 ? "\(owners.count) configurations" : named))"
        }.joined(separator: "; ")
    }

    private static func list(_ words: [String]) -> String? {
        words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

extension SessionFacts {
    private static let indent = 12

    /// A text beside its name, broken at spaces where it is too wide; not before a unit, or any other
    /// word of one or two characters.
    private static func lines(of text: String, named name: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = name + String(repeating: " ", count: max(1, indent - name.count))
        var isEmpty = true
        for word in words(of: text) {
            if !isEmpty, line.displayWidth + 1 + word.displayWidth > width {
                lines.append(line)
                line = String(repeating: " ", count: indent)
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return lines + [line]
    }

    /// The pieces between which a text may be broken.
    private static func words(of text: String) -> [String] {
        text.split(separator: " ", omittingEmptySubsequences: false)
            .reduce(into: []) { words, word in
                if word.prefix(while: { !",;)".contains($0) }).count <= 2,
                    let last = words.popLast()
                {
                    words.append("\(last) \(word)")
                } else {
                    words.append(String(word))
                }
            }
    }
}

extension Setting {
    /// The option as it may be typed: `--timeout 5s`.
    fileprivate var option: String {
        value.isEmpty ? "--\(name)" : "--\(name) \(Shell.quoted(value))"
    }
}

extension StopReason {
    /// Why there are no more runs, in a few words.
    fileprivate var words: String {
        switch self {
        case .runs: "after the runs that were asked for"
        case .precision: "when precise enough"
        case .budget: "when the budget was spent"
        case .mostRuns: "after the most runs allowed"
        case .failed: "by a failure"
        case .interrupted: "by an interruption"
        }
    }
}

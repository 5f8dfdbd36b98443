import Markdown
import PerfModel

/// What is known of a session, as lines and as JSON.
struct SessionFacts {
    let session: Session

    /// One line for each fact that is known, its name first.
    var lines: [String] {
        var facts: [(String, String?)] = [("session", session.id)]
        facts.append(("started", session.startedAt.map { "\($0.iso8601)" }))
        facts.append(("host", session.host.map(hostText)))
        facts.append(("conditions", conditionsText))
        facts.append(("revision", session.revision.map(revisionText)))
        facts.append(("suite", session.suite))
        facts.append(("label", session.label))
        facts.append(("recorder", recorderText))
        if session.origin != .measured { facts.append(("origin", session.origin.rawValue)) }
        return facts.compactMap { name, text in
            text.map { "\(name.padded(to: 10))  \(harmless($0))" }
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

    private var conditionsText: String? {
        let conditions = session.conditions
        var parts: [String] = []
        if let kernel = conditions.kernel { parts.append("kernel \(kernel)") }
        if let cpus = conditions.availableCPUs {
            parts.append("\(cpus) \(cpus == 1 ? "CPU" : "CPUs") available")
        }
        if let load = conditions.loadAverage { parts.append("load average \(load)") }
        if let governor = conditions.governor { parts.append("governor \(governor)") }
        if let kind = conditions.virtualization, kind != "none" { parts.append(kind) }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func revisionText(_ revision: Revision) -> String {
        let branch = revision.branch.map { " on \($0)" } ?? ""
        return "\(revision.commit)\(branch)\(revision.isDirty ? ", with changed files" : "")"
    }

    private var recorderText: String {
        let seed = session.seed.map { ", seed \($0)" } ?? ""
        return "\(session.recorder), \(session.order) order\(seed)"
    }
}

extension String {
    /// The text with spaces after it up to that many characters.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

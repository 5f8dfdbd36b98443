import PerfModel

/// What a finding is about: the benchmark and all that its points have in common.
struct StudySubject: Hashable {
    let benchmark: String
    /// `high load (×10), cached, cpython 3.11.7 gil, items=8`; nil where nothing was said.
    let words: String?
    /// The runtime that they have in common; nil where none was said or it differs.
    let runtime: String?

    /// - Parameter leavingOut: names of dimensions and parameters that differ among the points.
    init(of point: SweepPoint, hosts: HostNames, leavingOut: Set<String> = []) {
        let configuration = point.configuration
        benchmark = configuration.benchmarkWords
        var parts: [String?] = []
        if !leavingOut.contains("load") { parts.append(configuration.load.map(Self.words)) }
        if !leavingOut.contains("caching") { parts.append(configuration.caching.map(Self.words)) }
        runtime = leavingOut.contains("runtime") ? nil : configuration.runtime
        parts.append(runtime)
        parts += configuration.parameters.filter { !leavingOut.contains($0.name) }
            .map { "\($0.name)=\($0.value)" }
        if hosts.areSeveral { parts.append(hosts.name(of: point.host)) }
        let isGraph = point.session.origin == .transcribed
        if isGraph, !leavingOut.contains("label") {
            parts.append(point.session.label.map { "graph \($0)" })
        }
        let said = parts.compactMap(\.self)
        words = said.isEmpty ? nil : said.joined(separator: ", ")
    }

    private static func words(_ load: Load) -> String {
        let factor = load.factor == 1 ? "" : " (×\(Digits.marked(Section.factorText(load.factor))))"
        return "\(load.name) load\(factor)"
    }

    private static func words(_ caching: String) -> String {
        caching == "none" ? "not cached" : caching == "cached" ? "cached" : "caching \(caching)"
    }
}

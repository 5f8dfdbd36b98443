import PerfModel

/// The newest points of one benchmark under one load and one caching mode, and of a suite at one
/// scale: a chart and a table.
struct Section {
    var benchmark: String
    var load: Load?
    var caching: String?
    /// What a suite's sizes were multiplied with, as typed; nil for full size and without a suite.
    var scale: String?
    /// Whether its numbers were read somewhere: those never share a chart with measured ones.
    var isTranscribed: Bool
    /// In the order of tables, at least one.
    let points: [SweepPoint]
    /// What the points' speed-ups are measured against.
    let baselines: Baselines
    /// The parameters that all points have with the same value, without the scale; told once.
    let constants: [Parameter]

    init(
        benchmark: String, load: Load?, caching: String?, scale: String? = nil,
        isTranscribed: Bool = false, points: [SweepPoint]
    ) {
        self.benchmark = benchmark
        self.load = load
        self.caching = caching
        self.scale = scale
        self.isTranscribed = isTranscribed
        self.points = points
        baselines = Baselines(among: points)
        constants = SweepPoint.constants(of: points).filter {
            scale == nil || $0.name != SweepPoint.scaleName
        }
    }

    /// What tells sections apart.
    struct Key: Hashable {
        var benchmark: String
        var load: Load?
        var caching: String?
        var scale: String?
        var isTranscribed: Bool

        init(of point: SweepPoint) {
            benchmark = point.configuration.benchmark
            load = point.configuration.load
            caching = point.configuration.caching
            scale = point.scale
            isTranscribed = point.session.origin == .transcribed
        }

        init(of section: Section) {
            benchmark = section.benchmark
            load = section.load
            caching = section.caching
            scale = section.scale
            isTranscribed = section.isTranscribed
        }
    }

    /// Splits points into sections, in the order of tables.
    static func sections(of points: [SweepPoint]) -> [Section] {
        let groups = Groups(points, by: Key.init(of:))
        return groups.keys.map { key in
            Section(
                benchmark: key.benchmark, load: key.load, caching: key.caching, scale: key.scale,
                isTranscribed: key.isTranscribed, points: groups[key])
        }
    }

    /// `high load (×10), cached, scale 0.02`, `cached, transcribed`; nil where none was said.
    var words: String? {
        let parts = [
            load.map(Self.words), caching.map(Self.words(caching:)), scale.map { "scale \($0)" },
            isTranscribed ? "transcribed" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// What it is called in names of places: `high-cached`, `results` where nothing was said.
    var name: String {
        let parts = [
            load?.name, caching, scale.map { "scale-\($0)" }, isTranscribed ? "transcribed" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? "results" : parts.joined(separator: "-")
    }

    /// What tells it from a benchmark's other sections: `high load (×10), cached`; nil for the only one.
    ///
    /// The scale is left out where all have the same: it is told with the report.
    func words(among sections: [Section]) -> String? {
        guard sections.count > 1 else { return nil }
        var section = self
        if Set(sections.map(\.scale)).count == 1 { section.scale = nil }
        return section.words
    }

    static func words(_ load: Load) -> String {
        let factor = load.factor == 1 ? "" : " (×\(Digits.marked(factorText(load.factor))))"
        return "\(load.name) load\(factor)"
    }

    static func words(caching: String) -> String {
        caching == "none" ? "not cached" : caching == "cached" ? "cached" : "caching \(caching)"
    }

    /// A load factor as it is typed: `10`, `0.5`.
    static func factorText(_ factor: Double) -> String {
        let text = "\(factor)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

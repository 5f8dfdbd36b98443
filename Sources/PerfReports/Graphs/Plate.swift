import PerfModel

/// The sessions that a suite's charts are drawn from.
struct SuiteSource: Hashable {
    /// The suite's name.
    var suite: String
    /// Whether its numbers were read somewhere, not measured.
    var isTranscribed: Bool
}

/// One picture or table that a suite asks for: a declaration, and the points of one host, scale and,
/// where each has a picture, runtime.
struct Plate {
    var declaration: ChartDeclaration
    var source: SuiteSource
    var host: Host?
    var scale: String?
    /// Nil where the runtimes share a picture.
    var runtime: String?
    /// In the order of tables, at least one.
    var points: [SweepPoint]
    /// What tells it from the declaration's other plates, as words in titles; empty for the only one.
    var words: [String] = []
    /// The file's name without folder and extension, different for each plate.
    var name = ""

    /// The plates with which it shares one scale; nil for one that stands alone.
    var group: Group? {
        declaration.group.map {
            Group(name: $0, source: source, host: host, scale: scale, runtime: runtime)
        }
    }

    /// What the plates of one page of a group have in common.
    struct Group: Hashable {
        var name: String
        var source: SuiteSource
        var host: Host?
        var scale: String?
        var runtime: String?
    }

    /// What the plate's points are, as a section of their own.
    var section: Section {
        let key = Section.Key(of: points[0])
        return Section(
            benchmark: key.benchmark, load: key.load, caching: key.caching,
            isTranscribed: key.isTranscribed, points: points)
    }

    /// What is on its x axis.
    var axis: SweepAxis {
        guard declaration.kind != .bars else { return .none }
        guard let name = declaration.x, name != "workers" else { return .workers }
        let isNumeric = points.allSatisfy { $0.configuration.number(of: name) != nil }
        return isNumeric ? .parameter(name) : .none
    }
}

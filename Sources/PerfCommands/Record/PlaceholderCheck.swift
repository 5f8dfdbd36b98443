import ArgumentGrammar
import PerfRecording

/// Finds placeholders in commands that cannot have been meant as they stand.
struct PlaceholderCheck {
    /// The names that have a value in every configuration.
    var known: [String]

    /// The placeholders that every point has a value for.
    static func namesInAll(_ points: [[Placeholder]]) -> [String] {
        let lists = points.map { $0.map(\.name) }
        return lists.first?.filter { name in lists.allSatisfy { $0.contains(name) } } ?? []
    }

    /// Refuses a `{word}` that names a dimension which was not given, or nearly names one.
    ///
    /// - Throws: `CommandError.placeholderNotGiven`, `.unknownPlaceholder`.
    func check(_ templates: [CommandTemplate]) throws(CommandError) {
        let names = known + Placeholder.dimensions.filter { !known.contains($0) }
        for name in templates.flatMap(\.names) where !known.contains(name) {
            if Placeholder.dimensions.contains(name) { throw .placeholderNotGiven(name) }
            if let near = suggestion(for: name, among: names) {
                throw .unknownPlaceholder(name, suggestion: near)
            }
        }
    }
}

/// What stands between the whole part of a number and its decimals in words for people.
///
/// Nothing that programs read takes it: CSV, JSON and coordinates keep the point.
package enum DecimalMark: String, CaseIterable, Sendable {
    case point = "."
    case comma = ","

    /// The mark of all numbers that are spelled in the current task; the point where nothing is said.
    ///
    /// A value of the task and not a parameter, since every number of a report is spelled with it:
    ///
    ///     DecimalMark.$current.withValue(.comma) { NumberText.fixed(1.5, digits: 1) }  // 1,5
    @TaskLocal package static var current: DecimalMark = .point

    /// What stands between groups of three digits: never the character of the mark.
    package var groupMark: String {
        switch self {
        case .point: ","
        case .comma: "\u{202F}"
        }
    }
}

import Statistics

/// A value as JSON has it: every key is always there, and what is undefined is null.
indirect enum StatsValue: Encodable, Equatable {
    case null
    case bool(Bool)
    case count(Int)
    case number(Double)
    case text(String)
    case list([StatsValue])
    /// Keys are unique.
    case object([String: StatsValue])

    /// Null for nil and for what is not finite.
    static func number(_ value: Double?) -> StatsValue {
        guard let value, value.isFinite else { return .null }
        return .number(value)
    }

    static func text(_ text: String?) -> StatsValue {
        guard let text else { return .null }
        return .text(text)
    }

    /// `{low, high}`.
    static func interval(_ interval: Interval?) -> StatsValue {
        .object(["low": .number(interval?.lower), "high": .number(interval?.upper)])
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .count(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }

    /// Every value by its path, such as `ratio.low` and `change_points.0.index`, in the order of the keys.
    func leaves(under path: String = "") -> [(path: String, value: String)] {
        func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
        switch self {
        case .null: return [(path, "")]
        case .bool(let value): return [(path, "\(value)")]
        case .count(let value): return [(path, "\(value)")]
        case .number(let value): return [(path, "\(value)")]
        case .text(let value): return [(path, value)]
        case .list(let values):
            return values.enumerated().flatMap { $1.leaves(under: joined("\($0)")) }
        case .object(let values):
            return values.sorted { $0.key < $1.key }.flatMap { $1.leaves(under: joined($0)) }
        }
    }
}

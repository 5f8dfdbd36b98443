import Foundation
import Testing

@testable import PerfCommands

/// A reference case of the statistics, put to `perfdb stats`.
struct StatsCase {
    let name: String
    private let content: [String: Any]

    private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../StatisticsTests/Fixtures").standardized

    /// The names of all cases of a kind that begin so, in order.
    static func names(_ kind: String, _ prefix: String) -> [String] {
        let folder = fixtures.appendingPathComponent(kind).path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasPrefix(prefix) }.sorted().map { "\(kind)/\($0)" }
    }

    init(_ name: String) throws {
        self.name = name
        let data = try Data(contentsOf: Self.fixtures.appendingPathComponent(name))
        content = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    func expectations() throws -> [String: Any] {
        try #require(content["expect"] as? [String: Any])
    }

    /// An input's numbers as words: those that are spelled as texts as they are.
    func words(_ key: String) throws -> [String] {
        let input = try #require(content["input"] as? [String: Any])
        if let texts = input["\(key)_text"] as? [String] { return texts }
        return try #require(input[key] as? [Double]).map { "\($0)" }
    }

    /// Expects a number within the case's tolerance, or null where it must be undefined.
    func check(
        _ actual: Any?, _ key: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard let expected = try expectations()[key] as? [String: Any] else { return }
        if expected["null"] as? Bool == true {
            #expect(actual is NSNull, "\(name) \(key)", sourceLocation: sourceLocation)
            return
        }
        guard let value = expected["value"] as? Double else { return }
        let margin =
            (expected["rtol"] as? Double ?? 0) * abs(value) + (expected["atol"] as? Double ?? 0)
        let found = try #require(
            actual as? Double, "\(name) \(key)", sourceLocation: sourceLocation)
        #expect(
            abs(found - value) <= margin, "\(name) \(key): \(found)",
            sourceLocation: sourceLocation)
    }

    /// Expects a number within `{min, max}`.
    func check(
        _ actual: Any?, in range: Any?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let range = try #require(range as? [String: Any])
        let (least, most) = try (
            #require(range["min"] as? Double), #require(range["max"] as? Double)
        )
        let found = try #require(actual as? Double, "\(name)", sourceLocation: sourceLocation)
        #expect((least...most).contains(found), "\(name)", sourceLocation: sourceLocation)
    }
}

extension ScriptedContext {
    /// What `perfdb stats` answers as JSON.
    func stats(_ words: String...) throws -> [String: Any] {
        #expect(run(["stats", "--format", "json"] + words) == .fine, "\(errors)")
        return try #require(
            JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }
}

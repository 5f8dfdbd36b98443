import Foundation
import Statistics
import Testing

/// A reference case: a JSON file below `Fixtures`, whose form `Fixtures/README.md` explains.
struct ReferenceCase {
    let name: String
    private let content: [String: Any]

    static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// The names of all cases of a kind that begin so, in order.
    static func names(_ kind: String, prefix: String) -> [String] {
        let folder = fixtures.appendingPathComponent(kind).path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasPrefix(prefix) }.sorted().map { "\(kind)/\($0)" }
    }

    init(_ name: String) throws {
        self.name = name
        let data = try Data(contentsOf: Self.fixtures.appendingPathComponent(name))
        content = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// The numbers of an input, also those that are spelled as text.
    ///
    /// - Parameter unreadable: what a text counts as that is no number; nil fails.
    func values(_ key: String, unreadable: Double? = nil) throws -> [Double] {
        let input = try #require(content["input"] as? [String: Any])
        if let texts = input["\(key)_text"] as? [String] {
            return try texts.map { try #require(Double($0) ?? unreadable) }
        }
        return try #require(input[key] as? [Double])
    }

    /// One number of an input.
    func number(_ key: String) throws -> Double {
        let input = try #require(content["input"] as? [String: Any])
        return try #require(input[key] as? Double)
    }

    func sample(_ key: String) throws -> Sample { try Sample(values(key)) }

    /// `must`, `should` or `info`.
    var level: String { content["level"] as? String ?? "" }

    /// All that is expected.
    func expectations() throws -> [String: Any] {
        try #require(content["expect"] as? [String: Any])
    }

    /// The whole input.
    func input() throws -> [String: Any] { try #require(content["input"] as? [String: Any]) }

    /// What is expected of one answer; nil where the case does not say.
    func expectation(_ key: String) throws -> [String: Any]? {
        try expectations()[key] as? [String: Any]
    }

    /// Expects an answer within the case's own tolerance, or none where it must be undefined.
    func check(
        _ actual: Double?, _ key: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        guard let expected = try expectation(key) else {
            Issue.record("\(name) says nothing of \(key)", sourceLocation: sourceLocation)
            return
        }
        if expected["null"] as? Bool == true {
            #expect(actual == nil, "\(name) \(key)", sourceLocation: sourceLocation)
            return
        }
        let value = try #require(expected["value"] as? Double)
        let relative = try #require(expected["rtol"] as? Double)
        let absolute = try #require(expected["atol"] as? Double)
        let answer = try #require(actual, "\(name) \(key)", sourceLocation: sourceLocation)
        #expect(
            abs(answer - value) <= relative * abs(value) + absolute,
            "\(name) \(key): \(answer), not \(value)", sourceLocation: sourceLocation)
    }
}

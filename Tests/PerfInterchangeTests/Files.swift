import Foundation
import PerfModel

@testable import PerfInterchange

/// A file of another tool that lies beside the tests.
func fixture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    return Array(try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)")))
}

extension Discretion {
    /// Keeps everything but the word `hunter2`, and knows that the parameter `token` is secret.
    static let test = Discretion(
        masked: { $0.replacingOccurrences(of: "hunter2", with: "***") },
        isSecret: { $0 == "token" })
}

/// The session of hyperfine's JSON with these results.
func imported(_ results: String) throws(InterchangeError) -> ForeignSession {
    try ForeignForm.session(Array("{\"results\": [\(results)]}".utf8), discretion: .test)
}

/// A result with one run of a second.
func result(_ command: String, _ parameters: KeyValuePairs<String, String> = [:]) -> String {
    let members = parameters.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
    return "{\"command\": \"\(command)\", \"times\": [1.0], \"parameters\": {\(members)}}"
}

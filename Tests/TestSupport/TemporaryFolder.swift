public import Foundation

/// A new folder for one test, removed with everything in it at the end of `body`.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory())
        .appendingPathComponent("perfdb-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

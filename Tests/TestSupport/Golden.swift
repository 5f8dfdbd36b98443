import Foundation
public import Testing

/// Compares text with the golden file `Golden/<name>` beside the calling test file.
///
/// With `PERFDB_TESTS_RECORD=1` (`make goldens`) the file is written and the test fails, so that a
/// recording run is never green. On a mismatch the actual text is written beside the golden file as
/// `<name>.actual`, which git ignores.
public func expectGolden(
    _ actual: String, named name: String, file: String = #filePath,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let golden = URL(fileURLWithPath: file).deletingLastPathComponent()
        .appendingPathComponent("Golden").appendingPathComponent(name)
    let twin = golden.appendingPathExtension("actual")
    if ProcessInfo.processInfo.environment["PERFDB_TESTS_RECORD"] == "1" {
        try FileManager.default.createDirectory(
            at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(actual.utf8).write(to: golden)
        Issue.record("Recorded \(name). Look at it, then run without PERFDB_TESTS_RECORD.")
        return
    }
    let expected = (try? Data(contentsOf: golden)).map { String(decoding: $0, as: UTF8.self) }
    guard expected != actual else {
        try? FileManager.default.removeItem(at: twin)
        return
    }
    try Data(actual.utf8).write(to: twin)
    let difference = firstDifference(expected ?? "", actual)
    Issue.record(
        """
        \(name) differs from its golden file: \(difference)
        The actual text is in \(name).actual; `make goldens` records it.
        """, sourceLocation: sourceLocation)
}

/// The first line in which two texts differ, for a failure message.
private func firstDifference(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(old.count, new.count) {
        let left = index < old.count ? String(old[index].prefix(300)) : "(end)"
        let right = index < new.count ? String(new[index].prefix(300)) : "(end)"
        if left != right { return "line \(index + 1)\n  expected: \(left)\n  actual:   \(right)" }
    }
    return "no line differs; the line ends do"
}

import PerfModel
import Foundation
import PerfStore

/// A history in the folder, with one session of that many runs where there are any, and closed.
func newHistory(in folder: URL, runs: Int = 0) throws -> URL {
    let file = folder.appendingPathComponent("history.sqlite")
    let store = try Store.open(file.path, .create)
    guard runs > 0 else { return file }
    try store.begin(Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
    try store.store((1...runs).map { Samples.run(0, position: $0, wall: Int64($0)) })
    return file
}

/// What lies in a folder, sorted.
func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
}

/// The bytes of each file in a folder.
func contents(of folder: URL) throws -> [String: Data] {
    try names(in: folder).reduce(into: [:]) { contents, name in
        contents[name] = try Data(contentsOf: folder.appendingPathComponent(name))
    }
}

/// A new folder for a test that waits for other processes, which removes it itself.
func newFolder() throws -> URL {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory())
        .appendingPathComponent("perfdb-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
}

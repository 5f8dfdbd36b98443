import Foundation
import PerfModel
import PerfStore
import SQLite
import TestSupport
import Testing

/// What only several processes, or another user, can show. Each exit test's body is a process.
@Suite struct `Other processes` {
    @Test func `record into one history at once, the new file included`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("history.sqlite").path
        await withTaskGroup { group in
            for number in 1...4 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [path = path as String, number = number as Int] in
                        let store = try Store.open(path, .create, busyTimeout: 60_000)
                        let configuration = Configuration(benchmark: "b", workers: number % 2 + 1)
                        try store.begin(
                            Samples.session(number),
                            configurations: [.init(configuration, command: ["true"])])
                        for position in 1...50 {
                            try store.store([Samples.run(0, position: position, wall: 10)])
                        }
                    }
                }
            }
        }
        let store = try Store.open(path, .readOnly)
        #expect(try store.sessionEntries(Selection()).map(\.runs) == [50, 50, 50, 50])
        #expect(try store.benchmarkEntries(Selection()).map(\.configurations) == [2])
        #expect(try store.hostEntries(Selection()).map(\.sessions) == [4])
        #expect(
            try names(in: folder).contains(
                "history.sqlite"))
    }

    @Test func `lose nothing they had stored when they are killed`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("history.sqlite").path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let store = try Store.open(path, .create)
            try store.begin(
                Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
            for position in 1...20 {
                try store.store([Samples.run(0, position: position, wall: 10)])
            }
            kill(getpid(), SIGKILL)
        }
        // The log of the killed one is still there, and is read.
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
        let left = try contents(of: folder)
        await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try Store.open(path, .untouched)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [20])
        }
        #expect(try contents(of: folder) == left)
        do {
            let store = try Store.open(path, .readOnly)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [20])
        }
        let check = try Connection(path: path, mode: .readWrite).prepare("PRAGMA integrity_check")
        #expect(try check.rows { $0.text(0) } == ["ok"])
    }

    @Test func `that touch nothing see what is in a recorder's log`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try newHistory(in: folder).path
        let recorder = try Store.open(path, .create)
        try recorder.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
        try recorder.store([Samples.run(0, position: 1, wall: 10)])
        let before = try contents(of: folder)
        await #expect(processExitsWith: .success) { [path = path as String] in
            let store = try Store.open(path, .untouched)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [1])
            #expect(try store.names(.benchmark) == ["b"])
        }
        #expect(try contents(of: folder) == before)
        // Without the file beside the log nothing is made in its place.
        try FileManager.default.removeItem(atPath: path + "-shm")
        await #expect(processExitsWith: .success) { [path = path as String] in
            #expect(throws: StoreError.self) {
                try Store.open(path, .untouched).names(.benchmark)
            }
        }
        #expect(try names(in: folder) == ["history.sqlite", "history.sqlite-wal"])
    }

    @Test(.enabled(if: isRoot, "only root can become somebody else"))
    func `that may not even read are told so`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try newHistory(in: folder, runs: 3).path
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            becomeNobody()
            #expect(throws: StoreError.inaccessible(errno: EACCES)) {
                try Store.open(path, .readOnly)
            }
        }
    }

    /// The modes of file and folder for a reader who owns neither; he may search the folder.
    @Test(
        .enabled(if: isRoot, "only root can become somebody else"),
        arguments: [(0o644, 0o755), (0o666, 0o755), (0o644, 0o777)]
    )
    func `that may not write can read, and leave nothing behind`(
        file: Int, folder mode: Int
    ) async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try newHistory(in: folder, runs: 3).path
        try FileManager.default.setAttributes([.posixPermissions: file], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        await #expect(processExitsWith: .success) { [path = path as String] in
            becomeNobody()
            #expect(throws: StoreError.readOnly) { try Store.open(path, .create) }
            #expect(throws: StoreError.readOnly) { try Store.open(path, .readWrite) }
            let store = try Store.open(path, .readOnly)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [3])
            let names = try FileManager.default.contentsOfDirectory(
                atPath: (path as NSString).deletingLastPathComponent)
            #expect(names == ["history.sqlite"])
        }
        #expect(
            try names(in: folder) == ["history.sqlite"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(.enabled(if: isRoot, "only root can become somebody else"))
    func `that may not write see what is in a recorder's log`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = try newHistory(in: folder).path
        let recorder = try Store.open(path, .create)
        try recorder.begin(
            Samples.session(1), configurations: [.init(Samples.serial, command: ["true"])])
        try recorder.store([Samples.run(0, position: 1, wall: 10)])
        await #expect(processExitsWith: .success) { [path = path as String] in
            becomeNobody()
            let store = try Store.open(path, .readOnly)
            #expect(try store.sessionEntries(Selection()).map(\.runs) == [1])
        }
        try recorder.store([Samples.run(0, position: 2, wall: 10)])
        let names = try names(in: folder)
        #expect(names == ["history.sqlite", "history.sqlite-shm", "history.sqlite-wal"])
    }

    @Test(.enabled(if: isRoot, "only root can become somebody else"))
    func `cannot make a history in a folder they may not write`() async throws {
        let folder = try newFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            becomeNobody()
            #expect(throws: StoreError.readOnly) { try Store.open(path + "/a.sqlite", .create) }
            let location = try HistoryLocation.find(
                option: nil, environment: nil, folder: path, root: nil)
            #expect(throws: StoreError.readOnly) { try location.makeFolder() }
        }
        #expect(try names(in: folder) == [])
    }
}

private let isRoot = geteuid() == 0

/// Gives up the right to write everywhere.
private func becomeNobody() {
    precondition(setgid(65534) == 0 && setuid(65534) == 0, "not run as root")
}

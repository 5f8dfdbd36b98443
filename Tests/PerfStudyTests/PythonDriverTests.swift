import Foundation
import Subprocess
import TestSupport
import Testing

@testable import PerfModel
@testable import PerfStudy

@Suite struct `The Python driver's file` {
    private func environment(_ variables: [String: String]) -> Environment {
        var environment = Environment()
        for (name, value) in variables { environment[name] = value }
        return environment
    }

    @Test func `is placed in the user's cache, once`() throws {
        try withTemporaryFolder { folder in
            let home = environment(["HOME": folder.path])
            let path = try PythonDriver.place(environment: home)
            #expect(path == "\(folder.path)/.cache/perfdb/\(PythonDriver.fileName)")
            let file = URL(fileURLWithPath: path)
            #expect(try Data(contentsOf: file) == Data(PythonDriver.source))
            let inode = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber]
            #expect(try PythonDriver.place(environment: home) == path)
            #expect(
                try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
                    == inode as? Int)
            let names = try FileManager.default.contentsOfDirectory(
                atPath: "\(folder.path)/.cache/perfdb")
            #expect(names == [PythonDriver.fileName])
        }
    }

    @Test func `is written again where it was changed`() throws {
        try withTemporaryFolder { folder in
            let cache = environment(["XDG_CACHE_HOME": folder.path, "HOME": "/nowhere"])
            let path = try PythonDriver.place(environment: cache)
            #expect(path == "\(folder.path)/perfdb/\(PythonDriver.fileName)")
            try "print()".write(toFile: path, atomically: false, encoding: .utf8)
            #expect(try PythonDriver.place(environment: cache) == path)
            #expect(
                try Data(contentsOf: URL(fileURLWithPath: path)) == Data(PythonDriver.source))
        }
    }

    @Test(arguments: ["/dev/null/no", "relative"])
    func `lies in a private folder where there is no cache`(cache: String) throws {
        let path = try PythonDriver.place(environment: environment(["XDG_CACHE_HOME": cache]))
        #expect(path == "/tmp/perfdb-\(getuid())/\(PythonDriver.fileName)")
    }

    @Test func `is not placed in a folder that others can write`() throws {
        try withTemporaryFolder { folder in
            let open = folder.appendingPathComponent("open").path
            try FileManager.default.createDirectory(
                atPath: open, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o777])
            #expect(throws: PythonDriverError.unsafeFolder(open)) {
                try PythonDriver.makePrivate(open)
            }
            let link = folder.appendingPathComponent("link").path
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: folder.path)
            #expect(throws: PythonDriverError.unsafeFolder(link)) {
                try PythonDriver.makePrivate(link)
            }
        }
    }

    @Test func `is told everything of a call`() {
        var call = PythonCall(workload: "divisors", strategy: "processes", workers: 4)
        #expect(
            call.arguments(driver: "/d.py") == [
                "/d.py", "divisors", "--strategy", "processes", "--workers", "4", "--passes", "1",
                "--scale", "1.0",
            ])
        (call.passes, call.caching, call.mechanism) = (10, "cached", "queue")
        (call.scale, call.server, call.printsSummary) = (0.02, "127.0.0.1:80", true)
        call.parameters = [Parameter(name: "start", value: "spawn")]
        #expect(
            call.arguments(driver: "/d.py").dropFirst(6) == [
                "--passes", "10", "--scale", "0.02", "--caching", "cached", "--mechanism", "queue",
                "--parameter", "start=spawn", "--server", "127.0.0.1:80", "--format", "json",
            ])
    }
}

@Suite struct `A stable hash` {
    @Test(arguments: [
        ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
    ])
    func `is the published one`(text: String, digits: String) {
        #expect(StableHash(text.utf8).digits == digits)
    }

    @Test func `makes identities of version 8`() {
        let id = StableHash.uuid(of: "cpu")
        #expect(id.count == 36 && id == StableHash.uuid(of: "cpu"))
        #expect(id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        #expect(id.split(separator: "-")[2].hasPrefix("8"))
        #expect(id != StableHash.uuid(of: "cp"))
    }
}

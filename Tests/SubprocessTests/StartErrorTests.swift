import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct `A program that cannot be started` {
    @Test func `is told with the reason, and the launcher goes on`() throws {
        try withTemporaryFolder { folder in
            let launcher = try Launcher(output: .discard)
            let text = try file("text", "plain words\n", mode: 0o755, in: folder)
            let script = try file("script", "#!/no/such/interpreter\n", mode: 0o755, in: folder)
            let data = try file("data", "plain words\n", mode: 0o644, in: folder)
            let missing = folder.appendingPathComponent("missing").path
            #expect(throws: SubprocessError.notAProgram(path: text)) {
                try start(text, with: launcher)
            }
            #expect(throws: SubprocessError.interpreterMissing(path: script)) {
                try start(script, with: launcher)
            }
            #expect(throws: SubprocessError.notExecutable(path: data)) {
                try start(data, with: launcher)
            }
            #expect(throws: SubprocessError.notFound(command: missing)) {
                try start(missing, with: launcher)
            }
            #expect(throws: SubprocessError.isFolder(path: folder.path)) {
                try start(folder.path, with: launcher)
            }
            #expect(try run(["true"], launcher: launcher).status == .exited(0))
        }
    }

    @Test func `has too many arguments`() throws {
        let words = Array(repeating: String(repeating: "x", count: 100_000), count: 100)
        let path = try resolve("true", path: nil)
        #expect(throws: SubprocessError.argumentsTooLong(path: path)) {
            try start(path, words, with: Launcher(output: .discard))
        }
    }

    @Test func `has a zero byte in an argument`() {
        #expect(throws: SubprocessError.zeroByte(in: "a\0b")) {
            try LaunchRequest(
                executable: "/bin/true", arguments: ["true", "a\0b"], environment: [:])
        }
    }

    private func start(_ path: String, _ words: [String] = [], with launcher: Launcher) throws {
        try launcher.start(
            LaunchRequest(executable: path, arguments: [path] + words, environment: .current))
        _ = try ended(launcher)
    }
}

@Suite struct `Finding a command's file` {
    @Test func `takes the first file that may be executed`() throws {
        try withTemporaryFolder { folder in
            let inner = folder.appendingPathComponent("inner")
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("tool"), withIntermediateDirectories: true)
            try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
            #expect(throws: SubprocessError.isFolder(path: folder.path + "/tool")) {
                try resolve("tool", path: "\(folder.path):/nowhere")
            }
            _ = try file("tool", "", mode: 0o644, in: inner)
            let path = "/nowhere:\(inner.path):\(folder.path)"
            #expect(throws: SubprocessError.notExecutable(path: inner.path + "/tool")) {
                try resolve("tool", path: path)
            }
            let last = folder.appendingPathComponent("last")
            try FileManager.default.createDirectory(at: last, withIntermediateDirectories: true)
            let found = try file("tool", "", mode: 0o755, in: last)
            #expect(try resolve("tool", path: "\(path):\(last.path)") == found)
            #expect(try resolve(found, path: nil) == found)
        }
    }

    @Test(arguments: ["", "no-such-command", "/no/such/command"])
    func `names a command that is nowhere`(command: String) {
        #expect(throws: SubprocessError.notFound(command: command)) {
            try resolve(command, path: "/bin:/usr/bin")
        }
    }

    @Test func `knows where the system's programs are without a search path`() throws {
        #expect(try resolve("sh", path: nil) == "/bin/sh")
    }
}

/// Writes a file with a mode; its path.
///
/// By another process: a descriptor that writes, in a launcher that another test forked at the same
/// time, would make the file busy.
private func file(_ name: String, _ text: String, mode: Int, in folder: URL) throws -> String {
    let script = #"printf %s "$0" > "$1" && chmod "$2" "$1""#
    let words = ["-c", script, text, name, String(mode, radix: 8)]
    #expect(try Witness.run("sh", words, in: folder).status == 0)
    return folder.appendingPathComponent(name).path
}

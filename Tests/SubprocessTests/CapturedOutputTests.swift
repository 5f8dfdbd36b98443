import CLibrary
import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct `Output that is captured` {
    private func request(_ script: String, copies: Int = 1) throws -> LaunchRequest {
        try SubprocessTests.request(
            ["sh", "-c", script],
            setting: setting {
                $0.capturesOutput = true
                $0.copies = copies
            })
    }

    private func text(_ run: LaunchedRun) -> String { String(decoding: run.output, as: UTF8.self) }

    @Test func `is each program's own, from its first byte`() throws {
        let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
        for (script, expected) in [
            ("echo a longer text", "a longer text\n"), (":", ""), ("printf x; echo y >&2", "x"),
            ("echo a; exit 3", "a\n"), ("echo half; kill -9 $$", "half\n"),
        ] {
            try launcher.start(request(script))
            #expect(try text(ended(launcher)) == expected)
        }
    }

    @Test func `is that of one program in a batch, between others`() throws {
        try withTemporaryFolder { folder in
            let path = folder.appendingPathComponent("out").path
            let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0o600)
            let launcher = try Launcher(
                ChildStreams(.file(descriptor: descriptor), canCapture: true))
            close(descriptor)
            let other = try SubprocessTests.request(["sh", "-c", "echo other; echo error >&2"])
            let captured = try request("echo captured; echo its error >&2")
            try launcher.start([other, captured, other, captured, other])
            let runs = try allEnds(launcher)
            #expect(runs.map(text) == ["", "captured\n", ""])
            let written = try String(contentsOfFile: path, encoding: .utf8)
            #expect(written == "other\nerror\nits error\nother\nerror\n")
        }
    }

    @Test func `is the last lines of a flood, which is told`() throws {
        let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
        try launcher.start(request("yes 0123456 | head -c 17000004; echo; echo the end"))
        let run = try ended(launcher)
        #expect(run.status == .exited(0) && run.isOutputCut)
        #expect((LaunchedRun.mostOutput - 7...LaunchedRun.mostOutput).contains(run.output.count))
        #expect(run.output.starts(with: Array("0123456\n0123456\n".utf8)))
        #expect(text(run).hasSuffix("\n0123456\n0123\nthe end\n"))
        try launcher.start(request("head -c \(LaunchedRun.mostOutput) /dev/zero"))
        let full = try ended(launcher)
        #expect(full.output.count == LaunchedRun.mostOutput && !full.isOutputCut)
        try launcher.start(request("head -c \(LaunchedRun.mostOutput + 1) /dev/zero"))
        let line = try ended(launcher)
        #expect(line.output.count == LaunchedRun.mostOutput && line.isOutputCut)
        try launcher.start(request("echo after"))
        let after = try ended(launcher)
        #expect(text(after) == "after\n" && !after.isOutputCut)
    }

    @Test func `is that of all copies`() throws {
        let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
        try launcher.start(request("echo line", copies: 5))
        #expect(try text(ended(launcher)) == String(repeating: "line\n", count: 5))
    }

    @Test func `is not what a program cannot be started writes`() throws {
        let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
        try launcher.start(request("echo before"))
        _ = try ended(launcher)
        let missing = try LaunchRequest(
            executable: "/no/such", arguments: ["such"], environment: [:],
            setting: setting { $0.capturesOutput = true })
        try launcher.start(missing)
        #expect(throws: SubprocessError.notFound(command: "/no/such")) { try ended(launcher) }
        try launcher.start(SubprocessTests.request(["true"]))
        #expect(try ended(launcher).output.isEmpty)
    }

    @Test func `is the program's standard output alone, and has no name`() throws {
        let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
        let script = "ls -l /proc/$$/fd | grep 'perfdb-.*(deleted)' | wc -l"
        try launcher.start(request(script))
        #expect(try text(ended(launcher)).trimmingCharacters(in: .whitespaces) == "1\n")
        try launcher.start(
            SubprocessTests.request(["sh", "-c", "[ $(\(script)) = 0 ]"]))
        #expect(try ended(launcher).status == .exited(0))
    }
}

import CLibrary
import Foundation
import Subprocess
import TestSupport
import Testing

@Suite struct `How a program is started` {
    @Test func `is as the launcher is, where nothing is said`() throws {
        let script =
            "pwd; nice; grep Cpus_allowed: /proc/self/status; cat; echo ${PERFDB_PADDING-no}"
        let facts = try printed(by: script).split(separator: "\n").map(String.init)
        let mine = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let cpus = mine.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed:") }
        let niceness = String(getpriority(0, 0))
        #expect(
            facts == [
                FileManager.default.currentDirectoryPath, niceness, cpus.map(String.init), "no",
            ])
    }

    @Test func `may be in a folder`() throws {
        try withTemporaryFolder { folder in
            let text = try printed(by: "pwd -P") { $0.folder = folder.path }
            #expect(text == folder.resolvingSymlinksInPath().path + "\n")
        }
    }

    @Test func `may be with a file as input, which every start reads from its beginning`() throws {
        try withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("input").path
            try "first\nsecond\n".write(toFile: file, atomically: true, encoding: .utf8)
            let launcher = try Launcher(output: .discard)
            let script = #"read a; read b; ! read c; [ "$a $b" = "first second" ]"#
            let request = try request(["sh", "-c", script], setting: setting { $0.input = file })
            try launcher.start([request, request, request])
            #expect(try allEnds(launcher).map(\.status) == [.exited(0), .exited(0), .exited(0)])
            #expect(try run(["sh", "-c", "! read a"], launcher: launcher).status == .exited(0))
            let relative = try printed(by: "cat") {
                $0.folder = folder.path
                $0.input = "input"
            }
            #expect(relative == "first\nsecond\n")
        }
    }

    @Test func `may be nicer`() throws {
        let niceness = getpriority(0, 0)
        #expect(try printed(by: "nice") { $0.niceness = 3 } == "\(min(19, niceness + 3))\n")
        #expect(try printed(by: "nice") { $0.niceness = 0 } == "\(niceness)\n")
    }

    @Test func `may be on one CPU`() throws {
        let cpu = try #require(firstCPU())
        let script = "grep Cpus_allowed_list /proc/self/status; taskset -p $$ >/dev/null"
        let text = try printed(by: script) { $0.cpus = [cpu, cpu] }
        #expect(text == "Cpus_allowed_list:\t\(cpu)\n")
    }

    @Test(arguments: [1, 15, 4095, 4096, 5000])
    func `may be with padding, which differs from run to run`(count: Int) throws {
        let launcher = try Launcher(output: .discard)
        let expected = min(count, LaunchRequest.mostPadding)
        let check = #"[ ${#PERFDB_PADDING} = $0 ] && [ -z "$(echo $PERFDB_PADDING | tr -d x)" ]"#
        // What another recorder gave this one is not handed on.
        var environment = Environment.current
        environment["PERFDB_PADDING"] = "outer"
        var padded = try request(
            ["sh", "-c", check, "\(expected)"], environment: environment)
        padded.padding = count
        let none = try request(
            ["sh", "-c", "[ ${PERFDB_PADDING-no} = no ]"], environment: environment)
        var one = try request(["sh", "-c", check, "1"], environment: [:])
        one.padding = 1
        try launcher.start([padded, none, one, padded])
        #expect(try allEnds(launcher).map(\.status) == Array(repeating: .exited(0), count: 4))
    }

    @Test func `moves the stack by the padding alone`() throws {
        // The environment lies at the end of the stack: its beginning is that much lower.
        let launcher = try Launcher(output: .discard)
        let script = "wc -c < /proc/$$/environ > $0"
        try withTemporaryFolder { folder in
            var sizes: [Int] = []
            for padding in [0, 1, 1001] {
                let file = folder.appendingPathComponent("\(padding)")
                var request = try request(["sh", "-c", script, file.path])
                request.padding = padding
                try launcher.start(request)
                _ = try ended(launcher)
                sizes.append(try #require(Int(lines(of: file, count: 1)[0])))
            }
            #expect(sizes[1] - sizes[0] == "PERFDB_PADDING=x".utf8.count + 1)
            #expect(sizes[2] - sizes[1] == 1000)
        }
    }

    /// The first CPU that this process may run on.
    private func firstCPU() -> Int? {
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
        return line?.split(separator: "\t").last.flatMap { Int($0.prefix(while: \.isNumber)) }
    }
}

@Suite struct `A step of a start that fails` {
    @Test func `is told with the value and the reason, and the launcher goes on`() throws {
        let launcher = try Launcher(output: .discard)
        let failing: [(LaunchStep, Int32, (inout LaunchSetting) -> Void)] = [
            (.folder("/no/such"), ENOENT, { $0.folder = "/no/such" }),
            (.folder("/dev/null"), ENOTDIR, { $0.folder = "/dev/null" }),
            (.folder(""), ENOENT, { $0.folder = "" }),
            (.input("/no/such"), ENOENT, { $0.input = "/no/such" }),
            (
                .input("null"), ENOENT,
                {
                    $0.input = "null"; $0.folder = "/"
                }
            ),
            (.cpus([0, 8191]), EINVAL, { $0.cpus = [0, 8191] }),
            (.cpus([8191]), EINVAL, { $0.cpus = [8191] }),
        ]
        for (step, code, change) in failing {
            let request = try request(["true"], setting: setting(change))
            try launcher.start([request, request])
            #expect(try launcher.wait() == .finished)
            #expect(throws: SubprocessError.settingFailed(step, code: code)) {
                try launcher.nextEnd()
            }
            #expect(try launcher.nextEnd() == nil)
            #expect(try run(["true"], launcher: launcher).status == .exited(0))
        }
    }

    @Test func `is told before the launcher is asked where no machine has such a CPU`() {
        for cpus in [[-1], [8192], [0, .max]] {
            #expect(throws: SubprocessError.settingFailed(.cpus(cpus), code: EINVAL)) {
                try request(["true"], setting: setting { $0.cpus = cpus })
            }
        }
    }

    @Test func `has a zero byte in it`() {
        #expect(throws: SubprocessError.zeroByte(in: "/a\0b")) {
            try request(["true"], setting: setting { $0.folder = "/a\0b" })
        }
    }

    @Test(.enabled(if: geteuid() == 0, "only root can become someone else"))
    func `is a niceness that only root may ask for`() async {
        await #expect(processExitsWith: .exitCode(0)) {
            guard setuid(65_534) == 0 else { exit(1) }
            var setting = LaunchSetting()
            setting.niceness = -5
            let launcher = try Launcher(output: .discard)
            let request = try LaunchRequest(
                executable: "/bin/true", arguments: ["true"], environment: [:], setting: setting)
            try launcher.start([request])
            guard try launcher.wait() == .finished else { exit(2) }
            do {
                _ = try launcher.nextEnd()
                exit(3)
            } catch SubprocessError.settingFailed(.niceness(-5), let code) {
                exit(code == EPERM || code == EACCES ? 0 : 4)
            }
        }
    }

    @Test func `does not hide that the program is not there`() throws {
        let request = try LaunchRequest(
            executable: "/no/such", arguments: ["such"], environment: [:],
            setting: setting {
                $0.folder = "/"; $0.niceness = 1; $0.input = "dev/null"
            })
        let launcher = try Launcher(output: .discard)
        try launcher.start(request)
        #expect(throws: SubprocessError.notFound(command: "/no/such")) { try ended(launcher) }
    }
}

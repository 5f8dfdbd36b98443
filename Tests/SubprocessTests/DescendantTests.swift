import CLibrary
import Foundation
import Subprocess
import TestSupport
import Testing

#if os(Linux)
    @Suite struct `Descendants of a program that has ended by itself` {
        /// A script whose daemon writes its process id into the file that `$0` names.
        private static let daemon = """
            setsid sh -c 'echo $$ >> "$0"; exec sleep 99' "$0" & \
            until [ -s "$0" ]; do sleep 0.01; done
            """

        private func hook(_ script: String, _ word: String) throws -> LaunchRequest {
            try request(
                ["sh", "-c", script, word], setting: setting { $0.sparesDescendants = true })
        }

        @Test func `are ended and told, though they left its group`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pid")
                let run = try run(["sh", "-c", Self.daemon, file.path])
                #expect(run.cause == .itself && run.status == .exited(0))
                #expect(run.hadLeftovers)
                #expect(try !isAlive(lines(of: file, count: 1)[0]))
            }
        }

        @Test func `are ended, though their parents ended before them`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pids")
                let daemon = #"(setsid sh -c 'echo $$ >> "$0"; exec sleep 99' "$0" &) & wait; "#
                let script =
                    daemon + daemon + #"until [ $(wc -l < "$0") = 2 ]; do sleep 0.01; done"#
                let run = try run(["sh", "-c", script, file.path])
                #expect(run.hadLeftovers)
                #expect(try !lines(of: file, count: 2).contains(where: isAlive))
            }
        }

        /// The leader ends while its descendants are still being started, at any point.
        @Test func `are ended, though they came with its last breath`() throws {
            let launcher = try Launcher(output: .discard)
            let mark = "97.\(getpid())\(UInt32.random(in: 0...99_999))"
            let script = #"(setsid sh -c 'setsid sleep "$0" & (sleep "$0" &)' "$0" &) &"#
            let request = try request(["sh", "-c", script, mark])
            try launcher.start(Array(repeating: request, count: 30))
            let runs = try allEnds(launcher)
            #expect(runs.count == 30)
            #expect(try run(["true"], launcher: launcher).hadLeftovers == false)
            #expect(commandLines(containing: mark) == 0)
        }

        @Test func `are ended, though they start others when they are terminated`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pids")
                let script = #"""
                    (trap 'setsid sleep 99 & echo $! >> "$0"; exit' TERM
                     echo $$ >> "$0"; while :; do sleep 0.01; done) & wait
                    """#
                let launcher = try Launcher(output: .discard)
                try launcher.start(request(["sh", "-c", script, file.path]))
                _ = try lines(of: file, count: 1)
                try launcher.send(.terminate)
                #expect(try ended(launcher).cause == .requested)
                #expect(try !lines(of: file, count: 2).contains(where: isAlive))
            }
        }

        @Test func `do not end what follows`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pid")
                let launcher = try Launcher(output: .discard)
                try launcher.start([
                    request(["sh", "-c", Self.daemon, file.path]), request(["true"]),
                ])
                #expect(try allEnds(launcher).map(\.hadLeftovers) == [true, false])
            }
        }

        @Test func `go on where they may, now and during later runs`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pids")
                var launcher: Launcher? = try Launcher(output: .discard)
                let later = try request(["sh", "-c", "sleep 99 & setsid sleep 99 & true"])
                let member = #"; sleep 99 & echo $! >> "$0""#
                try launcher?.start([
                    hook(Self.daemon + member, file.path), later, request(["true"]), later,
                ])
                let runs = try allEnds(#require(launcher))
                #expect(runs.map(\.hadLeftovers) == [false, true, false, true])
                let ended = try run(
                    ["sleep", "99"], timeout: .milliseconds(20), launcher: launcher)
                #expect(ended.cause == .timeout)
                let processes = try lines(of: file, count: 2)
                #expect(processes.allSatisfy(isAlive))
                launcher = nil
                #expect(processes.allSatisfy(isAlive))
                for process in processes { kill(Int32(process) ?? 0, SIGKILL) }
            }
        }

        @Test(arguments: ["", "setsid "])
        func `go on where they may, though they are orphaned or started only later`(
            session: String
        ) throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pids")
                let launcher = try Launcher(output: .discard)
                let server = #"""
                    echo $$ >> "$0"; until [ -e "$0.go" ]; do sleep 0.01; done
                    sleep 99 & echo $! >> "$0"
                    """#
                let start =
                    #"\#(session)sh -c '\#(server)' "$0" & "#
                    + #"until [ -s "$0" ]; do sleep 0.01; done"#
                // Ends once the server has ended, whose child is an orphan then.
                let run = #"""
                    touch "$0.go"; until [ $(wc -l < "$0") = 2 ]; do sleep 0.01; done
                    while kill -0 $(head -n 1 "$0") 2>/dev/null; do sleep 0.01; done
                    """#
                let measured = try request(["sh", "-c", run, file.path], timeout: .seconds(60))
                try launcher.start([hook(start, file.path), measured, request(["true"])])
                #expect(try allEnds(launcher).map(\.hadLeftovers) == [false, false, false])
                let processes = try lines(of: file, count: 2)
                #expect(processes.map(isAlive) == [false, true])
                kill(Int32(processes[1]) ?? 0, SIGKILL)
                #expect(try SubprocessTests.run(["true"], launcher: launcher).status == .exited(0))
            }
        }

        /// The one that waits is told nothing of what the one that it starts becomes.
        @Test func `go on where they may, though they become a daemon only later`() throws {
            try withTemporaryFolder { folder in
                let file = folder.appendingPathComponent("pid")
                let launcher = try Launcher(output: .discard)
                let daemon = #"""
                    until [ -e "$0.go" ]; do sleep 0.01; done
                    setsid sh -c '(setsid sh -c "echo \$\$ > $0; exec sleep 99" "$0" &)' "$0"
                    """#
                let start =
                    #"setsid sh -c '\#(daemon.replacingOccurrences(of: "'", with: #"'\''"#))' "$0" &"#
                let run = #"touch "$0.go"; until [ -s "$0" ]; do sleep 0.01; done"#
                let measured = try request(["sh", "-c", run, file.path], timeout: .seconds(60))
                try launcher.start([
                    hook(start, file.path), measured, request(["true"]), request(["true"]),
                ])
                #expect(try allEnds(launcher).map(\.hadLeftovers) == [false, false, false, false])
                let process = try lines(of: file, count: 1)[0]
                #expect(isAlive(process))
                kill(Int32(process) ?? 0, SIGKILL)
            }
        }

        @Test func `are marked, and what is measured is not`() throws {
            var outer = Environment.current
            outer["PERFDB_HOOK"] = "1"
            for (spares, status) in [(true, 0), (false, 1)] {
                let run = try run(
                    ["sh", "-c", #"[ "${PERFDB_HOOK:-1}" != 1 ]"#], environment: outer,
                    setting: setting { $0.sparesDescendants = spares })
                #expect(run.status == .exited(Int32(status)))
            }
        }

        /// Also where an earlier one may go on.
        @Test func `are ended where it was ended itself, whatever they might`() throws {
            try withTemporaryFolder { folder in
                let (kept, file) = (
                    folder.appendingPathComponent("kept"), folder.appendingPathComponent("pid")
                )
                let launcher = try Launcher(output: .discard)
                for earlier in [false, true] {
                    if earlier {
                        try launcher.start(hook(Self.daemon, kept.path))
                        #expect(try !ended(launcher).hadLeftovers)
                    }
                    let run = try run(
                        ["sh", "-c", Self.daemon + "; sleep 99", file.path], timeout: .seconds(1),
                        launcher: launcher, setting: setting { $0.sparesDescendants = true })
                    #expect(run.cause == .timeout && !run.hadLeftovers)
                    #expect(try !isAlive(lines(of: file, count: 1)[0]))
                    try FileManager.default.removeItem(at: file)
                }
                let process = try lines(of: kept, count: 1)[0]
                #expect(isAlive(process))
                kill(Int32(process) ?? 0, SIGKILL)
            }
        }

        /// How many processes were started with a word.
        private func commandLines(containing word: String) -> Int {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return names.filter { name in
                guard Int(name) != nil, isAlive(name) else { return false }
                let line = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(name)/cmdline"))
                return line.map { String(decoding: $0, as: UTF8.self).contains(word) } ?? false
            }.count
        }
    }
#endif

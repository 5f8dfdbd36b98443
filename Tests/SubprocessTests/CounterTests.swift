import CLibrary
import Foundation
import Subprocess
import TestSupport
import Testing

#if os(Linux)
    @Suite struct `Counters of a program` {
        private static let burn = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"

        private func counted(
            _ script: String, _ word: String = "", copies: Int = 1
        ) throws -> LaunchedRun {
            try run(
                ["sh", "-c", script, word],
                setting: setting {
                    $0.counts = true
                    $0.copies = copies
                })
        }

        /// What the launcher of this process counts.
        private static let supported: Set<Counter> = {
            let run = try? run(["true"], setting: setting { $0.counts = true })
            return Set(run?.counters.keys.map { $0 } ?? [])
        }()

        @Test func `are none where they are not asked for`() throws {
            let run = try run(["true"])
            #expect(run.counters.isEmpty && run.missingCounters.isEmpty)
            #expect(run.userOnlyCounters.isEmpty)
        }

        @Test func `are told or missing, each of them`() throws {
            let run = try counted(":")
            #expect(
                run.counters.keys.map(\.rawValue).sorted()
                    == Counter.allCases.filter { !run.missingCounters.contains($0) }
                    .map(\.rawValue).sorted())
        }

        @Test(.enabled(if: Self.supported.contains(.taskClock), "no task clock is counted here"))
        func `count the CPU time of descendants that were waited for`() throws {
            let run = try counted(#"sh -c 'sh -c "$0"; :' "$0"; :"#, Self.burn)
            let clock = try #require(run.counters[.taskClock])
            let time = Double(run.usage.userNanoseconds + run.usage.systemNanoseconds)
            #expect(clock > 20_000_000)
            #expect(clock > time * 0.8 && clock < time * 1.2, "\(clock) \(time)")
        }

        @Test(.enabled(if: Self.supported.contains(.pageFaults), "no faults are counted here"))
        func `count the page faults of descendants, and of nobody else`() throws {
            let launcher = try Launcher(output: .discard)
            let request = try request(
                ["sh", "-c", "sh -c ':'; sh -c ':'; :"], setting: setting { $0.counts = true })
            let other = try SubprocessTests.request(["sh", "-c", Self.burn])
            try launcher.start([request, other, request, other, request])
            let runs = try allEnds(launcher)
            let faults = runs.map { $0.counters[.pageFaults] ?? 0 }
            for index in [0, 2, 4] {
                let all = Double(runs[index].usage.minorFaults + runs[index].usage.majorFaults)
                #expect(faults[index] > all * 0.7 && faults[index] < all * 1.1)
            }
            #expect(faults[1] == 0 && faults[3] == 0)
        }

        /// The kernel may give the launcher's own counters to the first copy, and end them with it.
        @Test(.enabled(if: Self.supported.contains(.pageFaults), "no faults are counted here"))
        func `are those of copies, too, that begin after others have ended`() throws {
            let run = try counted(":", copies: 40)
            let faults = try #require(run.counters[.pageFaults])
            let all = Double(run.usage.minorFaults + run.usage.majorFaults)
            #expect(faults > all * 0.7 && faults < all * 1.1, "\(faults) of \(all)")
        }

        @Test(.enabled(if: Self.supported.contains(.taskClock), "no task clock is counted here"))
        func `are the sums of all copies`() throws {
            let run = try counted(Self.burn, copies: 8)
            let clock = try #require(run.counters[.taskClock])
            let time = Double(run.usage.userNanoseconds + run.usage.systemNanoseconds)
            #expect(clock > time * 0.8 && clock < time * 1.2, "\(clock) \(time)")
        }

        @Test(
            .enabled(if: Self.supported.contains(.contextSwitches), "no switches are counted here"))
        func `count that it gave its CPU away`() throws {
            let run = try counted("sleep 0.001; sleep 0.001")
            let all = run.usage.voluntarySwitches + run.usage.involuntarySwitches
            #expect(try #require(run.counters[.contextSwitches]) >= Double(all) / 2)
        }

        @Test(
            .enabled(
                if: Self.supported.contains(.instructions), "this machine counts no instructions"))
        func `count instructions, more of more work`() throws {
            let little = try #require(counted(":").counters[.instructions])
            let much = try #require(counted(Self.burn).counters[.instructions])
            #expect(much > little + 1_000_000)
        }

        private static var paranoia: Int {
            let path = "/proc/sys/kernel/perf_event_paranoid"
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 4
        }

        @Test(
            .enabled(
                if: geteuid() == 0 && Self.paranoia == 2 && Self.supported.contains(.pageFaults),
                "needs root and perf_event_paranoid 2"))
        func `are of user code only where the system allows no more`() async {
            await #expect(processExitsWith: .exitCode(0)) {
                guard setuid(65_534) == 0 else { exit(1) }
                var setting = LaunchSetting()
                setting.counts = true
                let launcher = try Launcher(output: .discard)
                let request = try LaunchRequest(
                    executable: "/bin/true", arguments: ["true"], environment: [:],
                    setting: setting)
                try launcher.start([request])
                guard try launcher.wait() == .finished, let run = try launcher.nextEnd() else {
                    exit(2)
                }
                guard run.userOnlyCounters.contains(.pageFaults) else { exit(3) }
                guard run.counters[.pageFaults] ?? 0 > 0 else { exit(4) }
                guard run.missingCounters.contains(.contextSwitches) else { exit(5) }
                exit(run.counters[.taskClock] ?? 0 > 0 ? 0 : 6)
            }
        }

        @Test func `are scaled where they took turns`() {
            func scaled(_ enabled: UInt64, _ running: UInt64) -> Double {
                Counter.scaled(9, enabledNanoseconds: enabled, runningNanoseconds: running)
            }
            #expect(scaled(100, 100) == 9)
            #expect(scaled(100, 25) == 36)
            #expect(scaled(100, 101) == 9)
        }
    }
#endif

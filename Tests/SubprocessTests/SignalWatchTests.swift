import Foundation
import Subprocess
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite(.serialized) struct `Watched signals` {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT, SIGWINCH])
    func `end a wait`(signal: Int32) throws {
        let watch = try SignalWatch()
        let launcher = try Launcher(output: .discard)
        #expect(watch.take() == nil)
        try launcher.start(request(["sh", "-c", "kill -\(signal) \(getpid()); sleep 99"]))
        #expect(try launcher.wait(watching: watch) == .signal(signal))
        #expect(watch.take() == nil)
        try launcher.send(.terminate)
        #expect(try launcher.wait(watching: watch) != .deadline)
    }

    @Test func `that came before are not lost`() throws {
        let watch = try SignalWatch()
        kill(getpid(), SIGINT)
        kill(getpid(), SIGTERM)
        let launcher = try Launcher(output: .discard)
        try launcher.start(request(["sleep", "99"]))
        let events = [
            try launcher.wait(watching: watch), try launcher.wait(watching: watch),
        ]
        #expect(events.contains(.signal(SIGINT)) && events.contains(.signal(SIGTERM)))
        #expect(try launcher.wait(until: 0, watching: watch) == .deadline)
    }

    @Test func `are restored, and watched by one at a time`() throws {
        var before = sigaction()
        sigaction(SIGINT, nil, &before)
        do {
            let watch = try SignalWatch()
            #expect(throws: SubprocessError.system(call: "sigaction", code: EBUSY)) {
                try SignalWatch()
            }
            #expect(watch.take() == nil)
        }
        var after = sigaction()
        sigaction(SIGINT, nil, &after)
        #expect(after.sa_flags == before.sa_flags)
        _ = try SignalWatch()
    }

    @Test func `do not reach a program that is being measured`() throws {
        let watch = try SignalWatch()
        let script = "kill -INT $$; exit 1"
        #expect(try run(["sh", "-c", script]).status == .signalled(SIGINT))
        #expect(watch.take() == nil)
    }
}

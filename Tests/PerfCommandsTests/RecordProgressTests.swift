import Markdown
import PerfModel
import PerfRecording
import Testing

@testable import PerfCommands

/// A recording's progress on a terminal of some width, or elsewhere, with a clock of its own.
private final class Scene {
    var width: Int?
    /// Seconds.
    var time = 0.0
    /// Whether the terminal is this program's.
    var isForeground = true
    private(set) var written = ""
    private var progress: RecordProgress?

    init(_ plan: RecordingPlan, width: Int? = 80, isQuiet: Bool = false) {
        self.width = width
        var stream = TextStream(
            write: { [unowned self] in written += $0 }, columns: { [unowned self] in self.width })
        stream.isForeground = { [unowned self] in isForeground }
        progress = RecordProgress(
            plan, errors: stream, isQuiet: isQuiet, now: { [unowned self] in Int64(time * 1e9) })
    }

    /// What is written at a moment about an event; without the codes of the line.
    func tell(_ event: RecordingEvent, at time: Double) -> String {
        self.time = time
        written = ""
        progress?.handle(event)
        return ["\r", "\u{1B}[J", "\u{1B}[?7l", "\u{1B}[?7h"].reduce(written) {
            $0.replacing($1, with: "")
        }
    }

    func end() -> String {
        written = ""
        progress?.end()
        return written
    }
}

@Suite struct `The progress of a recording` {
    private let open = RunGoal.enough(EnoughRuns())

    @Test func `names configuration, run, round, estimate and at most the time left`() throws {
        let scene = Scene(try planned([open, open]))
        #expect(
            scene.tell(.stored([stored(0, seconds: 0.1)]), at: 0.2)
                == "b0 · run 1 · round 1 · 0/2 done · 100 ms · ≤ 40 s left")
        let more = [0.1, 0.1, 0.102, 0.1, 0.098].map { stored(0, seconds: $0, round: 6) }
        #expect(
            scene.tell(.stored(more), at: 0.8)
                == "b0 · run 6 · round 6 · 0/2 done · 100 ms ± 2.0 % · ≤ 26 s left")
        _ = scene.tell(.stopped(configuration: 0, .precision), at: 0.8)
        #expect(
            scene.tell(.stored([stored(1, seconds: 2)]), at: 3)
                == "b1 · run 1 · round 1 · 1/2 done · 2.00 s · ≤ 9 s left")
        #expect(scene.end() == "\r\u{1B}[J")
        #expect(scene.end() == "")
    }

    @Test func `counts the runs where their number is known, and warm-ups by themselves`() throws {
        let scene = Scene(try planned([3], warmups: 1))
        #expect(
            scene.tell(.stored([stored(0, seconds: 1, isWarmup: true)]), at: 1)
                == "b0 · warm-up 1/1 · 3 s left")
        #expect(
            scene.tell(.stored([stored(0, seconds: 1)]), at: 2)
                == "b0 · run 1/3 · 1.00 s · 2 s left")
        let rest = [stored(0, seconds: 1), stored(0, seconds: 1)]
        #expect(scene.tell(.stored(rest), at: 4) == "b0 · run 3/3 · 1.00 s")
    }

    @Test func `shows a hook while it runs`() throws {
        let scene = Scene(try planned([open, open]))
        #expect(scene.tell(.hook(.setup, configuration: 1), at: 0) == "b1 · setup … · 0/2 done")
        #expect(scene.tell(.stored([stored(0, seconds: 1)]), at: 1).hasPrefix("b0 · run 1 · "))
    }

    @Test func `leaves the terminal alone while it is in the background`() throws {
        let scene = Scene(try planned([9]))
        #expect(scene.tell(.stored([stored(0, seconds: 1)]), at: 1) != "")
        #expect(scene.tell(.suspending, at: 2) == "")
        scene.isForeground = false
        #expect(scene.tell(.resumed, at: 3) == "")
        #expect(scene.tell(.stored([stored(0, seconds: 1)]), at: 4) == "")
        #expect(scene.end() == "")
        scene.isForeground = true
        #expect(scene.tell(.waiting, at: 5).hasPrefix("b0 · run 2/9 · "))
        // As after SIGSTOP, which nobody is told of.
        scene.isForeground = false
        #expect(scene.tell(.waiting, at: 6) == "" && scene.end() == "")
    }

    @Test func `is not drawn for each of many short hooks`() throws {
        let scene = Scene(try planned([9]))
        #expect(scene.tell(.hook(.prepare, configuration: 0), at: 1) != "")
        #expect(scene.tell(.hook(.conclude, configuration: 0), at: 1.05) == "")
        #expect(scene.tell(.waiting, at: 1.11) == "b0 · conclude …")
    }

    @Test func `is drawn ten times a second at most, and at once when the width changes`() throws {
        let scene = Scene(try planned([9]))
        #expect(scene.tell(.stored([stored(0, seconds: 0.01)]), at: 1) != "")
        #expect(scene.tell(.stored([stored(0, seconds: 0.01)]), at: 1.05) == "")
        #expect(scene.tell(.waiting, at: 1.09) == "")
        #expect(scene.tell(.resized, at: 1.09) != "")
        #expect(scene.tell(.waiting, at: 1.2) != "")
    }

    @Test func `fits every width and leaves out what matters least`() throws {
        var plan = try planned([open, open])
        plan.configurations[0].configuration.benchmark = "測定 of something whose name is long"
        let scene = Scene(plan)
        let runs = (0..<8).map { _ in stored(0, seconds: 0.1, round: 3) }
        _ = scene.tell(.stored(runs), at: 1)
        for width in 1...100 {
            scene.width = width
            let line = scene.tell(.resized, at: 1)
            #expect(line.displayWidth < width || line.isEmpty)
            if width > 58 { #expect(line.contains("± ")) }
            if width > 45 { #expect(line.contains("run 8")) }
            if width > 35 { #expect(line.hasPrefix("測定 of") && line.contains("s left")) }
        }
        scene.width = 60
        #expect(
            scene.tell(.resized, at: 1)
                == "測定 of something w… · run 8 · 100 ms ± 0.0 % · ≤ 24 s left")
    }

    @Test func `does not count the time it was suspended`() throws {
        let scene = Scene(try planned([3]))
        _ = scene.tell(.stored([stored(0, seconds: 1)]), at: 1)
        #expect(scene.tell(.suspending, at: 1) == "")
        #expect(scene.tell(.resumed, at: 101) == "b0 · run 1/3 · 1.00 s · 2 s left")
    }

    @Test func `elsewhere than on a terminal is a line every ten seconds`() throws {
        let scene = Scene(try planned([open]), width: nil)
        for time in stride(from: 0.1, to: 10, by: 0.9) {
            #expect(scene.tell(.stored([stored(0, seconds: 0.9)]), at: time) == "")
        }
        #expect(
            scene.tell(.waiting, at: 10)
                == "perfdb: b0 · run 11 · 900 ms ± 0.0 % · ≤ 0 s left\n")
        #expect(scene.tell(.resized, at: 11) == "")
        #expect(scene.tell(.stored([stored(0, seconds: 0.9)]), at: 19.9) == "")
        #expect(scene.tell(.waiting, at: 20) != "")
        #expect(scene.end() == "")
    }

    @Test func `is nothing where quiet was asked for`() throws {
        for width in [nil, 80] {
            let scene = Scene(try planned([open]), width: width, isQuiet: true)
            #expect(scene.tell(.stored([stored(0, seconds: 1)]), at: 20) == "")
            #expect(scene.tell(.leftProcesses(stored(0, seconds: 1)), at: 21) == "")
            #expect(scene.tell(.countersMissing(["cycles"]), at: 21) == "")
            #expect(scene.tell(.storeBusy, at: 21) == "")
        }
    }

    @Test func `makes room for a warning`() throws {
        let scene = Scene(try planned([3]))
        _ = scene.tell(.stored([stored(0, seconds: 1)]), at: 1)
        let warning = scene.tell(.countersMissing(["cycles", "branches"]), at: 1)
        #expect(warning == "perfdb: warning: not counted here: cycles, branches.\n")
        #expect(scene.written.hasPrefix("\r\u{1B}[J"))
        let half = scene.tell(.countersOfUserCode(["cycles"]), at: 1)
        #expect(half.hasPrefix("perfdb: warning: counted in user code only: cycles.\nWhere /proc/"))
    }
}

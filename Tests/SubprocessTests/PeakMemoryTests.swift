import Foundation
import Subprocess
import Testing

@Suite struct `Peak memory` {
    @Test func `is the program's own, in any order, however large this process is`() throws {
        let launcher = try Launcher(output: .discard)
        let grown = [UInt8](repeating: 1, count: 600 << 20)
        // The launcher of a test process holds its memory of now, below which nothing reads.
        let floor = try peak(["true"], launcher)
        let large = try peak(allocating(400), launcher)
        let small = try peak(allocating(25), launcher)
        let floorAgain = try peak(["true"], launcher)
        #expect(grown.last == 1)
        #expect(floor < 400 << 20)
        #expect((405 << 20..<450 << 20).contains(large))
        #expect((30 << 20..<50 << 20).contains(small) || abs(small - floor) < 2 << 20)
        #expect(abs(floor - floorAgain) < 2 << 20)
    }

    @Test func `of a small program is not that of the arguments of an earlier one`() throws {
        let launcher = try Launcher(output: .discard)
        let before = try peak(["true"], launcher)
        let words = (0..<15_000).map { "\($0)" + String(repeating: "x", count: 90) }
        _ = try peak(["true"] + words, launcher)
        let after = try peak(["true"], launcher)
        #expect(after - before < 1 << 20)
    }

    #if os(Linux)
        @Test func `does not begin higher after copies, counters and padding`() throws {
            let launcher = try Launcher(ChildStreams(.discard, canCapture: true))
            // What it wrote itself: how much of the program's file is there depends on the system.
            let script =
                "awk '/^(Anonymous|Pss_Shmem):/ { sum += $2 } END { print sum }' "
                + "/proc/$PPID/smaps_rollup | tr -d '\\n'"
            let look = try request(
                ["sh", "-c", script], setting: setting { $0.capturesOutput = true })
            func kibibytes() throws -> Int {
                try launcher.start(look)
                return try #require(Int(String(decoding: ended(launcher).output, as: UTF8.self)))
            }
            _ = try kibibytes()
            let before = try kibibytes()
            let peakBefore = try peak(["true"], launcher)
            let copies = setting {
                $0.copies = 400
                $0.counts = true
            }
            var padded = try request(["true"])
            padded.padding = LaunchRequest.mostPadding
            try launcher.start([request(["true"], setting: copies), padded])
            #expect(try allEnds(launcher).count == 2)
            let later = try kibibytes()
            // The padding, which stays, is two pages, maybe odd ones.
            #expect(later - before <= 16, "\(before), then \(later) KiB")
            #expect(try peak(["true"], launcher) - peakBefore < 2 << 20)
        }
    #endif

    private func peak(_ arguments: [String], _ launcher: Launcher) throws -> Int64 {
        try run(arguments, launcher: launcher).usage.maxRSSBytes
    }

    private func allocating(_ megabytes: Int) -> [String] {
        ["python3", "-c", "x = b'1' * (\(megabytes) << 20)"]
    }
}

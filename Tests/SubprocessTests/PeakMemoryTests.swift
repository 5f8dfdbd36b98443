import Foundation
import Subprocess
import Testing

@Suite struct `Peak memory` {
    @Test func `is the program's own, in any order, however large this process is`() throws {
        let launcher = try Launcher(output: .discard)
        let grown = [UInt8](repeating: 1, count: 300 << 20)
        // The launcher of a test process holds its memory of now, below which nothing reads.
        let floor = try peak(["true"], launcher)
        let large = try peak(allocating(200), launcher)
        let small = try peak(allocating(25), launcher)
        let floorAgain = try peak(["true"], launcher)
        #expect(grown.last == 1)
        #expect(floor < 200 << 20)
        #expect((205 << 20..<250 << 20).contains(large))
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

    private func peak(_ arguments: [String], _ launcher: Launcher) throws -> Int64 {
        try run(arguments, launcher: launcher).usage.maxRSSBytes
    }

    private func allocating(_ megabytes: Int) -> [String] {
        ["python3", "-c", "x = b'1' * (\(megabytes) << 20)"]
    }
}

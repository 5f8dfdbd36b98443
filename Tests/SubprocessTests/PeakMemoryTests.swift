import Foundation
import Subprocess
import Testing

@Suite struct `Peak memory` {
    @Test func `is the program's own, in any order, however large this process is`() throws {
        let launcher = try Launcher(output: .discard)
        let megabyte: Int64 = 1 << 20
        let grown = [UInt8](repeating: 1, count: Int(300 * megabyte))
        let bare = try peak(["true"], launcher)
        let large = try peak(allocating(200), launcher)
        let python = try peak(allocating(0), launcher)
        let bareAgain = try peak(["true"], launcher)
        let five = try peak(allocating(25), launcher)
        #expect(grown.last == 1)
        #expect(abs(bare - bareAgain) < 2 * megabyte)
        #expect(bare < 200 * megabyte)
        #expect((190...230).contains((large - python) / megabyte))
        #expect((15...35).contains((five - python) / megabyte) || python == bare)
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

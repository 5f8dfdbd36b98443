import Foundation
import Subprocess
import TestSupport
import Testing

/// The launcher reads what this process wrote: words and settings of any shape arrive as they are.
@Suite struct `A message to the launcher` {
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func `tells each program its own`(seed: UInt64)
        throws
    {
        try withTemporaryFolder { folder in
            var random = Generator(state: seed)
            let launcher = try Launcher(output: .discard)
            var expected = ""
            let requests = try (0..<20).map { index in
                let words = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                    random.text(most: 90)
                }
                var environment: Environment = [:]
                for name in 0..<Int.random(in: 0...6, using: &random) {
                    environment["V\(name)"] = random.text(most: 200)
                }
                var change = LaunchSetting()
                if Bool.random(using: &random) { change.folder = "/" }
                if Bool.random(using: &random) { change.input = "/dev/null" }
                if Bool.random(using: &random) { change.niceness = 1 }
                let file = folder.appendingPathComponent("\(index)").path
                let script =
                    #"pwd > "$0"; printf '%s|' "$@" "$V0" "$V5" "${#PERFDB_PADDING}" >> "$0""#
                var request = try request(
                    ["sh", "-c", script, file] + words, environment: environment, setting: change)
                request.padding = Int.random(in: 0...20, using: &random)
                let here = FileManager.default.currentDirectoryPath
                let values = [environment["V0"] ?? "", environment["V5"] ?? ""]
                expected += (change.folder ?? here) + "\n"
                expected += (words + values + ["\(request.padding)"]).map { $0 + "|" }.joined()
                return request
            }
            try launcher.start(requests + requests.prefix(5))
            let count = try allEnds(launcher).count
            #expect(count > 0)
            try launcher.start(Array(requests.dropFirst(count)) + [requests[0]])
            _ = try allEnds(launcher)
            let written = try requests.indices.map { index in
                let file = folder.appendingPathComponent("\(index)").path
                return try String(contentsOfFile: file, encoding: .utf8)
            }
            #expect(written.joined() == expected, "seed \(seed)")
        }
    }

    /// SplitMix64. Source: Steele, Lea and Flood, 2014, OOPSLA, figure 16.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
            return mixed ^ mixed >> 31
        }

        /// Any characters but the zero byte, often none.
        mutating func text(most: Int) -> String {
            let count = Bool.random(using: &self) ? Int.random(in: 0...most, using: &self) : 0
            let scalars = (0..<count).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 1...0x2ff, using: &self))
            }
            return String(String.UnicodeScalarView(scalars))
        }
    }
}

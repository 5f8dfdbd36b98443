import Foundation

/// Numbers that are the same everywhere.
struct SeededNormals {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    /// About normal: the sum of twelve uniform numbers less 6.
    mutating func next() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return sum + Double(state >> 11) / Double(1 << 53)
        }
    }
}

/// Files of sessions as bots write them: seeded times of some benchmarks.
struct SessionFolder {
    let world: ScriptedContext
    private var normals: SeededNormals
    private var count = 0
    /// How far sessions scatter and the runs within one, as shares.
    var between = 0.03, within = 0.01
    var host = "bot"
    var branch = "main"
    var isDirty = false
    var label: String?

    init(_ world: ScriptedContext, seed: UInt64) {
        self.world = world
        normals = SeededNormals(seed: seed)
    }

    /// Writes one session a day later than the one before; benchmarks by name, in milliseconds.
    ///
    /// - Parameter commit: a digit of which the hash consists; else one that no other session has.
    mutating func session(_ levels: [String: Double], commit: String? = nil) throws {
        count += 1
        let digits = String(10_000 + count)
        let id = "000\(digits)-0000-4000-8000-000000000000"
        let hash =
            commit.map { String(repeating: $0, count: 40) }
            ?? "c0ffee" + String(repeating: "0", count: 29) + digits
        let label = self.label.map { ",\"label\":\"\($0)\"" } ?? ""
        var lines = [
            "{\"format\":{\"name\":\"perfdb-session\",\"version\":1}}",
            """
            {"session":{"uuid":"\(id)","batch":"\(id)","started_at_us":\
            \(1_790_000_000_000_000 + count * 86_400_000_000)\(label),"origin":"measured",\
            "recorder":"perfdb 0.1.0","seed":7,"run_order":"interleaved"}}
            """,
            "{\"host\":{\"name\":\"\(host)\",\"is_name_given\":true,\"logical_cpus\":8}}",
            """
            {"revision":{"commit_hash":"\(hash)","branch":"\(branch)","is_dirty":\(isDirty)}}
            """,
        ]
        let names = levels.keys.sorted()
        for (index, name) in names.enumerated() {
            lines.append(
                """
                {"configuration":{"number":\(index + 1),"benchmark":"\(name)","parameters":{},"command":["x"],\
                "expected_outcome":"ok"}}
                """)
        }
        var position = 0
        for (index, name) in names.enumerated() {
            let middle = (levels[name] ?? 1) * (1 + between * normals.next())
            for _ in 0..<10 {
                position += 1
                let wall = Int64(middle * (1 + within * normals.next()) * 1e6)
                lines.append(
                    """
                    {"run":{"position":\(position),"configuration":\(index + 1),"round":1,\
                    "is_warmup":false,"outcome":"ok","exit_status":0,"wall_ns":\(wall)}}
                    """)
            }
        }
        lines.append("{\"end\":{\"runs\":\(position)}}")
        try world.write(lines.map { "\($0)\n" }.joined(), to: "perf/\(digits).jsonl")
    }

    mutating func sessions(
        _ number: Int, _ levels: [String: Double], commit: String? = nil
    ) throws {
        for _ in 0..<number { try session(levels, commit: commit) }
    }
}

import Foundation
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Stats` {
    private static let before = "10.2 10.0 9.9 10.1 10.3 10.0 9.8 10.1 10.2 10.0\n"
    private static let after = "10.9, 10.7, 10.8\n11.0 10.6 10.9 # slower\n10.8 10.7 11.1 10.8"
    private static let series =
        (0..<30).map { "\(100 + [0, 0.7, -0.4, 0.2, -0.6][$0 % 5] + ($0 < 18 ? 0 : 6))\n" }.joined()
    private static let scaling =
        "# workers seconds\n1 10\n1 10.2\n2 5.6\n4 3.3\n8 2.2\n16 1.7\n32 1.5\n"

    private func withFiles(_ body: (ScriptedContext) throws -> Void) throws {
        try withWorld { world in
            try world.write(Self.before, to: "before.txt")
            try world.write(Self.after, to: "after.txt")
            try world.write(Self.series, to: "series.txt")
            try world.write(Self.scaling, to: "scaling.txt")
            try body(world)
        }
    }

    @Test(
        arguments: [
            ("sample", ["before.txt"]), ("comparison", ["before.txt", "after.txt"]),
            ("series", ["--series", "series.txt"]), ("scaling", ["--scaling", "scaling.txt"]),
        ], ["text", "markdown", "json", "csv"])
    func `prints each answer in each form`(call: (String, [String]), format: String) throws {
        try withFiles { world in
            #expect(world.run(["stats", "--format", format] + call.1) == .fine)
            try expectGolden(world.output, named: "stats-\(call.0).\(format)")
            #expect(world.errors == "")
        }
    }

    @Test(arguments: [20, 40, 80, 120])
    func `fits the terminal`(columns: Int) throws {
        try withFiles { world in
            world.columns = columns
            world.run("stats", "before.txt", "after.txt")
            let plot = world.output.components(separatedBy: "\n\n")[0]
            let widest = plot.split(separator: "\n").map(\.count).max() ?? 0
            #expect(widest <= max(columns, 30) && widest > columns / 2)
        }
    }

    @Test func `draws one value, equal values, and many`() throws {
        try withWorld { world in
            for text in ["3", "3 3 3", "-1e308 1e308"] {
                try world.write(text, to: "x.txt")
                #expect(world.run("stats", "x.txt") == .fine)
                #expect(world.output.contains("┼"))
            }
            try world.write(
                [String](repeating: "1 2", count: 500).joined(separator: "\n"), to: "x.txt")
            world.run("stats", "x.txt")
            #expect(world.output.contains("one dot: up to 42 values"))
        }
    }

    @Test func `turns the verdict where higher is better`() throws {
        try withFiles { world in
            let files = ["before.txt", "after.txt"]
            #expect(try world.stats(files[0], files[1])["verdict"] as? String == "regressed")
            #expect(try world.stats(files[1], files[0])["verdict"] as? String == "improved")
            let turned = try world.stats(files[0], files[1], "--higher-is-better")
            #expect(turned["verdict"] as? String == "improved")
            world.run("stats", "--series", "series.txt", "--higher-is-better")
            #expect(world.output.contains("improved"))
        }
    }

    @Test func `says which way values moved that have no ratio`() throws {
        try withWorld { world in
            try world.write("5 5 5 5 5 5", to: "five.txt")
            try world.write("0 0 0 0 0 0", to: "zero.txt")
            world.run("stats", "five.txt", "zero.txt")
            #expect(
                world.output.contains(
                    "improved: the second values are smaller by 5 (95 % 5 … 5).\n"),
                "\(world.output)")
            world.run("stats", "zero.txt", "five.txt")
            #expect(
                world.output.contains(
                    "regressed: the second values are larger by 5 (95 % 5 … 5).\n"),
                "\(world.output)")
        }
    }

    @Test func `demands the minimum change`() throws {
        try withFiles { world in
            let small = try world.stats("before.txt", "after.txt", "--min-change", "20%")
            #expect(small["verdict"] as? String == "unchanged" && small["reason"] is NSNull)
            let series = try world.stats("--series", "series.txt", "--min-change", "20%")
            #expect((series["change_points"] as? [Any])?.isEmpty == true)
            try world.write("-1 -2 -3 -1 -2 -3 -2\n", to: "n.txt")
            try world.write("1 2 3 1 2 3 2\n", to: "p.txt")
            let zero = try world.stats("n.txt", "p.txt", "--min-change", "2%")
            #expect(
                zero["verdict"] as? String == "undecided" && zero["reason"] as? String == "zero")
            #expect((zero["ratio"] as? [String: Any])?["value"] is NSNull)
        }
    }

    @Test func `has every key where nearly nothing is defined`() throws {
        try withWorld { world in
            try world.write("7", to: "x.txt")
            let one = try world.stats("x.txt")
            #expect(Set(one.keys) == StatsKeys.sample)
            #expect(one["stddev"] is NSNull && one["tick"] is NSNull && one["cv"] is NSNull)
            #expect((one["median_interval"] as? [String: Any])?["coverage"] is NSNull)
            #expect(one["bimodal"] as? Bool == false && one["drifting"] as? Bool == false)
            let two = try world.stats("x.txt", "x.txt")
            #expect(Set(two.keys) == StatsKeys.comparison)
            #expect(two["reason"] as? String == "too-few" && two["welch_p_value"] is NSNull)
            let series = try world.stats("--series", "x.txt")
            #expect(series["reason"] as? String == "too-few" && series["unconfirmed"] is NSNull)
            try world.write("4 7\n4 8", to: "x.txt")
            let scaling = try world.stats("--scaling", "x.txt")
            #expect(scaling["baseline"] is NSNull && scaling["best"] is NSNull)
            #expect((scaling["usl"] as? [String: Any])?.count == 5)
            #expect((scaling["not_applicable"] as? [String: Any])?.count == 4)
        }
    }

    @Test func `tells a possible change at the end`() throws {
        try withWorld { world in
            try world.write(Self.series + "130\n131\n", to: "x.txt")
            let end = try #require(
                try world.stats("--series", "x.txt")["unconfirmed"] as? [String: Any])
            #expect(end["index"] as? Int == 30 && end["values"] as? Int == 2)
            world.run("stats", "--series", "x.txt")
            #expect(world.output.contains("(2 values, unconfirmed)"))
        }
    }

    @Test func `tells what is odd about the values`() throws {
        try withWorld { world in
            try world.write("90 10 11 9 10 12 9 10\n", to: "slow.txt")
            world.run("stats", "slow.txt")
            #expect(world.output.contains("note: the first value lies far above the others."))
            let values = (0..<40).map { "\($0 % 2 == 0 ? 10 : 20).\($0)" }
            try world.write(values.joined(separator: "\n"), to: "modes.txt")
            world.run("stats", "modes.txt", "slow.txt")
            #expect(world.output.contains("note: modes.txt: the values fall into two groups"))
            try world.write((1...12).map { "1.\($0 + 10)" }.joined(separator: ","), to: "up.txt")
            world.run("stats", "up.txt")
            #expect(world.output.contains("the values drift up in their order"))
        }
    }

    @Test(arguments: [
        ("1 2\n3 nan\n", "line 2: \"nan\" is no finite number."),
        ("1\n\n-inf\n", "line 3: \"-inf\" is no finite number."),
        ("1e999", "line 1: \"1e999\" is no finite number."),
        ("# one\n1\r\n2;3\n", "line 3: \"2;3\" is no number."),
        ("", "line 1: there is no number up to here, the last line."),
        ("# nothing\n# more\n", "line 2: there is no number up to here, the last line."),
        ("1 \u{1B}[2J", "line 1: \"␛[2J\" is no number."),
        ("1\n0x1F\n", "line 2: \"0x1F\" is no number."),
        ("-0X1p4", "line 1: \"-0X1p4\" is no number."),
    ])
    func `refuses with the line`(text: String, sentence: String) throws {
        try withWorld { world in
            try world.write(text, to: "x.txt")
            for call in [["x.txt"], ["--series", "x.txt"]] {
                #expect(world.run(["stats"] + call) == .failed)
                #expect(
                    world.errors.hasPrefix("perfdb: \"x.txt\", \(sentence)\n"), "\(world.errors)")
                #expect(world.output == "")
            }
        }
    }

    @Test(arguments: [
        ("1 2 3\n", "line 1: 3 numbers stand here."), ("1 2\n4\n", "line 2: 1 number stands here."),
        ("0 2\n", "line 1: \"0\" is no number of workers: 1, 2, 3 and so on are."),
        ("1 2\n2.5 1\n", "line 2: \"2.5\" is no number of workers: 1, 2, 3 and so on are."),
        ("1e30 2\n", "line 1: \"1e30\" is no number of workers: 1, 2, 3 and so on are."),
        ("1 2\n2 -1\n", "line 2: the time \"-1\" is not above 0."),
        ("1 2\n2 x\n", "line 2: \"x\" is no number."),
    ])
    func `refuses times of workers with the line`(text: String, sentence: String) throws {
        try withWorld { world in
            try world.write(text, to: "x.txt")
            #expect(world.run("stats", "--scaling", "x.txt") == .failed)
            #expect(world.errors.hasPrefix("perfdb: \"x.txt\", \(sentence)\n"), "\(world.errors)")
        }
    }

    @Test(
        arguments: [
            ([], "there are no numbers."),
            (["a", "b", "c"], "two files can be compared, not 3."),
            (["-", "-"], "standard input cannot be both samples."),
            (["a", "--series", "b"], "FILE and --series are different questions."),
            (
                ["--scaling", "a", "--higher-is-better"],
                "--higher-is-better says what a change is, and nothing is compared."
            ),
            (
                ["a", "--min-change", "2%"],
                "--min-change says what a change is, and nothing is compared."
            ),
        ] as [([String], String)])
    func `does not understand every call`(words: [String], sentence: String) throws {
        try withWorld { world in
            #expect(world.run(["stats"] + words) == .wrongUsage)
            #expect(world.errors.hasPrefix("perfdb: \(sentence)\n"), "\(world.errors)")
        }
    }

    @Test func `names a file that is not there`() throws {
        try withWorld { world in
            #expect(world.run("stats", "nowhere.txt") == .failed)
            #expect(world.errors.contains("cannot read \"nowhere.txt\""))
        }
    }
}

import PerfModel
import PerfRecording
import Testing

@Suite struct `The list of a sweep` {
    @Test(arguments: [
        ("", SweepError.emptyItem(list: "")),
        (",", .emptyItem(list: ",")),
        ("a,", .emptyItem(list: "a,")),
        (",a", .emptyItem(list: ",a")),
        ("a,,b", .emptyItem(list: "a,,b")),
        ("1..", .badRange("1..")),
        ("1..:2", .badRange("1..:2")),
        ("1...3", .badRange("1...3")),
        ("1..b", .badRange("1..b")),
        ("8..1", .badRange("8..1")),
        ("8..1:-1", .badRange("8..1:-1")),
        ("-1..-3", .badRange("-1..-3")),
        ("1..8:0", .badRange("1..8:0")),
        ("1..8:-1", .badRange("1..8:-1")),
        ("1..8:", .badRange("1..8:")),
        ("1..8:x", .badRange("1..8:x")),
        ("1..8:x0", .badRange("1..8:x0")),
        ("1..8:x1", .badRange("1..8:x1")),
        ("1..8:x-2", .badRange("1..8:x-2")),
        ("1..8:x1.5", .badRange("1..8:x1.5")),
        ("0..8:x2", .badRange("0..8:x2")),
        ("-8..8:x2", .badRange("-8..8:x2")),
        ("1..9223372036854775808", .badRange("1..9223372036854775808")),
        ("1..9223372036854775807:0.1", .badRange("1..9223372036854775807:0.1")),
        ("0..0.0000000001", .badRange("0..0.0000000001")),
        ("a,a", .twice(item: "a", list: "a,a")),
        ("1..3,2", .twice(item: "2", list: "1..3,2")),
        ("1..10001", .tooMany(list: "1..10001", limit: 10_000)),
        ("1..9223372036854775807", .tooMany(list: "1..9223372036854775807", limit: 10_000)),
        ("1..10000,x", .tooMany(list: "1..10000,x", limit: 10_000)),
    ])
    func `is refused with what is wrong`(text: String, error: SweepError) {
        #expect(throws: error) { try SweepList.items(text) }
    }

    @Test(arguments: [
        ("a", ["a"]),
        (" ", [" "]),
        ("a,b", ["a", "b"]),
        ("b,a", ["b", "a"]),
        ("a\\,b,c", ["a,b", "c"]),
        ("\\,", [","]),
        ("a\\b", ["a\\b"]),
        ("a\\", ["a\\"]),
        ("ü,日本", ["ü", "日本"]),
        ("a..b", ["a..b"]),
        ("../x", ["../x"]),
        ("src/..", ["src/.."]),
        ("..", [".."]),
        ("..8", ["..8"]),
        ("v1..v2", ["v1..v2"]),
        ("1:2", ["1:2"]),
        ("01,1", ["01", "1"]),
        ("1.50", ["1.50"]),
        ("1..1", ["1"]),
        ("1..8", ["1", "2", "3", "4", "5", "6", "7", "8"]),
        ("1..8:3", ["1", "4", "7"]),
        ("1..2:5", ["1"]),
        ("0..100:25", ["0", "25", "50", "75", "100"]),
        ("0..1:0.25", ["0", "0.25", "0.5", "0.75", "1"]),
        ("0.5..2", ["0.5", "1.5"]),
        ("-1..1", ["-1", "0", "1"]),
        ("-0.5..0.5:0.25", ["-0.5", "-0.25", "0", "0.25", "0.5"]),
        ("-3..-1", ["-3", "-2", "-1"]),
        ("1..64:x2", ["1", "2", "4", "8", "16", "32", "64"]),
        ("1..100:x10", ["1", "10", "100"]),
        ("0.5..5:x3", ["0.5", "1.5", "4.5"]),
        ("1..2,16,x", ["1", "2", "16", "x"]),
        (
            "9223372036854775806..9223372036854775807",
            ["9223372036854775806", "9223372036854775807"]
        ),
        (
            "4611686018427387904..9223372036854775807:x2",
            ["4611686018427387904"]
        ),
        ("0..0.000000002:0.000000001", ["0", "0.000000001", "0.000000002"]),
    ])
    func `has its items in order`(text: String, items: [String]) throws {
        #expect(try SweepList.items(text) == items)
    }

    @Test func `may have ten thousand items`() throws {
        let items = try SweepList.items("1..10000")
        #expect(items.count == SweepList.limit)
        #expect(items.last == "10000")
    }
}

@Suite struct `The list of a dimension` {
    @Test(arguments: ["0", "-1", "+1", "1.5", "two", "1..2:0.5", "99999999999999999999"])
    func `refuses what is no worker count`(text: String) {
        let error = #expect(throws: SweepError.self) { try SweepList.workers(text) }
        let item = text.contains("..") ? "1.5" : text
        #expect(error == .badWorkers(item))
    }

    @Test func `has worker counts that are told apart by their size`() throws {
        #expect(try SweepList.workers("1..8:x2,3") == [1, 2, 4, 8, 3])
        #expect(throws: SweepError.twice(item: "01", list: "1,01")) {
            try SweepList.workers("1,01")
        }
    }

    @Test(arguments: [
        ("=2", SweepError.badItem("=2", dimension: "load")),
        ("high=", .badFactor("high=")),
        ("high=0", .badFactor("high=0")),
        ("high=-1", .badFactor("high=-1")),
        ("high=inf", .badFactor("high=inf")),
        ("high=nan", .badFactor("high=nan")),
        ("high=1e3", .badFactor("high=1e3")),
        ("high=.", .badFactor("high=.")),
        ("high=1..3", .badFactor("high=1..3")),
        ("high=10=2", .badFactor("high=10=2")),
        ("normal,normal=1", .twice(item: "normal=1", list: "normal,normal=1")),
        ("high=1,high=1.0", .twice(item: "high=1.0", list: "high=1,high=1.0")),
    ])
    func `refuses what is no load`(text: String, error: SweepError) {
        #expect(throws: error) { try SweepList.loads(text) }
    }

    @Test func `keeps a factor as it was typed`() throws {
        let loads = try SweepList.loads("normal,high=010.50")
        #expect(loads.map(\.name) == ["normal", "high"])
        #expect(loads.map(\.factorText) == ["1", "010.50"])
        #expect(loads.map(\.factor) == [1, 10.5])
    }

    @Test func `has caching modes with their mechanisms`() throws {
        let modes = try SweepList.cachings("none,cached:queue,cached:a:b")
        #expect(modes.map(\.name) == ["none", "cached", "cached"])
        #expect(modes.map(\.mechanism) == [nil, "queue", "a:b"])
        for item in [":queue", "cached:", ":"] {
            #expect(throws: SweepError.badItem(item, dimension: "caching")) {
                try SweepList.cachings(item)
            }
        }
    }

    @Test func `has strategies as they are called`() throws {
        #expect(try SweepList.strategies("threads,serial") == [.threads, .serial])
    }

    @Test(arguments: [
        ("size", SweepError.parameterWithoutValue("size")),
        ("", .parameterWithoutValue("")),
        ("=1", .badParameterName("")),
        ("1a=1", .badParameterName("1a")),
        ("a b=1", .badParameterName("a b")),
        ("größe=1", .badParameterName("größe")),
        ("workers=1", .badParameterName("workers")),
        ("factor=1", .badParameterName("factor")),
        ("size=", .emptyItem(list: "")),
        ("size=1,1", .twice(item: "1", list: "1,1")),
    ])
    func `refuses what is no parameter`(text: String, error: SweepError) {
        #expect(throws: error) { try ParameterList(text) }
    }

    @Test func `has a parameter's values`() throws {
        let list = try ParameterList("block-size_2=1M,2..4:x2,a=b")
        #expect(list.name == "block-size_2")
        #expect(list.values == ["1M", "2", "4", "a=b"])
    }
}

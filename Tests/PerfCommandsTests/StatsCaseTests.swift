import Foundation
import Testing

@testable import PerfCommands

@Suite struct `Reference cases of perfdb stats` {
    private static let refused =
        StatsCase.names("summary", "r") + StatsCase.names("two_sample", "r")
        + StatsCase.names("changepoint", "r") + StatsCase.names("scaling", "r")

    @Test(arguments: refused)
    func `that must be refused are, with the line`(name: String) throws {
        let reference = try StatsCase(name)
        try withWorld { world in
            if name.hasPrefix("two_sample") {
                for side in ["a", "b"] {
                    try world.write(
                        try reference.words(side).joined(separator: "\n"), to: "\(side).txt")
                }
                #expect(world.run("stats", "a.txt", "b.txt") == .failed)
            } else if name.hasPrefix("scaling") {
                let lines = zip(try reference.words("n"), try reference.words("seconds"))
                try world.write(
                    lines.map { "\($0) \($1)" }.joined(separator: "\n"), to: "x.txt")
                #expect(world.run("stats", "--scaling", "x.txt") == .failed)
            } else {
                try world.write(
                    try reference.words("values").joined(separator: "\n"), to: "x.txt")
                let words = name.hasPrefix("changepoint") ? ["--series", "x.txt"] : ["x.txt"]
                #expect(world.run(["stats"] + words) == .failed)
            }
            #expect(world.output == "" && world.errors.contains("line "), "\(world.errors)")
        }
    }

    @Test(arguments: StatsCase.names("summary", "s"))
    func `of one sample`(name: String) throws {
        let reference = try StatsCase(name)
        try withWorld { world in
            try world.write(try reference.words("values").joined(separator: "\n"), to: "x.txt")
            let answer = try world.stats("x.txt")
            #expect(Set(answer.keys) == StatsKeys.sample)
            for (key, ours) in [
                ("n", "n"), ("mean", "mean"), ("stddev", "stddev"), ("median", "median"),
                ("mad_raw", "mad"), ("min", "min"), ("max", "max"), ("q1", "q1"), ("q3", "q3"),
                ("cv", "cv"),
            ] {
                try reference.check(answer[ours], key)
            }
            let outliers = try #require(answer["outliers"] as? [String: Any])
            let expected = try #require(
                try reference.expectations()["outliers"] as? [String: Any])
            #expect(
                outliers["indices"] as? [Int]
                    == expected["hyperfine_modified_z_gt_14.826"] as? [Int])
            #expect(
                outliers["first_run"] as? Bool == expected["hyperfine_first_run_slow"] as? Bool)
            let median = try #require(answer["median_interval"] as? [String: Any])
            let interval = try #require(
                try reference.expectations()["median_ci95_order"] as? [String: Any])
            #expect(median["low"] as? Double == interval["lo"] as? Double)
            #expect(median["high"] as? Double == interval["hi"] as? Double)
        }
    }

    @Test(arguments: StatsCase.names("two_sample", "t"))
    func `of two samples`(name: String) throws {
        let reference = try StatsCase(name)
        try withWorld { world in
            for side in ["a", "b"] {
                try world.write(
                    try reference.words(side).joined(separator: ","), to: "\(side).txt")
            }
            let answer = try world.stats("a.txt", "b.txt")
            #expect(Set(answer.keys) == StatsKeys.comparison)
            try reference.check(answer["u"], "u_b")
            try reference.check(answer["cliffs_delta"], "cliffs_delta")
            let ratio = (answer["ratio"] as? [String: Any])?["value"]
            if name.contains("t23_negative") {
                // The quotient of −0.1 and 2.3, which is no ratio of levels: null.
                #expect(ratio is NSNull)
            } else {
                try reference.check(ratio, "ratio_of_medians")
            }
            try reference.check(
                (answer["shift"] as? [String: Any])?["value"], "hodges_lehmann_shift")
            try checkProbabilities(reference, answer)
            try checkVerdict(reference, answer)
        }
    }

    private func checkProbabilities(_ reference: StatsCase, _ answer: [String: Any]) throws {
        let expected = try #require(try reference.expectations()["mwu_p"] as? [String: Any])
        let accepted = try #require(expected["accept"] as? [String: Any])
        let kind =
            answer["test"] as? String == "exact" ? "exact_or_permutation" : "asymptotic_cc_tie"
        let wanted = try #require(accepted[kind] as? Double)
        #expect(abs(try #require(answer["p_value"] as? Double) - wanted) <= 1e-9 * wanted)
        let welch = try reference.expectations()["welch"] as? [String: Any]
        guard let p = welch?["p"] as? Double else {
            #expect(answer["welch_p_value"] is NSNull)
            return
        }
        #expect(abs(try #require(answer["welch_p_value"] as? Double) - p) <= 1e-9 * p)
    }

    private func checkVerdict(_ reference: StatsCase, _ answer: [String: Any]) throws {
        let expected = try #require(try reference.expectations()["verdict"] as? [String: Any])
        let verdict = try #require(answer["verdict"] as? String)
        if expected["different"] as? String == "insufficient" {
            #expect(verdict == "undecided" && answer["reason"] as? String == "too-few")
        } else if let different = expected["different"] as? Bool {
            #expect(["regressed", "improved"].contains(verdict) == different, "\(verdict)")
        }
        guard expected["different"] as? Bool == true,
            let direction = expected["direction"] as? String
        else { return }
        #expect(verdict == (direction == "b_larger" ? "regressed" : "improved"))
    }

    @Test(arguments: StatsCase.names("changepoint", "c"))
    func `of change points`(name: String) throws {
        // +5 % in 5 % noise, of level `info`: a step of 1 σ is below the least size.
        guard !name.contains("c25") else { return }
        let reference = try StatsCase(name)
        try withWorld { world in
            try world.write(try reference.words("values").joined(separator: " "), to: "x.txt")
            let answer = try world.stats("--series", "x.txt")
            #expect(Set(answer.keys) == StatsKeys.series)
            let points = try #require(answer["change_points"] as? [[String: Any]])
            var places = points.compactMap { $0["index"] as? Int }
            let expect = try reference.expectations()
            for wanted in try #require(expect["required"] as? [[String: Any]]) {
                let index = try #require(wanted["index"] as? Int)
                let tolerance = try #require(wanted["tol"] as? Int)
                let place = places.firstIndex { abs($0 - index) <= tolerance }
                places.remove(at: try #require(place, "\(name): \(index) of \(places)"))
            }
            #expect(places.count <= (expect["max_extra"] as? Int ?? 0), "\(name): \(places)")
            for point in points { #expect(Set(point.keys) == StatsKeys.point) }
        }
    }

    @Test(arguments: ["a", "u", "g", "e"].flatMap { StatsCase.names("scaling", $0) })
    func `of scaling`(name: String) throws {
        let reference = try StatsCase(name)
        try withWorld { world in
            let lines = zip(try reference.words("n"), try reference.words("seconds"))
            try world.write(lines.map { "\($0) \($1)\n" }.joined(), to: "x.txt")
            let answer = try world.stats("--scaling", "x.txt")
            #expect(Set(answer.keys) == StatsKeys.scaling)
            let reasons = try #require(answer["not_applicable"] as? [String: String])
            let expect = try reference.expectations()
            for (law, keys) in [
                ("amdahl", [("p_clamped_to_0_1", "p")]), ("gustafson", [("serial_fraction", "s")]),
                ("usl", [("sigma", "sigma"), ("kappa", "kappa")]),
            ] {
                guard let wanted = expect[law] as? [String: Any] else { continue }
                let found = try #require(answer[law] as? [String: Any])
                if wanted["null"] as? Bool == true {
                    #expect(found.values.allSatisfy { $0 is NSNull } && reasons[law] != nil)
                    continue
                }
                for (theirs, ours) in keys { try reference.check(found[ours], in: wanted[theirs]) }
            }
        }
    }
}

/// The keys that each answer has, whatever is undefined.
enum StatsKeys {
    static let sample: Set = [
        "n", "mean", "stddev", "median", "mad", "min", "max", "q1", "q3", "cv", "geometric_mean",
        "median_interval", "mean_interval", "outliers", "bimodal", "drifting", "tick",
    ]
    static let comparison: Set = [
        "a", "b", "ratio", "shift", "u", "p_value", "test", "cliffs_delta", "welch_p_value",
        "verdict", "reason", "detectable_change",
    ]
    static let series: Set = [
        "n", "sigma", "autocorrelation", "change_points", "unconfirmed", "reason",
    ]
    static let point: Set = [
        "index", "before", "after", "ratio", "low", "high", "p_value", "cliffs_delta",
    ]
    static let scaling: Set = [
        "baseline", "amdahl", "usl", "gustafson", "karp_flatt", "best", "not_applicable",
    ]
}

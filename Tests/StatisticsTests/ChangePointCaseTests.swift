import Foundation
import Statistics
import Testing

@Suite struct `Reference cases of change points` {
    /// Cases beyond `must` that are not met, with what is answered instead.
    private let missed = [
        // +5 % in 5 % noise, of level `info`: a step of 1 σ is below the least size of 1.25 σ.
        "changepoint/c25_step5pct_noise5.json": [Int]()
    ]

    @Test func `are all there`() {
        #expect(ReferenceCase.names("changepoint", prefix: "c").count == 29)
        #expect(ReferenceCase.names("changepoint", prefix: "r").count == 2)
    }

    @Test(arguments: ReferenceCase.names("changepoint", prefix: "r"))
    func `that must be refused`(name: String) throws {
        let values = try ReferenceCase(name).values("values")
        #expect(throws: StatisticsError.self) { try Sample(values) }
    }

    @Test(arguments: ReferenceCase.names("changepoint", prefix: "c"))
    func `are found where they are, and nowhere else`(name: String) throws {
        let reference = try ReferenceCase(name)
        let found = ChangePoints(of: try reference.sample("values"))
        let faults = try reference.faults(of: found.points)
        if let missed = missed[name] {
            #expect(reference.level != "must" && found.points.map(\.index) == missed)
            return
        }
        #expect(faults == [], "\(name): \(found.points.map(\.index))")
    }
}

extension ReferenceCase {
    /// What is wrong with an answer: points that are missing, of another size, or too many.
    func faults(of points: [ChangePoint]) throws -> [String] {
        let expect = try expectations()
        let required = try #require(expect["required"] as? [[String: Any]])
        var faults: [String] = []
        var left = points
        for wanted in required {
            let index = try #require(wanted["index"] as? Int)
            let tolerance = try #require(wanted["tol"] as? Int)
            guard let place = left.firstIndex(where: { abs($0.index - index) <= tolerance }) else {
                faults.append("no change at \(index)")
                continue
            }
            let point = left.remove(at: place)
            guard let change = wanted["rel_change"] as? Double,
                let margin = wanted["rel_change_atol"] as? Double
            else { continue }
            let size = point.after / point.before - 1
            if abs(size - change) > margin { faults.append("\(size) at \(index), not \(change)") }
        }
        let most = try #require(expect["max_extra"] as? Int)
        if left.count > most { faults.append("too many: \(left.map(\.index))") }
        return faults
    }
}

package import PerfModel

/// Reads how much others have taken of the machine so far.
package struct InterferenceProbe {
    /// Counters since the machine began, or since some other moment; nil where there is none.
    package var read: () -> Interference

    package init(read: @escaping () -> Interference) {
        self.read = read
    }
}

extension Interference {
    /// What came since an earlier reading; nil where one of the two does not know it, or where the
    /// counter went back, as after a change of the control group.
    func since(_ earlier: Interference) -> Interference {
        func difference(_ counter: KeyPath<Interference, Int64?>) -> Int64? {
            guard let now = self[keyPath: counter], let before = earlier[keyPath: counter] else {
                return nil
            }
            let (difference, overflow) = now.subtractingReportingOverflow(before)
            return overflow || difference < 0 ? nil : difference
        }
        return Interference(
            stolen: difference(\.stolen), throttled: difference(\.throttled),
            thermalThrottles: difference(\.thermalThrottles))
    }

    /// The sum of two; what neither knows stays unknown.
    func adding(_ other: Interference) -> Interference {
        func sum(_ left: Int64?, _ right: Int64?) -> Int64? {
            guard let left, let right else { return left ?? right }
            let (sum, overflow) = left.addingReportingOverflow(right)
            return overflow ? .max : sum
        }
        return Interference(
            stolen: sum(stolen, other.stolen), throttled: sum(throttled, other.throttled),
            thermalThrottles: sum(thermalThrottles, other.thermalThrottles))
    }
}

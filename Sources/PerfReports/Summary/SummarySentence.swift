package import PerfModel
import Statistics

/// What one configuration's runs say, in one line without its name.
///
/// `median 12.3 ms (12.1–12.6 ms), 10 runs, user 11.9 ms, sys 0.310 ms, CPU 99 %, 5.2 MiB`, with
/// `no interval: 3 runs` where there are too few, and at the end why it stopped.
package struct SummarySentence {
    package let text: String

    package init(_ measurements: Measurements, in session: Session) {
        let point = SweepPoint(measurements, in: session)
        let few = SessionWarnings([point]).warnings(of: point.configuration, in: session)
            .first { $0.name == .tooFew }?.sentence
        var parts = [few ?? Digits.count(point.runs, "run")]
        if let median = point.median {
            let unit = TimeUnit.fitting([median])
            let interval = point.interval.map {
                " (\(unit.text($0, around: median)))"
            }
            let what = point.isRegion ? "region median" : "median"
            parts.insert("\(what) \(unit.text(median))\(interval ?? "")", at: 0)
        }
        parts += [("user", point.meanUser), ("sys", point.meanSys)].compactMap { name, time in
            time.map { "\(name) \(TimeUnit.fitting([$0]).text($0))" }
        }
        if let percent = point.cpuPercent { parts.append("CPU \(Quantity.percent(percent))") }
        if let bytes = point.maxRSS { parts.append("\(Quantity.mebibytes(bytes)) MiB") }
        if point.expectedEndings > 0 {
            parts.append(
                "\(Digits.count(point.expectedEndings)) \(point.expected.words) as expected")
        }
        parts += [Words.shellCost(of: session), Words.stop(of: point)].compactMap(\.self)
        if measurements.failed > 0 { parts.append("\(measurements.failed) not ok") }
        text = parts.joined(separator: ", ")
    }
}

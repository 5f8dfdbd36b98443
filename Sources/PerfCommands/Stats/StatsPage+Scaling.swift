import Markdown
import Statistics

extension StatsPage {
    /// Laws of scaling.
    init(scaling fits: ScalingFits, of times: [Int: Sample]) {
        value = StatsValue(fits)
        table = Self.table(fits, times)
        sentences = Self.laws(fits)
        sentences += ScalingFits.Law.allCases.compactMap { law in
            fits.notApplicable[law].map { "\(law.name): not to be applied: \($0.text)." }
        }
        if let best = fits.best { sentences.append("Best, by AICc: \(best.name).") }
    }

    private static func table(_ fits: ScalingFits, _ times: [Int: Sample]) -> Table {
        let shares = Dictionary(fits.karpFlatt.map { ($0.workers, $0.share) }) { one, _ in one }
        return Table(
            columns: [
                Table.Column("workers", key: "workers", alignment: .right),
                Table.Column("n", key: "n", alignment: .right),
                Table.Column("median s", key: "median_s", alignment: .right),
                Table.Column("speed-up", key: "speed_up", alignment: .right),
                Table.Column("Karp–Flatt e", key: "karp_flatt", alignment: .right),
                Table.Column("Amdahl s", key: "amdahl_s", alignment: .right),
                Table.Column("USL s", key: "usl_s", alignment: .right),
            ],
            rows: times.keys.sorted().compactMap { workers in
                guard let sample = times[workers] else { return nil }
                let law = fits.amdahl.map { $0.oneWorker / $0.speedUp(workers: workers) }
                return [
                    "\(workers)", "\(sample.count)", StatsNumber.text(sample.median),
                    StatsNumber.text(fits.baseline.map { $0 / sample.median }),
                    StatsNumber.text(shares[workers]), StatsNumber.text(law),
                    StatsNumber.text(fits.usl?.time(workers: workers)),
                ]
            })
    }

    /// The fitted laws: equation, parameters, residual and the space that they were fitted in.
    private static func laws(_ fits: ScalingFits) -> [String] {
        var sentences: [String] = []
        if let law = fits.amdahl {
            sentences.append(
                """
                Amdahl, T(n) = T(1)·((1 − p) + p/n): p = \(StatsNumber.text(law.fraction)), limit \
                \(StatsNumber.text(law.limit)); T(1) = \(StatsNumber.text(law.oneWorker)) \
                \(law.isOneWorkerMeasured ? "measured" : "fitted"); \(residual(law.residual)), \
                fitted to log times.
                """)
        }
        if let law = fits.gustafson {
            sentences.append(
                """
                Gustafson, S(n) = n − s·(n − 1), of work that grows with n: s = \
                \(StatsNumber.text(law.share)); \(residual(law.residual)), fitted to speed-ups.
                """)
        }
        if let law = fits.usl {
            let peak = law.peak.map { "peak at \(StatsNumber.text($0)) workers" } ?? "no peak"
            sentences.append(
                """
                USL, C(n) = γ·n/(1 + σ·(n − 1) + κ·n·(n − 1)): γ = \(StatsNumber.text(law.gamma)) \
                per second, σ = \(StatsNumber.text(law.sigma)), κ = \
                \(StatsNumber.text(law.kappa)), \(peak); \(residual(law.residual)), fitted to log \
                times with a free γ.
                """)
        }
        return sentences
    }

    private static func residual(_ residual: Double?) -> String {
        residual.map { "residual \(StatsNumber.percent($0))" } ?? "no residual"
    }
}

extension ScalingFits.Law {
    /// As people call it.
    fileprivate var name: String {
        switch self {
        case .amdahl: "Amdahl"
        case .gustafson: "Gustafson"
        case .usl: "USL"
        case .karpFlatt: "Karp–Flatt"
        }
    }
}

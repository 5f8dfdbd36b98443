import PerfModel
import Testing

@testable import PerfReports

@Suite struct `The chart of Amdahl's law` {
    /// What the chart says of pools with these times in seconds, by workers.
    private func words(_ rows: [(Strategy, Int, Double)]) -> String? {
        let session = Session(
            id: "s", startedAt: nil, origin: .transcribed, recorder: "r", suite: "s")
        let points = rows.map { strategy, workers, seconds in
            let measured = Measurements(
                configuration: Configuration(
                    benchmark: "b", strategy: strategy, workers: workers), command: [],
                wall: [Int64(seconds * 1e9)], totalUser: nil, totalSys: nil, maxRSS: nil,
                outcomes: [.ok: 1], warmups: 0)
            return SweepPoint(measured, in: session)
        }
        let plate = Plate(
            declaration: ChartDeclaration(name: "law", title: "Law", kind: .law),
            source: SuiteSource(suite: "s", isTranscribed: true), points: points, name: "law")
        return PlateDrawing(
            plate: plate, hosts: HostNames(of: [session]), details: { _ in nil }
        ).picture()?.alternative
    }

    @Test(arguments: [
        (2, 11.651, 6.572, "1.77 with 2 (p = 0.872)"), (4, 12.79, 6.82, "1.88 with 4 (p = 0.622)"),
        (4, 0.94, 1.0, "0.94 with 4 (no p: slower than one with 4)"),
        (8, 0.74, 1.0, "0.74 with 8 (no p: slower than one with 8)"),
        (2, 2.92, 1.0, "2.92 with 2 (no p: 2 are more than 2×)"),
    ])
    func `says the documents' parallel fractions, or why there is none`(
        workers: Int, serial: Double, pool: Double, words: String
    ) {
        let told = self.words([(.serial, 1, serial), (.processes, workers, pool)])
        #expect(told == "Speed-up against workers: processes \(words).")
    }

    @Test func `is not drawn without a baseline`() {
        #expect(words([(.processes, 2, 1), (.processes, 4, 1)]) == nil)
        #expect(words([(.serial, 1, 1)]) == nil)
    }
}

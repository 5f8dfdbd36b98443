import Foundation
import TestSupport
import Testing

/// A real repository with a program that sleeps, measured commit by commit.
@Suite(.enabled(if: Witness.has("git")))
struct `A gate over real runs` {
    /// Commits the program with its time, in seconds, and measures it once.
    private func measure(
        _ seconds: Double, _ perfdb: Perfdb, in project: Project, _ message: String
    ) throws {
        try project.write("sleep \(seconds)\n", to: "work.sh")
        _ = try project.commit(message)
        let words = ["record", "--quiet", "--benchmark", "work", "-r", "1", "-w", "0"]
        let result = try perfdb.run(
            words + ["--", "sh", "work.sh"], environment: project.environment, in: project.folder)
        #expect(result.status == 0, "\(result.errors)")
    }

    @Test func `passes what did not change and fails what was made slower`() throws {
        try withPerfdb { perfdb in
            let project = try Project(in: perfdb.folder)
            for number in 1...11 {
                try measure(0.01 + 0.0001 * Double(number), perfdb, in: project, "change \(number)")
            }
            func check(_ words: String...) throws -> Child.Result {
                try perfdb.run(
                    ["check"] + words, environment: project.environment, in: project.folder)
            }
            // What a busy machine adds matters to nobody here.
            let same = try check("--min-change", "100%", "--min-delta", "1s", "--require-baseline")
            #expect(same.status == 0, "\(same.output)\(same.errors)")
            try measure(1.5, perfdb, in: project, "slow down")
            let slow = try check("--min-delta", "1s", "--require-baseline")
            #expect(slow.status == 3, "\(slow.output)\(slow.errors)")
            #expect(slow.output.hasPrefix("work: regressed, +"))
            #expect(slow.output.contains("Baseline: the sessions of main before, 11 sessions"))
            let compared = try perfdb.run(
                ["compare", "HEAD~1", "HEAD", "--format", "json"],
                environment: project.environment, in: project.folder)
            #expect(compared.status == 0 && compared.output.contains("\"verdict\": \"undecided\""))
        }
    }
}

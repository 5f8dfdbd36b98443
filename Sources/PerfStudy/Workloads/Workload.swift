import CLibrary
import PerfModel
package import Subprocess

/// The study's workloads: what each does, spread as asked for, timed and verified.
package enum Workload {
    /// Where a run is done.
    package struct Surroundings: Sendable {
        /// `IPv4:PORT` of a local server; nil: the run starts its own and ends it.
        package var server: String?
        /// This program, which worker processes and the own server are started from.
        package var executable: String
        package var environment: Environment
        /// Where files of the run are written and removed.
        package var temporaryFolder: String

        package init(
            server: String?, executable: String, environment: Environment, temporaryFolder: String
        ) {
            self.server = server
            self.executable = executable
            self.environment = environment
            // A worker is none of those who report.
            self.environment["PERFDB_CHANNEL"] = nil
            self.temporaryFolder = temporaryFolder
        }
    }

    /// Runs a workload to its end, verifies what it did, and tells it to the channel.
    ///
    /// - Throws: what went wrong; then nothing was told, no worker is left and no file.
    package static func run(
        _ request: WorkloadRequest, in surroundings: Surroundings, channel: ChannelWriter
    ) throws(WorkloadError) -> WorkloadResult {
        let begin = Clock.now
        signal(SIGPIPE, SIG_IGN)
        if let server = surroundings.server, ServerAddress(server) == nil {
            throw .badAddress(server)
        }
        var plan = WorkPlan(request)
        guard plan.name.needsServer else {
            return try run(plan, in: surroundings, begin: begin, channel: channel)
        }
        var own: OwnServer?
        defer { own?.end() }
        if let server = surroundings.server {
            plan.server = server
        } else {
            let started = try OwnServer.start(surroundings.executable, surroundings.environment)
            plan.server = started.address
            own = started
        }
        let folder: ScratchFolder
        do throws(WorkFault) {
            folder = try ScratchFolder(in: surroundings.temporaryFolder, items: plan.sizes.items)
        } catch { throw WorkloadError(error) }
        plan.folder = folder.path
        let result = try run(plan, in: surroundings, begin: begin, channel: channel)
        _ = consume folder
        return result
    }

    private static func run(
        _ plan: WorkPlan, in surroundings: Surroundings, begin: Int64, channel: ChannelWriter
    ) throws(WorkloadError) -> WorkloadResult {
        let input: RunInput
        do throws(WorkFault) { input = try RunInput(plan, begin: begin) } catch {
            throw WorkloadError(error)
        }
        defer { input.memory?.unmap() }
        let record = try record(plan, input, in: surroundings)
        let report = RunReport(record, of: plan)
        let answer = plan.name.body.answer(plan, record.gathered)
        let asked = plan.sizes.items * plan.passes
        guard record.gathered.itemsDone == asked else {
            throw .itemsMissing(done: record.gathered.itemsDone, asked: asked)
        }
        guard answer.found == answer.expected else {
            throw .wrongAnswer(
                workload: plan.name.rawValue, expected: answer.expected, found: answer.found)
        }
        channel.write(report, name: plan.name.rawValue, asked: asked)
        return WorkloadResult(
            answer: answer.found, itemsDone: record.gathered.itemsDone, itemsAsked: asked,
            report: report)
    }

    private static func record(
        _ plan: WorkPlan, _ input: RunInput, in surroundings: Surroundings
    ) throws(WorkloadError) -> RunRecord {
        let record: RunRecord
        switch plan.strategy {
        case .serial:
            do throws(WorkFault) { record = try SerialEngine.run(plan, input) } catch {
                throw WorkloadError(error)
            }
        case .threads: record = try ThreadsEngine.run(plan, input)
        case .processes:
            record = try ProcessesEngine.run(
                plan, input, executable: surroundings.executable,
                environment: surroundings.environment)
        }
        for (index, outcome) in record.gathered.outcomes.enumerated() {
            if let fault = outcome.fault { throw .work(worker: index + 1, fault) }
        }
        return record
    }
}

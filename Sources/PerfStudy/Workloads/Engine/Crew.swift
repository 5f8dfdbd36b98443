import CLibrary
import Subprocess

/// The worker processes of one run, and the pipes to and from each.
struct Crew {
    private struct Member {
        let process: WorkerProcess
        let orders: OwnedDescriptor
        let outcome: OwnedDescriptor
        var end: WorkerEnd?
    }

    private var members: [Member] = []

    /// Where the outcomes come from, by worker.
    var outcomes: [Int32] { members.map(\.outcome.value) }

    /// Starts the next worker.
    mutating func start(
        _ executable: String, _ environment: Environment, stream: OwnedDescriptor?,
        memory: SharedMemory?
    ) throws(WorkloadError) {
        let orders: Conduit
        let outcome: Conduit
        do throws(WorkFault) {
            orders = try Conduit()
            outcome = try Conduit()
        } catch { throw WorkloadError(error) }
        var places = [
            (from: orders.reader.value, to: WorkOrder.Place.orders),
            (from: outcome.writer.value, to: WorkOrder.Place.outcome),
        ]
        if let stream { places.append((from: stream.value, to: WorkOrder.Place.stream)) }
        if let memory { places.append((from: memory.file.value, to: WorkOrder.Place.memory)) }
        do throws(SubprocessError) {
            let process = try WorkerProcess.start(
                executable: executable, arguments: WorkerMain.words, environment: environment,
                inheriting: places)
            members.append(
                Member(process: process, orders: orders.writer, outcome: outcome.reader))
        } catch {
            throw .subprocess(error)
        }
        orders.reader.close()
        outcome.writer.close()
    }

    /// Waits until each worker has said that it is there.
    mutating func waitUntilReady() throws(WorkloadError) {
        for worker in members.indices {
            var byte: UInt8 = 0
            var count = 0
            repeat {
                count = read(members[worker].outcome.value, &byte, 1)
            } while count < 0 && errno == EINTR
            guard count == 1 else { throw ended(worker) }
        }
    }

    /// Sends a worker its order, which it reads at once.
    mutating func send(_ order: WorkOrder) throws(WorkloadError) {
        do throws(WorkFault) {
            try order.write(to: members[order.worker].orders.value)
        } catch {
            guard case .system(_, EPIPE) = error else { throw WorkloadError(error) }
            throw ended(order.worker)
        }
    }

    /// Waits for the end of all; each must have ended by itself, with status 0.
    mutating func join() throws(WorkloadError) {
        for worker in members.indices {
            guard try wait(for: worker).status == .exited(0) else { throw ended(worker) }
        }
    }

    /// Ends those that still run, and waits for them.
    mutating func end() {
        for member in members where member.end == nil { kill(member.process.id, SIGKILL) }
        for worker in members.indices { _ = try? wait(for: worker) }
    }

    /// The error of a worker that went away without a result.
    mutating func ended(_ worker: Int) -> WorkloadError {
        guard let end = try? wait(for: worker) else {
            return .workerEnded(worker: worker + 1, .exited(1))
        }
        return .workerEnded(worker: worker + 1, end.status)
    }

    private mutating func wait(for worker: Int) throws(WorkloadError) -> WorkerEnd {
        if let end = members[worker].end { return end }
        do throws(SubprocessError) {
            let end = try members[worker].process.wait()
            members[worker].end = end
            return end
        } catch {
            throw .subprocess(error)
        }
    }
}

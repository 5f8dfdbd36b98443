import CLibrary
import CSystem

/// Where the measured programs' standard output and standard error go.
package enum ChildOutput: Equatable, Sendable {
    /// To /dev/null.
    case discard
    /// To this process's own.
    case inherit
    /// Both to an open descriptor, which may be closed once the launcher is there.
    case file(descriptor: Int32)
}

/// Where the output goes, and whether some programs' standard output is captured instead.
package struct ChildStreams: Equatable, Sendable {
    package var output: ChildOutput
    /// Whether requests may ask for `LaunchSetting.capturesOutput`; their standard error goes where
    /// `output` says.
    package var canCapture: Bool

    package init(_ output: ChildOutput, canCapture: Bool = false) {
        self.output = output
        self.canCapture = canCapture
    }
}

/// What ended a wait.
package enum LauncherEvent: Equatable, Sendable {
    /// Nothing is running any more.
    case finished
    /// The deadline came first.
    case deadline
    /// This watched signal came first.
    case signal(Int32)
}

/// What can be done to a running program; always to its whole process group.
package enum LauncherCommand: Equatable, Sendable {
    /// SIGTERM, and SIGKILL after the request's grace.
    case terminate
    /// SIGKILL.
    case kill
    /// SIGSTOP, which is not taken for a failure; the time limit stands still.
    case stop
    /// SIGCONT.
    case `continue`
}

/// A small process that starts measured programs one after another and waits for them.
///
/// It is given several at once and goes on by itself: waking this process up between two of them
/// would take longer than starting the next one, and disturb it.
///
/// Linux counts the peak memory of the process that starts a program into the program's own. So the
/// launcher is forked **before anything large is allocated**; from then on it is the same however
/// large this process grows. It gives the programs their own process group, default signals, an
/// empty standard input and only such further descriptors as were inherited by this process. When
/// this process ends, in whatever way, the launcher kills the running program and ends too.
package final class Launcher {
    private let channel: Int32
    /// The socket by which the report channels are handed over.
    private let descriptors: Int32
    private let process: pid_t
    /// Where the launcher writes how programs ended.
    private let board: OpaquePointer
    /// What a program prints, where that may be asked for.
    private let captured: CapturedOutput?
    /// The newest batch.
    private var batch: [LaunchRequest] = []
    /// What the programs of the newest batch write about themselves.
    private var pipes = ChannelPipes()
    private var isRunning = false
    /// How many of its ends were told.
    private var toldCount: UInt32 = 0
    /// The last message, kept for its memory.
    private var message: [UInt8] = []

    /// How many programs may be started at once.
    package static let batchCapacity = Int(CSYSTEM_BATCH_CAPACITY)

    /// Forks the launcher.
    ///
    /// - Throws: `system`.
    package convenience init(output: ChildOutput) throws(SubprocessError) {
        try self.init(ChildStreams(output))
    }

    /// Forks the launcher.
    ///
    /// - Throws: `system`.
    package init(_ streams: ChildStreams) throws(SubprocessError) {
        let (standardOutput, standardError): (Int32, Int32) =
            switch streams.output {
            case .discard: (-1, -1)
            case .inherit: (STDOUT_FILENO, STDERR_FILENO)
            case .file(let descriptor): (descriptor, descriptor)
            }
        captured = streams.canCapture ? try CapturedOutput() : nil
        guard let board = csystem_board_make() else { throw .system(call: "mmap", code: ENOMEM) }
        var channel: Int32 = -1
        var descriptors: Int32 = -1
        let ends = csystem_streams(
            output: standardOutput, error: standardError,
            capture: captured?.file.descriptor ?? -1)
        let process = csystem_launcher_fork(ends, board, &channel, &descriptors)
        guard process > 0 else {
            csystem_board_free(board)
            throw .system(call: "fork", code: -process)
        }
        self.board = board
        self.channel = channel
        self.descriptors = descriptors
        self.process = process
    }

    /// Ends the launcher and with it a running program, and waits for its end.
    deinit {
        close(channel)
        close(descriptors)
        // A child may have stopped it.
        kill(process, SIGCONT)
        while waitpid(process, nil, 0) < 0 && errno == EINTR {}
        csystem_board_free(board)
    }

    /// Starts programs, each after the end of the one before; `nextEnd` tells how they ended.
    ///
    /// The rest is forgotten after one that could not be started, or ended otherwise than by itself
    /// with exit status 0; before one whose latest start has passed; where it does not fit in a
    /// message; before the copies become more than `LaunchSetting.mostCopies`; and before a second one
    /// whose output is captured. The first one is always started.
    /// - Parameter requests: at least one; those above `batchCapacity` are forgotten.
    /// - Throws: `launcherLost`; `system` where there is no descriptor left for one program, or the
    ///   file that captures output is not to be emptied.
    /// - Precondition: no program is running, that is, `wait` told so; nobody's output is captured
    ///   unless the streams can.
    package func start(_ requests: [LaunchRequest]) throws(SubprocessError) {
        precondition(!isRunning && !requests.isEmpty, "\(requests.count) programs to be started")
        batch = requests
        try encodeBatch()
        if let captured, batch.contains(where: \.setting.capturesOutput) { try captured.clear() }
        csystem_board_clear(board)
        toldCount = 0
        var failure: Int32 = 0
        for end in pipes.newWriteEnds where failure == 0 {
            failure = csystem_send_descriptor(descriptors, end)
        }
        if failure == 0 {
            failure = message.withUnsafeBytes { csystem_send(channel, $0.baseAddress, $0.count) }
        }
        guard failure == 0 else { throw .launcherLost }
        isRunning = true
    }

    /// Writes the message that starts the batch, with as many programs as fit in it and as there are
    /// descriptors for, and makes their report channels.
    private func encodeBatch() throws(SubprocessError) {
        pipes.beginBatch(started: Int(csystem_board_count(board)))
        var head = csystem_message()
        let headSize = MemoryLayout.size(ofValue: head)
        message.removeAll(keepingCapacity: true)
        message.append(contentsOf: repeatElement(0, count: headSize))
        var places: [(strings: LaunchRequest.Identity, place: Int)] = []
        var room = BatchRoom()
        for request in batch.prefix(Self.batchCapacity) {
            precondition(captured != nil || !request.setting.capturesOutput, "nothing captures")
            guard room.take(request.setting) else { break }
            let size = message.count
            request.encode(into: &message, places: &places)
            if head.program_count > 0 && message.count > CSYSTEM_BATCH_BYTES {
                message.removeSubrange(size...)
                break
            }
            do {
                try pipes.append(wanted: request.hasChannel)
            } catch {
                guard head.program_count > 0 else { throw error }
                message.removeSubrange(size...)
                break
            }
            head.program_count += 1
        }
        head.kind = CSYSTEM_MESSAGE_RUN.rawValue
        head.length = UInt32(message.count - headSize)
        withUnsafeBytes(of: head) { message.replaceSubrange(0..<headSize, with: $0) }
    }

    /// Does something to the running program; without effect where it has just ended.
    ///
    /// - Throws: `launcherLost`.
    package func send(_ command: LauncherCommand) throws(SubprocessError) {
        let kind =
            switch command {
            case .terminate: CSYSTEM_MESSAGE_TERMINATE
            case .kill: CSYSTEM_MESSAGE_KILL
            case .stop: CSYSTEM_MESSAGE_STOP
            case .continue: CSYSTEM_MESSAGE_CONTINUE
            }
        var message = csystem_message()
        message.kind = kind.rawValue
        let failure = csystem_send(channel, &message, MemoryLayout.size(ofValue: message))
        guard failure == 0 else { throw .launcherLost }
        // A child may have stopped the launcher, which would never read the message.
        kill(process, SIGCONT)
    }

    /// How the next program of the newest batch ended; nil where none has ended that was not told.
    ///
    /// Tells what there is at once, also while further programs are running.
    /// - Throws: why the program could not be started; it is the last one then. `system` where what it
    ///   printed cannot be read.
    package func nextEnd() throws(SubprocessError) -> LaunchedRun? {
        guard toldCount < csystem_board_count(board) else { return nil }
        let outcome = csystem_board_outcome(board, toldCount).pointee
        let index = Int(toldCount)
        let request = batch[index]
        let content = pipes.finish(index)
        toldCount += 1
        guard outcome.start_error == 0 else { throw startError(outcome, of: request) }
        var run = LaunchedRun(outcome, channel: content)
        if request.setting.counts { run.note(csystem_board_counts(board, UInt32(index)).pointee) }
        if request.setting.copies > 1 {
            let first = batch[..<index].reduce(0) { $0 + BatchRoom.copies($1.setting) }
            let copies = csystem_board_copies(board) + first
            let all = UnsafeBufferPointer(start: copies, count: request.setting.copies)
            run.copies = all.filter { $0.process > 0 }.map(LaunchedRun.Copy.init)
        }
        if let captured, request.setting.capturesOutput {
            (run.output, run.isOutputCut) = try captured.read(most: LaunchedRun.mostOutput)
        }
        return run
    }

    /// Waits until nothing is running, for a deadline or a signal.
    ///
    /// Meanwhile what programs write to their report channels is read, so that none is blocked.
    /// A signal that comes together with the end is kept: `SignalWatch.take` tells it.
    /// - Parameter deadline: as `monotonicNanoseconds` counts; nil: never.
    /// - Throws: `launcherLost`; what had ended is told by `nextEnd` all the same.
    /// - Precondition: a program was started.
    package func wait(
        until deadline: Int64? = nil, watching signals: SignalWatch? = nil
    ) throws(SubprocessError) -> LauncherEvent {
        precondition(isRunning, "nothing was started")
        var pause: Int64?
        while true {
            var entries = [
                pollfd(fd: channel, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            if pause == nil { pipes.append(to: &entries) }
            let moment = [deadline, pause].compactMap(\.self).min()
            let count = poll(&entries, nfds_t(entries.count), milliseconds(until: moment))
            if count < 0 && errno != EINTR { throw .system(call: "poll", code: errno) }
            if count > 0 && entries[0].revents != 0 {
                isRunning = false
                var answer: UInt8 = 0
                guard csystem_receive(channel, &answer, 1) == 0 else { throw .launcherLost }
                return .finished
            }
            if let signal = signals?.take() { return .signal(signal) }
            if let deadline, monotonicNanoseconds() >= deadline { return .deadline }
            pause = drainedPause()
        }
    }
}

extension Launcher {
    /// Reads the report channels; until when they can be left alone, nil where they fill up quickly.
    ///
    /// A program that writes a line now and then would otherwise wake this process up at each.
    private func drainedPause() -> Int64? {
        switch pipes.drain() {
        case .forAWhile: monotonicNanoseconds() + 1_000_000
        case .untilWritten, .none: nil
        }
    }
}

/// Nanoseconds of a clock that never jumps and has no meaning by itself.
package func monotonicNanoseconds() -> Int64 { Int64(csystem_monotonic_ns()) }

/// The time of `poll` until a deadline, rounded up; -1 for ever.
func milliseconds(until deadline: Int64?) -> Int32 {
    guard let deadline else { return -1 }
    let left = max(0, deadline - monotonicNanoseconds())
    return Int32(clamping: (left + 999_999) / 1_000_000)
}

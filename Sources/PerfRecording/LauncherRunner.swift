import PerfModel
package import Subprocess

/// Runs children by the launcher, and watches the recorder's own signals meanwhile.
package final class LauncherRunner: ChildRunner {
    private let launcher: Launcher
    private let signals: SignalWatch?

    /// Watches the signals to this process.
    ///
    /// - Throws: `SubprocessError` where signals cannot be watched.
    package convenience init(_ launcher: Launcher) throws(SubprocessError) {
        self.init(launcher, watching: try SignalWatch())
    }

    /// - Parameter signals: nil where signals to this process have their usual effect.
    package init(_ launcher: Launcher, watching signals: SignalWatch?) {
        self.launcher = launcher
        self.signals = signals
    }

    package var now: Int64 { monotonicNanoseconds() }

    package func start(_ launches: [LaunchRequest]) throws(SubprocessError) {
        try launcher.start(launches)
    }

    package func nextEnd() throws(SubprocessError) -> ChildEnd? {
        try launcher.nextEnd().map(ChildEnd.init)
    }

    package func wait(until deadline: Int64?) throws(SubprocessError) -> ChildEvent {
        switch try launcher.wait(until: deadline, watching: signals) {
        case .finished: .finished
        case .deadline: .deadline
        case .signal(let number): .signal(number)
        }
    }

    package func pendingSignal() -> Int32? { signals?.take() }

    package func send(_ command: LauncherCommand) throws(SubprocessError) {
        try launcher.send(command)
    }

    package func suspend() { signals?.stopSelf() }
}

extension ChildEnd {
    /// The end as the launcher tells it, with what the program reported.
    fileprivate init(_ run: LaunchedRun) {
        let usage = run.usage
        let cause: Cause =
            switch run.cause {
            case .itself: .itself
            case .timeout: .timeout
            case .requested: .request
            case .stopped(let signal): .stopped(signal)
            }
        self.init(
            startedAt: Instant(microseconds: run.startedAtMicroseconds),
            endedAt: run.endedAtNanoseconds,
            usage: Usage(
                wall: usage.wallNanoseconds, user: usage.userNanoseconds,
                sys: usage.systemNanoseconds, maxRSS: usage.maxRSSBytes,
                voluntarySwitches: usage.voluntarySwitches,
                involuntarySwitches: usage.involuntarySwitches, minorFaults: usage.minorFaults,
                majorFaults: usage.majorFaults, blockReads: usage.blocksIn,
                blockWrites: usage.blocksOut),
            cause: cause, exitStatus: run.status.exitStatus, signal: run.status.signal,
            leftProcesses: run.hadLeftovers,
            report: ChannelReader.report(of: run.channel.bytes, dropped: run.channel.dropped))
        copies = run.copies.map(RunCopy.init)
        output = run.output
        isOutputCut = run.isOutputCut
        for counter in Counter.allCases {
            guard let value = run.counters[counter] else { continue }
            let isPartial = run.userOnlyCounters.contains(counter)
            report.metrics.append(counter.metric(value, ofUserCode: isPartial))
        }
        missingCounters = run.missingCounters.map(\.rawValue)
        userOnlyCounters = Counter.allCases.filter(run.userOnlyCounters.contains).map(\.rawValue)
    }
}

extension RunCopy {
    fileprivate init(_ copy: LaunchedRun.Copy) {
        let usage = copy.usage
        self.init(
            start: copy.startNanoseconds, wall: usage.wallNanoseconds, user: usage.userNanoseconds,
            sys: usage.systemNanoseconds, maxRSS: usage.maxRSSBytes,
            exitStatus: copy.status.exitStatus, signal: copy.status.signal)
    }
}

extension LaunchedRun.Status {
    fileprivate var exitStatus: Int32? {
        if case .exited(let status) = self { status } else { nil }
    }

    fileprivate var signal: Int32? {
        if case .signalled(let number) = self { number } else { nil }
    }
}

extension Counter {
    /// What was counted as a metric of the run: `perf:cycles`, of user code alone `perf:cycles:u`, so
    /// that the two are never compared; CPU time in seconds.
    ///
    /// - Source: perf-list(1), event modifiers.
    fileprivate func metric(_ value: Double, ofUserCode isPartial: Bool) -> MetricValue {
        let isTime = self == .taskClock
        let metric = Metric(
            name: "perf:\(rawValue)\(isPartial ? ":u" : "")", unit: isTime ? "s" : nil,
            direction: .lower)
        return MetricValue(metric: metric, value: isTime ? value / 1e9 : value)
    }
}

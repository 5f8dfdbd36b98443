import CLibrary

/// Clears up when this process is told to end by SIGTERM or SIGINT, then lets the signal end it.
///
/// It is made before other threads are, so that none of them takes these signals; programs that are
/// started get them as by default.
struct EndWatch: ~Copyable {
    private let thread: WorkerThread
    private let maskBefore: sigset_t

    /// What ends the watch itself; by default it does nothing.
    private static let over = SIGURG

    init(_ clearUp: @escaping @Sendable () -> Void) throws(WorkFault) {
        var watched = sigset_t()
        sigemptyset(&watched)
        for number in [SIGTERM, SIGINT, Self.over] { sigaddset(&watched, number) }
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &watched, &before)
        let signals = watched
        do throws(WorkFault) {
            thread = try WorkerThread {
                let number = Self.wait(for: signals)
                guard number != Self.over else { return }
                clearUp()
                Self.end(by: number, signals)
            }
        } catch {
            pthread_sigmask(SIG_SETMASK, &before, nil)
            throw error
        }
        maskBefore = before
    }

    deinit {
        thread.signal(Self.over)
        thread.join()
        var mask = maskBefore
        pthread_sigmask(SIG_SETMASK, &mask, nil)
    }

    private static func wait(for signals: sigset_t) -> Int32 {
        var signals = signals
        var number: Int32 = 0
        while sigwait(&signals, &number) != 0 {}
        return number
    }

    /// Ends this process as the signal does by default.
    private static func end(by number: Int32, _ signals: sigset_t) {
        var signals = signals
        CLibrary.signal(number, SIG_DFL)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
    }
}

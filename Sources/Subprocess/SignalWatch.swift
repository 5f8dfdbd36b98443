import CSystem

/// Notes SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT and SIGWINCH instead of obeying them.
///
/// SIGHUP and SIGTSTP stay ignored where they were (`nohup`). There is one watch at a time; the
/// dispositions from before come back when it goes.
package final class SignalWatch {
    /// Polls as readable while a signal waits to be taken.
    let descriptor: Int32

    /// Begins to watch.
    ///
    /// - Throws: `system`, with EBUSY where there is a watch already.
    package init() throws(SubprocessError) {
        descriptor = csystem_signals_watch()
        guard descriptor >= 0 else { throw .system(call: "sigaction", code: -descriptor) }
    }

    deinit { if descriptor >= 0 { csystem_signals_restore() } }

    /// A signal that came and was not taken yet, nil where there is none.
    package func take() -> Int32? {
        let signal = csystem_signals_take()
        return signal == 0 ? nil : signal
    }

    /// Stops this process as SIGTSTP does by default; returns after it is continued.
    package func stopSelf() { csystem_stop_self() }
}

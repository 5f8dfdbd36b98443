import CLibrary

/// A thread of the system: one `pthread`, which ends when its body does.
struct WorkerThread {
    private let thread: pthread_t

    /// Starts the thread.
    init(_ body: @escaping @Sendable () -> Void) throws(WorkFault) {
        let box = Unmanaged.passRetained(Body(run: body))
        #if canImport(Darwin)
            var started: pthread_t?
            let failure = pthread_create(&started, nil, { runBody($0) }, box.toOpaque())
        #else
            var started = pthread_t()
            let failure = pthread_create(&started, nil, { runBody($0) }, box.toOpaque())
        #endif
        guard failure == 0 else {
            box.release()
            throw .system(call: "pthread_create", code: failure)
        }
        #if canImport(Darwin)
            guard let started else { throw .system(call: "pthread_create", code: EINVAL) }
        #endif
        thread = started
    }

    /// Waits for its end, once.
    func join() {
        pthread_join(thread, nil)
    }

    /// Sends it a signal.
    func signal(_ number: Int32) {
        pthread_kill(thread, number)
    }

    /// Lets it run on by itself, instead of joining it.
    func detach() {
        pthread_detach(thread)
    }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runBody(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let box else { return nil }
    Unmanaged<Body>.fromOpaque(box).takeRetainedValue().run()
    return nil
}

import CSystem

/// The clock that all phases and tasks are told by; it never jumps, and is one for all processes.
enum Clock {
    /// Nanoseconds.
    static var now: Int64 { Int64(csystem_monotonic_ns()) }
}

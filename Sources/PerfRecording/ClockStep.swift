/// The smallest step of a clock, by reading it.
enum ClockStep {
    /// How many steps are looked at: the least of them is no longer than a few of the clock's own.
    private static let steps = 64
    /// The most readings, so that a clock of milliseconds costs no more than one of nanoseconds.
    private static let mostReadings = 4096

    /// The least difference greater than 0 between readings that follow each other, nanoseconds; nil
    /// for a clock that stood still.
    ///
    /// Where reading takes longer than a step of the clock, it is what reading takes: nothing shorter
    /// can be told apart by reading. With the processor's own counter that is about 20 ns, and the look
    /// takes about 2 µs.
    static func smallest(_ read: () -> Int64) -> Int64? {
        var least: Int64?
        var count = 0
        var last = read()
        for _ in 0..<mostReadings where count < steps {
            let now = read()
            guard now > last else { continue }
            least = min(least ?? .max, now - last)
            count += 1
            last = now
        }
        return least
    }
}

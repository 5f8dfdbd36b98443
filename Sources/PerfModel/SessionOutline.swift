/// A session without its runs: what is told once, however many runs it has.
package struct SessionOutline: Hashable, Sendable {
    package var session: Session
    /// Those that have runs, in the order of their first ones; a run names its configuration by its
    /// place here.
    package var configurations: [SessionConfiguration]
    /// Why each of them was measured no further, in the same order.
    package var stops: [StopReason?]

    package init(
        session: Session, configurations: [SessionConfiguration], stops: [StopReason?]
    ) {
        self.session = session
        self.configurations = configurations
        self.stops = stops
    }
}

/// What is said of all points of a report, once for all pages: corrected for each whole session, so that
/// no page says what another does not.
struct PointVerdicts {
    let warnings: SessionWarnings
    let commands: ComparedContests

    /// - Parameter points: all that are shown, in the order of tables.
    init(_ points: [SweepPoint]) {
        warnings = SessionWarnings(points)
        commands = ComparedContests(points)
    }
}

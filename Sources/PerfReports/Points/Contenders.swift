import PerfModel

/// What points have in common that may be compared: all but strategy, workers and mechanism.
///
/// They may come from several sessions, if those measured the same revision under the same label.
struct Contenders: Hashable {
    private var benchmark: String
    private var load: Load?
    private var caching: String?
    private var runtime: String?
    private var parameters: [Parameter]
    private var host: Host?
    private var version: Version

    init(of point: SweepPoint) {
        let configuration = point.configuration
        benchmark = configuration.benchmark
        load = configuration.load
        caching = configuration.caching
        runtime = configuration.runtime
        parameters = configuration.parameters
        host = point.host
        version = Version(of: point.session)
    }
}

/// What sessions measured: a commit in its state, under a label.
struct Version: Hashable {
    private var commit: String?
    private var isDirty: Bool?
    private var label: String?

    init(of session: Session) {
        commit = session.revision?.commit
        isDirty = session.revision?.isDirty
        label = session.label
    }
}

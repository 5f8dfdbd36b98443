import PerfModel

/// What points have in common that differ in strategy, workers, mechanism and what is left out.
///
/// The label of a transcribed session names its graph and keeps nothing apart here.
struct Circumstances: Hashable {
    private var benchmark: String
    private var load: Load?
    private var caching: String?
    private var runtime: String?
    private var parameters: [Parameter]
    private var host: Host?
    private var version: Version

    init(of point: SweepPoint, withoutCaching: Bool = false, withoutParameter: String? = nil) {
        let configuration = point.configuration
        benchmark = configuration.benchmark
        load = configuration.load
        caching = withoutCaching ? nil : configuration.caching
        runtime = configuration.runtime
        parameters = configuration.parameters.filter { $0.name != withoutParameter }
        host = point.host
        version = Version(of: point.session.withoutGraph)
    }
}

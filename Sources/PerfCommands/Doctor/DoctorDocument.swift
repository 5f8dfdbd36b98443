import PerfRecording

/// What `doctor` found, for programs.
struct DoctorDocument: Encodable {
    /// One check.
    struct Check: Encodable {
        var check: String
        var state: String
        /// Nil where nothing was read, or where there is nothing of the kind.
        var value: CheckReading.Value?
        var unit: String?
        /// The value as a person reads it.
        var read: String?
        var advice: String?
        var commands: [String]
    }

    /// The worst state of any check, `unknown` where none could be read.
    var state: String
    var headline: String
    var checks: [Check]

    init(_ page: DoctorPage) {
        let states: [CheckState] = [.bad, .care, .fine]
        let worst = states.first { state in page.results.contains { $0.state == state } }
        state = (worst ?? .unknown).rawValue
        headline = page.headline
        checks = page.results.map { result in
            let reading = result.fact.map(CheckReading.init)
            let advice = CheckAdvice(result)
            return Check(
                check: result.check.rawValue, state: result.state.rawValue, value: reading?.value,
                unit: reading?.unit, read: reading?.text, advice: advice?.text,
                commands: advice?.commands ?? [])
        }
    }
}

import Markdown
import PerfModel

extension Configuration {
    /// The benchmark and its dimensions in one line: `naps: threads ×2, high`.
    var headline: String {
        let name = harmless(benchmark)
        return words.isEmpty ? name : "\(name): \(harmless(words))"
    }
}

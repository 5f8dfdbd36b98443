import Markdown
import PerfInterchange
import PerfModel
import PerfRecording

/// A file of another tool that was read and can be stored.
struct ForeignFile {
    /// As it was typed.
    let name: String
    let content: ForeignSession

    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - name: as it is told.
    /// - Throws: `ImportError.badFile`.
    init(
        _ bytes: [UInt8], named name: String, form: ForeignForm?, facts: GivenFacts
    ) throws(ImportError) {
        self.name = name
        do throws(InterchangeError) {
            var content = try ForeignForm.session(bytes, form: form, discretion: Self.discretion)
            content.session.label = facts.label
            if let host = facts.host { content.place(on: host) }
            self.content = content
        } catch {
            throw ImportError.badFile(self.name, error)
        }
    }

    /// What was imported.
    func sentence(isNew: Bool, in history: String) -> String {
        let count = content.configurations.count
        let what = count == 1 ? "1 configuration" : "\(count) configurations"
        let runs = content.runs.count == 1 ? "1 run" : "\(content.runs.count) runs"
        let news = isNew ? "is new in" : "was already in"
        return """
            \(harmless(name)), by \(content.form.rawValue): \(runs) of \(what); session \
            \(content.session.id.prefix(8)) \(news) \(harmless(history)).\n
            """
    }

    /// What a reader of the numbers should know.
    var notes: [String] {
        content.toleratedFailures.map { configuration, failed, runs in
            """
            \(harmless(name)): \(failed) of \(runs) runs of \(configuration.headline) ended with \
            another exit status than 0, which \(content.form.rawValue) was told to ignore: they count.
            """
        }
    }

    private static let discretion = Discretion(
        masked: { Secrets.masked([$0]).joined() }, isSecret: { Secrets.isSecretName($0) })
}

import ArgumentGrammar
import Markdown

extension CompletionAnswer {
    /// What the shell is to do beside offering the candidates, as the scripts read it.
    ///
    /// - Parameter place: turns the index of a word into what the script counts by.
    func order(place: (Int) -> Int = { $0 }) -> String {
        switch addition {
        case .nothing: goesOn ? "goes-on" : "words"
        case .files: "files"
        case .folders: "folders"
        case .programs: "programs"
        case .commandLine(let index): "line \(place(index))"
        }
    }

    /// Fields that each end with NUL: the order, what stays before a value, and for each candidate
    /// the word itself and what is shown for it. zsh quotes what it inserts.
    ///
    /// - Parameter columns: how many the list may take, or nil where it is not known; zsh would go on
    ///   in the next line.
    func zshText(columns: Int?) -> String {
        let width = candidates.map { harmless($0.text).displayWidth }.max() ?? 0
        let pairs = candidates.flatMap { candidate in
            let shown = candidate.shown(width: width)
            return [candidate.text, columns.map { shown.cut(columns: max(1, $0 - 1)) } ?? shown]
        }
        return fields([order(), kept] + pairs)
    }

    /// Fields that each end with NUL: the order, what stays before a value, and each candidate with
    /// its meaning after a tab. fish quotes what it inserts, but takes no candidate with a tab.
    var fishText: String {
        let lines = candidates.filter { !$0.text.utf8.contains(UInt8(ascii: "\t")) }.map {
            $0.meaning.isEmpty ? $0.text : "\($0.text)\t\(harmless($0.meaning))"
        }
        return fields([order(), kept] + lines)
    }

    private func fields(_ fields: [String]) -> String { fields.map { $0 + "\0" }.joined() }
}

extension Candidate {
    /// The candidate in a list, harmless to the terminal; meanings stand below each other.
    fileprivate func shown(width: Int) -> String {
        let text = harmless(text)
        guard !meaning.isEmpty else { return text }
        let gap = String(repeating: " ", count: max(0, width - text.displayWidth))
        return "\(text)\(gap)  -- \(harmless(meaning))"
    }
}

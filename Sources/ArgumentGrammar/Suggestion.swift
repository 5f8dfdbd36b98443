/// The candidate that was probably meant by a word that is none of them; nil where none is near.
///
/// Near is one edit per three letters of the longer word, at most three, whatever the case of the
/// letters: "sotr" means "sort", but "ab" means nothing. Of equally near ones the first is taken.
/// Else a word of two letters or more means the only candidate that it begins.
package func suggestion(for word: String, among candidates: some Sequence<String>) -> String? {
    let folded = word.lowercased()
    var best: (candidate: String, distance: Int)?
    var begun: [String] = []
    for candidate in candidates where candidate != word && !begun.contains(candidate) {
        let other = candidate.lowercased()
        let limit = min(max(folded.count, other.count) / 3, 3)
        if other.hasPrefix(folded) { begun.append(candidate) }
        guard abs(folded.count - other.count) <= limit else { continue }
        let distance = editDistance(folded, other)
        if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    return folded.count >= 2 && begun.count == 1 ? begun.first : nil
}

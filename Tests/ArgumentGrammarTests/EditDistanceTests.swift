import ArgumentGrammar
import Testing

/// Every text of up to `length` of the given letters, the shortest first.
func texts(of letters: [String], upTo length: Int) -> [String] {
    var all = [""]
    var longest = [""]
    for _ in 0..<length {
        longest = longest.flatMap { text in letters.map { text + $0 } }
        all += longest
    }
    return all
}

/// Every text that is one edit away.
private func neighbours(of text: String, letters: [String]) -> Set<String> {
    let characters = Array(text)
    var found: Set<String> = []
    for index in 0...characters.count {
        let head = String(characters[..<index])
        let tail = characters[index...]
        for letter in letters { found.insert(head + letter + String(tail)) }
        guard let next = tail.first else { continue }
        found.insert(head + String(tail.dropFirst()))
        for letter in letters { found.insert(head + letter + String(tail.dropFirst())) }
        guard let second = tail.dropFirst().first else { continue }
        found.insert(head + String([second, next]) + String(tail.dropFirst(2)))
    }
    return found
}

@Suite struct `Edit distance` {
    @Test(arguments: [
        ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("sort", "sort", 0), ("sotr", "sort", 1),
        ("kitten", "sitting", 3), ("ca", "abc", 2), ("a cat", "an abct", 3), ("é", "e\u{301}", 0),
    ])
    func `is known for some words`(left: String, right: String, distance: Int) {
        #expect(editDistance(left, right) == distance)
    }

    @Test func `is a metric on all small words`() {
        let words = texts(of: ["a", "b"], upTo: 4)
        let table = words.map { first in words.map { editDistance(first, $0) } }
        for first in words.indices {
            for second in words.indices {
                let distance = table[first][second]
                let lengths = [words[first].count, words[second].count].sorted()
                #expect((distance == 0) == (first == second))
                #expect(distance == table[second][first])
                #expect((lengths[1] - lengths[0]...lengths[1]).contains(distance))
                let shortest = words.indices.map { table[first][$0] + table[$0][second] }.min()
                #expect(distance == shortest, "\(words[first]) → \(words[second])")
            }
        }
    }

    @Test(arguments: ["", "a", "ab", "ca", "aab", "abc", "cab", "acbb", "abca"])
    func `is the length of the shortest way, found by trying all edits`(start: String) {
        let letters = ["a", "b", "c"]
        var distances = [start: 0]
        var edge: Set<String> = [start]
        for distance in 1...6 {
            edge = Set(edge.flatMap { neighbours(of: $0, letters: letters) })
                .filter { $0.count <= 5 && distances[$0] == nil }
            for text in edge { distances[text] = distance }
        }
        for text in texts(of: letters, upTo: 4) {
            #expect(editDistance(start, text) == distances[text], "\(start) → \(text)")
        }
    }
}

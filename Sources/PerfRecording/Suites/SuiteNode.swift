import RelaxedJSON

/// A value of a suite's file with its path.
struct SuiteNode {
    let value: JSONValue
    let path: String

    func error(_ problem: SuiteError.Problem) -> SuiteError {
        SuiteError(problem, path: path, at: value.place)
    }

    func wrongType(_ expected: SuiteError.Expectation) -> SuiteError {
        error(.wrongType(expected: expected, found: value.kind))
    }

    /// Its members; nothing but the known keys is allowed.
    func object(known: [String]) throws(SuiteError) -> SuiteObject {
        let object = SuiteObject(node: self, members: try members())
        for member in object.members where !known.contains(member.name) {
            throw SuiteError(
                .unknownKey(member.name, known: known), path: path, at: member.place)
        }
        return object
    }

    func members() throws(SuiteError) -> [JSONMember] {
        guard let members = value.object else { throw wrongType(.object) }
        return members
    }

    func list(_ expected: SuiteError.Expectation = .list) throws(SuiteError) -> [SuiteNode] {
        guard let values = value.list else { throw wrongType(expected) }
        guard !values.isEmpty else { throw error(.emptyList) }
        return values.enumerated().map { SuiteNode(value: $1, path: "\(path)[\($0)]") }
    }

    /// A text that is not empty and has no control character.
    func text() throws(SuiteError) -> String {
        guard let text = value.string else { throw wrongType(.text) }
        guard !text.isEmpty, !text.hasControlCharacter else { throw error(.badText(text)) }
        return text
    }

    /// A list of texts, which may be empty; a command's words may hold anything.
    func words() throws(SuiteError) -> [SuiteNode] {
        let nodes = try list(.words)
        for node in nodes where node.value.string == nil { throw node.wrongType(.text) }
        return nodes
    }

    func count(from least: Int, to most: Int = 10_000_000) throws(SuiteError) -> Int {
        guard let number = value.number else { throw wrongType(.wholeNumber) }
        guard let whole = number.whole, let count = Int(exactly: whole),
            (least...most).contains(count)
        else { throw error(.badCount(number.text, least: least, most: most)) }
        return count
    }

    func time() throws(SuiteError) -> Duration {
        guard let text = value.string ?? value.number?.text else { throw wrongType(.time) }
        let time =
            value.string.map { TimeSpan.duration($0) }
            ?? value.number?.double.flatMap { TimeSpan.duration(seconds: $0) }
        guard let time else { throw error(.badTime(text)) }
        return time
    }

    func boolean() throws(SuiteError) -> Bool {
        guard let boolean = value.boolean else { throw wrongType(.trueOrFalse) }
        return boolean
    }

    /// A share, as text or as a number.
    func share() throws(SuiteError) -> Double {
        guard let text = value.string ?? value.number?.text else { throw wrongType(.share) }
        guard let share = Share.value(text) else { throw error(.badShare(text)) }
        return share
    }

    /// One of a set of words.
    func choice<Choice: RawRepresentable<String>>(
        among choices: [Choice]
    ) throws(SuiteError) -> Choice {
        let text = try text()
        guard let choice = choices.first(where: { $0.rawValue == text }) else {
            throw error(.badChoice(text, known: choices.map(\.rawValue)))
        }
        return choice
    }

    /// The items of a dimension: those of a list, or of a text as it is typed on the command line.
    func items() throws(SuiteError) -> [(text: String, node: SuiteNode)] {
        if let text = value.string { return SweepList.words(of: text).map { ($0, self) } }
        if let number = value.number { return [(number.text, self)] }
        var items: [(String, SuiteNode)] = []
        for node in try list(.items) {
            guard let text = node.value.string ?? node.value.number?.text else {
                throw node.wrongType(.item)
            }
            items.append((text, node))
        }
        return items
    }

    /// The values of a dimension; an item that is none is told with its own path.
    func values<Value>(
        _ read: (_ words: [String], _ list: String) throws(SweepError) -> [Value]
    ) throws(SuiteError) -> [Value] {
        let items = try items()
        for (text, node) in items {
            do throws(SweepError) { _ = try read([text], text) } catch {
                throw node.error(.badSweep(error))
            }
        }
        let words = items.map(\.text)
        do throws(SweepError) {
            return try read(words, words.joined(separator: ","))
        } catch {
            throw self.error(.badSweep(error))
        }
    }
}

/// An object of a suite's file.
struct SuiteObject {
    let node: SuiteNode
    let members: [JSONMember]

    /// The value of a key; nil where it is not there.
    subscript(key: String) -> SuiteNode? {
        members.first { $0.name == key }.map {
            SuiteNode(value: $0.value, path: node.path.isEmpty ? key : "\(node.path).\(key)")
        }
    }

    func required(_ key: String) throws(SuiteError) -> SuiteNode {
        guard let value = self[key] else { throw node.error(.missingKey(key)) }
        return value
    }
}

extension String {
    /// Whether it contains a character of general category Cc.
    var hasControlCharacter: Bool {
        unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
}

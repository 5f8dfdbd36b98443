import RelaxedJSON

/// The command of a benchmark, or those that it compares.
struct SuiteCommands {
    /// The names of several; empty where there is one without a name.
    private(set) var names: [String] = []
    /// The words of each.
    private var nodes: [[SuiteNode]] = []

    /// Reads `command`, a list of words, or `commands`, an object of such lists.
    init(_ object: SuiteObject) throws(SuiteError) {
        guard let commands = object["commands"] else {
            nodes = [try Self.words(try object.required("command"))]
            return
        }
        if object["command"] != nil { throw object.node.error(.conflict("command", "commands")) }
        for member in try commands.members() {
            let node = SuiteNode(value: member.value, path: "\(commands.path).\(member.name)")
            guard !member.name.isEmpty, !member.name.hasControlCharacter else {
                throw SuiteError(.badText(member.name), path: commands.path, at: member.place)
            }
            names.append(member.name)
            nodes.append(try Self.words(node))
        }
        if nodes.isEmpty { throw commands.error(.emptyList) }
    }

    private static func words(_ node: SuiteNode) throws(SuiteError) -> [SuiteNode] {
        let words = try node.words()
        if words[0].value.string == "" { throw words[0].error(.badText("")) }
        return words
    }

    /// All words of all commands.
    var words: [SuiteNode] { nodes.flatMap(\.self) }

    /// The words of each command.
    var texts: [[String]] { nodes.map { $0.compactMap(\.value.string) } }
}

import PerfModel

/// Finds the command as it was typed from commands with their parameters filled in.
///
/// Example: `make -j 1` with threads=1 and `make -j 8` with threads=8 were `make -j {threads}`.
enum CommandUnfolding {
    /// A command line, or its name, with the parameters that stand in it.
    struct FilledCommand {
        var text: String
        /// Sorted by name, each once.
        var parameters: [Parameter]
    }

    /// What a command line is made of, as UTF-8.
    enum Part: Hashable {
        case byte(UInt8)
        case placeholder(String)
    }

    /// Gives each result the command that it has in common with as many others as possible: for each
    /// place its template. What stands alone keeps its command.
    ///
    /// Two results with the same parameters are never of one command.
    static func templates(_ commands: [FilledCommand]) -> [String] {
        var groups: [Group] = []
        var chosen: [Int] = []
        for result in commands {
            if let place = groups.firstIndex(where: { $0.takes(result) }) {
                chosen.append(place)
            } else if let place = groups.indices.first(where: { groups[$0].widens(to: result) }) {
                chosen.append(place)
            } else {
                chosen.append(groups.count)
                groups.append(Group(of: result))
            }
            groups[chosen[chosen.count - 1]].add(result)
        }
        return chosen.map { groups[$0].text }
    }

    /// Results of one command.
    private struct Group {
        private var members: [FilledCommand] = []
        private var known: Set<[Parameter]> = []
        private var template: [Part]
        private let names: [String]

        init(of result: FilledCommand) {
            names = result.parameters.map(\.name)
            template = result.text.utf8.map { .byte($0) }
        }

        var text: String {
            let bytes = template.flatMap { part in
                switch part {
                case .byte(let byte): [byte]
                case .placeholder(let name): Array("{\(name)}".utf8)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }

        mutating func add(_ result: FilledCommand) {
            members.append(result)
            known.insert(result.parameters)
        }

        private func isOpen(to result: FilledCommand) -> Bool {
            result.parameters.map(\.name) == names && !known.contains(result.parameters)
        }

        /// Whether the template as it is gives the result's command.
        func takes(_ result: FilledCommand) -> Bool {
            guard isOpen(to: result) else { return false }
            let bytes = template.flatMap { part in
                switch part {
                case .byte(let byte): [byte]
                case .placeholder(let name):
                    Array((result.parameters.first { $0.name == name }?.value ?? "").utf8)
                }
            }
            return bytes == Array(result.text.utf8)
        }

        /// Whether another template gives the commands of all; it is taken then.
        mutating func widens(to result: FilledCommand) -> Bool {
            guard isOpen(to: result) else { return false }
            var search = TemplateSearch(members + [result])
            guard let wider = search.template() else { return false }
            template = wider
            return true
        }
    }
}

/// A walk along several command lines at once, in equal bytes and in values of the same parameter.
private struct TemplateSearch {
    private struct Step {
        /// The place in each of the commands.
        var places: [Int]
        /// What was read to come here, and from which step; nil at the start.
        var last: (part: CommandUnfolding.Part, from: Int)?
    }

    /// After this many steps the commands are taken to have nothing in common.
    private static let limit = 20_000

    private let commands: [[UInt8]]
    /// The parameters that have several values, and their value in each of the commands.
    private let parameters: [(name: String, values: [[UInt8]])]
    private var steps: [Step] = []
    private var seen: Set<[Int]> = []

    init(_ results: [CommandUnfolding.FilledCommand]) {
        commands = results.map { Array($0.text.utf8) }
        let names = results.first?.parameters.map(\.name) ?? []
        parameters = names.enumerated().compactMap { place, name in
            let values = results.map { Array($0.parameters[place].value.utf8) }
            return Set(values).count > 1 ? (name, values) : nil
        }
    }

    /// The parts that give each of the commands; placeholders before equal text. Nil: there are none.
    mutating func template() -> [CommandUnfolding.Part]? {
        steps = [Step(places: commands.map { _ in 0 })]
        var open = [0]
        while let number = open.popLast(), steps.count < Self.limit {
            let places = steps[number].places
            guard seen.insert(places).inserted else { continue }
            if zip(places, commands).allSatisfy({ $0 == $1.count }) { return parts(to: number) }
            // The last one added is tried first.
            if let byte = commonByte(at: places) {
                open.append(steps.count)
                steps.append(Step(places: places.map { $0 + 1 }, last: (.byte(byte), number)))
            }
            for (name, values) in parameters.reversed() where stand(values, at: places) {
                open.append(steps.count)
                steps.append(
                    Step(
                        places: zip(places, values).map { $0 + $1.count },
                        last: (.placeholder(name), number)))
            }
        }
        return nil
    }

    private func parts(to number: Int) -> [CommandUnfolding.Part] {
        var parts: [CommandUnfolding.Part] = []
        var number = number
        while let last = steps[number].last {
            parts.append(last.part)
            number = last.from
        }
        return parts.reversed()
    }

    private func commonByte(at places: [Int]) -> UInt8? {
        var common: UInt8?
        for (place, command) in zip(places, commands) {
            guard place < command.count, command[place] == common ?? command[place] else {
                return nil
            }
            common = command[place]
        }
        return common
    }

    private func stand(_ values: [[UInt8]], at places: [Int]) -> Bool {
        zip(zip(commands, places), values).allSatisfy { $0.0[$0.1...].starts(with: $1) }
    }
}

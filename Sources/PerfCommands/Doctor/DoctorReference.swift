import Markdown
import PerfRecording

/// The page about the checks, docs/doctor.md: what each looks at, its limits, and what to do.
enum DoctorReference {
    static var document: Document {
        Document(
            [
                .heading(level: 1, ["What the doctor checks"]),
                .paragraph([
                    .code("perfdb doctor"),
                    """
                     says whether a machine is fit to measure. A check is fine, asks for care (values may \
                    scatter or shift; compare only what was measured in one session), is bad (values say \
                    more about the machine than about what is measured), or is unknown, where the \
                    machine does not tell.
                    """,
                ]),
                .paragraph([
                    """
                    The names are stable: they are in JSON and CSV. What was read is stored with each \
                    session; before a recording, checks that are bad are told as warnings.
                    """
                ]),
            ] + MachineCheck.allCases.flatMap(section))
    }

    private static func section(_ check: MachineCheck) -> [Block] {
        let meaning = CheckMeaning(check)
        var blocks: [Block] = [
            .heading(level: 2, [.text(check.rawValue)]), .paragraph([.text(meaning.subject)]),
        ]
        let states = [("care", meaning.care), ("bad", meaning.bad)].compactMap { name, limit in
            limit.map { [Inline.strong([.text(name)]), .text(": \($0)")] }
        }
        blocks.append(.bulletList(states))
        let advice = CheckAdvice(check)
        blocks.append(.paragraph([.text(advice.text)]))
        if !advice.commands.isEmpty {
            blocks.append(.code(advice.commands.joined(separator: "\n"), language: "sh"))
        }
        return blocks
    }
}

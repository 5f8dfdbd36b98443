import ArgumentGrammar
import PerfRecording

/// `perfdb doctor`: whether this machine is fit to measure, and what to do about it.
enum DoctorCommand: Command {
    static let name = "doctor"
    static let grammar = Grammar(
        name: name, summary: "Say whether this machine is fit to measure, and what to do.",
        SharedOptions.format,
        example: "perfdb doctor",
        discussion: """
            It looks at the machine for about a second, in which it starts `true` over and over, and \
            changes nothing. Each check is fine, asks for care (values may scatter or shift), is bad, \
            or could not be read; docs/doctor.md explains them. Before a recording those that are bad \
            are told as warnings, and what was read is stored with the session.

            Exit status: 3 where a check is bad, else 0.
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        let examination = try MachineExamination.made(in: context)
        let page = DoctorPage(results: examination.results)
        context.output.write(
            try page.text(as: arguments[SharedOptions.format], width: context.output.columns()))
        return page.results.contains { $0.state == .bad } ? .badNews : .fine
    }
}

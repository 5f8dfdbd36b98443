import ArgumentGrammar

/// `perfdb completions`: the script that makes a shell ask this program at each Tab.
enum CompletionsCommand: Command {
    static let shell = Positional(
        "SHELL", CompletionShell.syntax, help: "The shell that reads the script.")

    static let grammar = Grammar(
        name: "completions", summary: "Print what lets a shell complete perfdb's command lines.",
        shell,
        example: "perfdb completions bash",
        discussion: """
            The script asks perfdb itself at each Tab: for commands and options, choices, and names \
            from the nearest history. Write it once to where the shell looks for completions, as \
            make install does, or read it in the shell's start-up file:

              bash   source <(perfdb completions bash)
              zsh    source <(perfdb completions zsh)      (after compinit)
              fish   perfdb completions fish | source
            """)

    static func run(_ arguments: Arguments, in context: Context) throws -> ExitStatus {
        context.output.write(arguments[shell].script)
        return .fine
    }
}

/// The shells that can be told how to complete.
enum CompletionShell: String, CaseIterable, ArgumentValue {
    case bash, zsh, fish
}

import ArgumentGrammar

/// `perfdb completions`: the script that makes a shell ask this program at each Tab.
enum CompletionsCommand: Command {
    static let name = "completions"
    static let shell = Positional(
        "SHELL", CompletionShell.syntax, help: "The shell that reads the script.")

    static let grammar = Grammar(
        name: name, summary: "Print what lets a shell complete perfdb's command lines.",
        shell,
        example: "perfdb completions bash",
        discussion: """
            The script asks perfdb itself at each Tab: for commands and options, choices, and names \
            from the nearest history. make install puts it where each shell looks. By hand:

              bash  Where the package bash-completion is installed, write it to
                    ~/.local/share/bash-completion/completions/perfdb. Elsewhere put
                    into ~/.bashrc:  source <(perfdb completions bash)
              zsh   Write it as _perfdb to a folder of $fpath and start zsh anew. Or put
                    into ~/.zshrc, after compinit:  source <(perfdb completions zsh)
              fish  Write it to ~/.config/fish/completions/perfdb.fish.
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

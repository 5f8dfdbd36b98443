extension CompletionShell {
    /// What the shell reads: it asks this program at each Tab, so it does not age with its options.
    var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }
}

package import Subprocess

/// Who works here, as git knows it.
package enum Identity {
    /// The name and address that a commit made in a folder would have: `Ada <ada@example.org>`.
    ///
    /// What the environment says of an author goes before what the configuration does. Git guesses
    /// nothing: a part that nobody set is left out.
    ///
    /// - Returns: nil where not even a name is set.
    /// - Throws: `notInstalled`, `subprocess`.
    package static func author(
        in folder: String, environment: Environment = .current
    ) throws(GitError) -> String? {
        let git = try GitProgram(environment: environment)
        func said(_ variable: String, _ setting: String) throws(GitError) -> String? {
            if let said = environment[variable], !said.isEmpty { return said }
            let result = try git.run(["config", "--get", setting], in: folder)
            let text = withoutLineEnd(result.outputText)
            return result.isSuccess && !text.isEmpty ? text : nil
        }
        guard let name = try said("GIT_AUTHOR_NAME", "user.name") else { return nil }
        let address = try said("GIT_AUTHOR_EMAIL", "user.email")
        return address.map { "\(name) <\($0)>" } ?? name
    }
}

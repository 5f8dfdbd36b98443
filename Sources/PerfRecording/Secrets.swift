/// Masks what must not reach the history: passwords and tokens on a command line.
///
/// Masked are, where a name ends in `token`, `password`, `secret`, `api-key` and the like: the value
/// after an option (`--token X`, `--token=X`, `-password X`), of an assignment (`PASSWORD=X`), of a
/// header (`Authorization: Bearer X`) and of a JSON member (`"password": "X"`), each also inside a
/// longer word such as a shell's script; and the password in an address (`user:password@host`).
/// Where the end of a secret is in doubt, rather too much is masked. Names of files with secrets
/// (`--password-file F`) and switches (`--no-password`) stay.
package enum Secrets {
    /// What stands in place of a secret.
    package static let mask = "***"

    /// The words of a command with their secrets masked, as many as before.
    package static func masked(_ words: [String]) -> [String] {
        var result: [String] = []
        var before = ""
        for word in words {
            if isSecretOption(before), !word.hasPrefix("-") {
                result.append(mask)
            } else {
                let isScript = words.count == 1 || (before.hasPrefix("-") && before.hasSuffix("c"))
                let isHeader = before == "-H" || before == "--header"
                let scan = SecretScan(word, isScript: isScript, isHeader: isHeader)
                result.append(maskedAddresses(scan.masked()))
            }
            before = word
        }
        return result
    }

    /// The ends of names that hold a secret, in lower case, with `_` for `-`.
    private static let secretEnds = [
        "token", "password", "passwd", "passphrase", "secret", "api_key", "apikey", "secret_key",
        "access_key", "authorization", "bearer", "cookie",
    ]

    /// The same of environment variables, which are written in capitals (`MYSQL_PWD`).
    private static let secretVariableEnds = ["_PASS", "_PWD"]

    /// The beginnings of switches, which have no value.
    private static let switchStarts = ["no_", "ask_", "skip_", "without_"]

    /// Whether what is called so is a secret; hyphens before the name do not matter.
    package static func isSecretName(_ name: some StringProtocol) -> Bool {
        let plain = name.drop { $0 == "-" }.lowercased().map { $0 == "-" ? "_" : $0 }
        let text = String(plain)
        guard !switchStarts.contains(where: text.hasPrefix) else { return false }
        return secretEnds.contains(where: text.hasSuffix)
            || secretVariableEnds.contains(where: String(name).hasSuffix)
    }

    /// Whether the word is an option whose value is the next word.
    private static func isSecretOption(_ word: String) -> Bool {
        word.hasPrefix("-") && word.allSatisfy(isNameCharacter) && isSecretName(word)
    }

    static func isNameCharacter(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }
}

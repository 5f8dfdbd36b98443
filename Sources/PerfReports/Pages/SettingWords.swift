import PerfModel

/// Settings as the options that make them.
struct SettingWords {
    /// The options with their values, without those whose values were not kept.
    private(set) var words: [String] = []
    /// The settings' names, those without words included.
    let names: Set<String>
    /// A comment for a shell about each option that is left out.
    private(set) var notes: [String] = []

    /// What stands in the history in place of a secret.
    private static let mask = "***"

    /// The settings that a call says of a whole suite; all others a suite says itself.
    static let ofSuites: Set<String> = [
        "runs", "min-runs", "max-runs", "precision", "budget", "setup-at", "timeout", "pin", "nice",
        "env", "clean-env", "no-padding", "counters",
    ]

    init(_ settings: [Setting]) {
        names = Set(settings.map(\.name))
        for setting in settings {
            if setting.value.contains(Self.mask) {
                let name = setting.value.prefix { $0 != "=" }
                let subject =
                    setting.name == "env"
                    ? "--env \(Shell.quoted(String(name)))" : "--\(setting.name)"
                notes.append("# Without \(subject): its value was secret and not kept.")
            } else {
                words += Self.option(setting)
            }
        }
    }

    /// `--nice 5`, `--clean-env`, `--ignore-failure=1,3`; in one word where the value would be taken
    /// for an option, or must not stand by itself.
    private static func option(_ setting: Setting) -> [String] {
        let name = "--\(setting.name)"
        if setting.value.isEmpty { return [name] }
        let isOneWord = setting.value.hasPrefix("-") || setting.name == "ignore-failure"
        return isOneWord ? ["\(name)=\(setting.value)"] : [name, setting.value]
    }
}

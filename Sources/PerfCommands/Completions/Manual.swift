package import ArgumentGrammar

/// The manual page, docs/perfdb.1.
package enum Manual {
    package static func text(_ set: GrammarSet) -> String {
        ManualPage(
            set, version: Program.version, chapters: [environment, files, statuses]
        ).text
    }

    private static let environment = ManualPage.Chapter(
        "ENVIRONMENT",
        [
            ("PERFDB_DATABASE", "The history, where --database does not name one."),
            ("PERFDB_HOST", "The host's name for recordings, where --host does not give one."),
            ("PERFDB_SERVICE", "The local server of workloads, as IPv4:PORT."),
            (
                "NO_COLOR, TERM=dumb",
                "Where the first is set, or with such a terminal, no progress line is drawn."
            ),
            (
                "PERFDB_CHANNEL, PERFDB_STRATEGY, PERFDB_WORKERS, …",
                """
                What a measured program finds: the descriptor on which it may say more about itself \
                (docs/channel.md), and the dimensions of its configuration.
                """
            ),
        ])

    private static let files = ManualPage.Chapter(
        "FILES",
        [
            (
                ".perfdb/history.sqlite",
                """
                The history of the nearest folder up to the work tree's root that has one; made by \
                the first recording, beside a .gitignore that keeps it out of commits.
                """
            ),
            (
                "perfdb.json",
                "The suite of a folder: what perfdb record measures without a command."
            ),
        ])

    private static let statuses = ManualPage.Chapter(
        "EXIT STATUS",
        [
            ("0", "Everything went well."),
            ("1", "Something failed; a sentence on standard error says what."),
            ("2", "The command line is wrong."),
            ("3", "The answer is bad news: this machine is not fit to measure."),
            ("130", "The recording was interrupted; what was recorded is kept."),
        ])
}

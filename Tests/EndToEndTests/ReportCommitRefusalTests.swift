import Foundation
import TestSupport
import Testing

/// What a reader is told where git does not commit.
extension `A report that is committed` {
    private static let conflict = """
        git switch --quiet --create topic && echo t > file && git commit --quiet --all -m t
        git switch --quiet main && echo m > file && git commit --quiet --all -m m
        """

    private func refuse(
        _ project: Project, _ perfdb: Perfdb, variables: [String: String?] = [:]
    ) throws -> String {
        let state = { try project.git("diff", "--cached") + project.git("rev-parse", "HEAD") }
        let before = try state()
        let result = try report(perfdb, in: project, "--commit", variables: variables)
        #expect(result.status == 1)
        #expect(result.output.hasPrefix("reports/latest/README.md\n"))
        #expect(try state() == before)
        #expect(try report(perfdb, in: project, "--check").status == 0)
        return result.errors
    }

    @Test(arguments: [
        ("merge --quiet topic", "a merge", "merge"), ("rebase --quiet topic", "a rebase", "rebase"),
        ("cherry-pick topic", "a cherry-pick", "cherry-pick"),
    ])
    func `waits for the end of what is in progress`(
        command: String, noun: String, name: String
    ) throws {
        try withProject { perfdb, project in
            let variables = project.environment.compactMap { key, value in
                value.map { "\(key)=\($0)" }
            }
            let script = "\(Self.conflict)\n! git \(command)"
            let made = try Witness.run(
                "env", variables + ["sh", "-c", script], in: project.folder)
            #expect(made.status == 0, "\(made.output)")
            #expect(
                try refuse(project, perfdb) == """
                    perfdb: cannot commit "reports/latest": there is \(noun) in progress.
                    Finish it, or give it up with `git \(name) --abort`. Then commit again. \
                    The report is written.

                    """)
        }
    }

    @Test func `names a lock that is left`() throws {
        try withProject { perfdb, project in
            try project.write("", to: ".git/index.lock")
            #expect(
                try refuse(project, perfdb) == """
                    perfdb: cannot commit "reports/latest": \
                    "\(project.folder.path)/.git/index.lock" is there.
                    Another git works here, or one died: if none does, remove that file. \
                    The report is written.

                    """)
        }
    }

    @Test func `says that git does not know who commits`() throws {
        try withProject { perfdb, project in
            try project.git("config", "user.useConfigOnly", "true")
            let nobody = ["AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"]
            let said = try refuse(
                project, perfdb,
                variables: Dictionary(
                    uniqueKeysWithValues: nobody.map { ("GIT_\($0)", String?.none) }))
            #expect(
                said.hasPrefix(
                    "perfdb: cannot commit \"reports/latest\": git does not know who commits.\n"))
            #expect(
                said.hasSuffix(
                    "\nSet user.name and user.email with git config. The report is written.\n"))
        }
    }

    @Test func `names the files that git ignores`() throws {
        try withProject { perfdb, project in
            try project.commit("*.svg\n", to: ".gitignore")
            #expect(
                try refuse(project, perfdb) == """
                    perfdb: cannot commit "reports/latest": git ignores \
                    "reports/latest/charts/naps.svg".
                    Choose another folder with --out, or change .gitignore. The report is written.

                    """)
            #expect(try project.git("status", "--porcelain") == "?? reports/")
            // What git has already is not ignored.
            try project.git("add", "--force", "reports")
            try project.git("commit", "--quiet", "--message", "Add them")
            let result = try report(perfdb, in: project, "--benchmark", "naps", "--commit")
            #expect(result.status == 0)
            #expect(result.output.contains("\ncommitted as "))
        }
    }

    @Test func `is somebody else's repository`() throws {
        try withProject { perfdb, project in
            let result = try report(
                perfdb, in: project, "--commit",
                variables: ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"])
            #expect(result.status == 1)
            #expect(
                result.errors.hasPrefix(
                    "perfdb: git does not trust this repository, which belongs to another user:\n"))
            #expect(result.errors.contains("git config --global --add safe.directory"))
        }
    }

    @Test func `tells the end of what a hook says much`() throws {
        try withProject { perfdb, project in
            try project.hook("pre-commit", "seq 100000; exit 1")
            let said = try refuse(project, perfdb)
            #expect(said.hasPrefix("perfdb: git commit failed:\n  … 99960 lines before these\n"))
            #expect(said.hasSuffix("\n  100000\nThe report is written.\n"))
        }
    }
}

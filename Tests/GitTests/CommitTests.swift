import Git
import TestSupport
import Testing

@Suite struct `Committing files` {
    @Test func `takes exactly those, whatever else is staged`() throws {
        try withProject { project in
            for name in ["changed", "deleted", "removed", "other", "staged", "[a]*"] {
                try project.write("old\n", to: name)
            }
            try project.commit("all", to: "last")
            for name in ["changed", "other", "staged", "new", "-n", "a b/ü\nx", "[a]*", "aa"] {
                try project.write("new\n", to: name)
            }
            try project.remove("deleted")
            try project.git("rm", "--quiet", "removed")
            try project.write("added\n", to: "added")
            try project.git("add", "staged", "added")
            let repository = try project.repository()
            let result = try repository.commit(
                paths: [
                    "changed", "deleted", "removed", "new", "-n", "a b/ü\nx", "[a]*", "never",
                ], message: "-Subject\n\n# Body")
            let head = try #require(try repository.state().commit)
            #expect(result == .committed(head))
            #expect(try project.git("log", "-1", "--format=%B") == "-Subject\n\n# Body\n")
            let names = try project.git("show", "--name-status", "--format=", "--no-renames", "-z")
            #expect(
                names.split(separator: "\0").map(String.init) == [
                    "A", "-n", "M", "[a]*", "A", "a b/ü\nx", "M", "changed", "D", "deleted", "A",
                    "new", "D", "removed",
                ])
            let status = try project.git("status", "--porcelain", "-z")
            #expect(
                status.split(separator: "\0").map(String.init) == [
                    "A  added", " M other", "M  staged", "?? aa",
                ])
        }
    }

    @Test func `makes no commit where nothing changed`() throws {
        try withProject { project in
            let commit = try project.commit("one")
            try project.write("two", to: "other")
            try project.git("add", "other")
            let repository = try project.repository()
            try project.write("one", to: "file")
            for paths in [[], ["file"], ["never"], ["file", "never"]] {
                #expect(try repository.commit(paths: paths, message: "m") == .nothingChanged)
            }
            #expect(try repository.state().commit == commit)
            #expect(try project.git("status", "--porcelain") == "A  other")
        }
    }

    @Test func `makes no commit where a file is as in HEAD again`() throws {
        try withProject { project in
            try project.commit("one")
            try project.write("two", to: "file")
            try project.git("add", "file")
            try project.write("one", to: "file")
            let repository = try project.repository()
            #expect(try repository.commit(paths: ["file"], message: "m") == .nothingChanged)
        }
    }

    @Test func `makes the first commit`() throws {
        try withProject { project in
            try project.write("", to: "empty")
            try project.write("x", to: "other")
            let repository = try project.repository()
            #expect(try repository.commit(paths: ["never"], message: "m") == .nothingChanged)
            let result = try repository.commit(paths: ["empty"], message: "first")
            #expect(result == .committed(try #require(try repository.state().commit)))
            #expect(try project.git("ls-files") == "empty")
            try project.write("", to: "second")
            #expect(try repository.commit(paths: ["second"], message: "s") != .nothingChanged)
        }
    }

    @Test func `is refused by a hook, and leaves the index as it was`() throws {
        try withProject { project in
            let commit = try project.commit("one")
            try project.hook("pre-commit", "echo 'no commits today' >&2; exit 1")
            try project.write("new", to: "new")
            try project.write("staged", to: "staged")
            try project.git("add", "staged")
            let repository = try project.repository()
            #expect(throws: GitError.failed(command: "commit", message: "no commits today")) {
                try repository.commit(paths: ["new", "file"], message: "m")
            }
            #expect(try repository.state().commit == commit)
            #expect(try project.git("status", "--porcelain") == "A  staged\n?? new")
        }
    }

    @Test func `is refused for a file that is ignored`() throws {
        try withProject { project in
            try project.commit("*.svg\n", to: ".gitignore")
            try project.write("x", to: "a.svg")
            try project.write("x", to: "a.md")
            #expect(throws: GitError.ignored(paths: ["a.svg"])) {
                try project.repository().commit(paths: ["a.md", "a.svg"], message: "m")
            }
            #expect(try project.git("status", "--porcelain") == "?? a.md")
        }
    }
}

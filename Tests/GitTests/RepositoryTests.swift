import Foundation
import Git
import Subprocess
import TestSupport
import Testing

@Suite struct `A repository` {
    @Test func `is not there`() throws {
        try withTemporaryFolder { folder in
            let found = try Repository.find(
                from: folder.path, environment: Project.environment)
            #expect(found == nil)
        }
    }

    @Test func `has no work tree inside its git folder or where it is bare`() throws {
        try withProject { project in
            let inner = project.folder.path + "/.git"
            #expect(
                try Repository.find(from: inner, environment: project.environment)?.root == nil)
            try project.git("init", "--quiet", "--bare", "bare")
            let bare = project.folder.path + "/bare"
            #expect(try Repository.find(from: bare, environment: project.environment) == nil)
        }
    }

    @Test func `is refused by git`() throws {
        try withProject { project in
            var environment = project.environment
            environment["GIT_TEST_ASSUME_DIFFERENT_OWNER"] = "1"
            do {
                _ = try Repository.find(from: project.folder.path, environment: environment)
                Issue.record("git did not refuse")
            } catch GitError.otherOwner(let reason) {
                #expect(reason.contains("dubious ownership"))
            }
        }
    }

    @Test func `needs git`() {
        #expect(throws: GitError.notInstalled) {
            try Repository.find(from: "/", environment: ["PATH": "/nowhere"])
        }
    }

    @Test func `has no commit yet`() throws {
        try withProject { project in
            let repository = try project.repository()
            #expect(repository.root == project.folder.path)
            #expect(try repository.state().commit == nil)
            #expect(try repository.state().branch == "main")
            #expect(try repository.state().changedFiles == [])
            #expect(try repository.resolve("HEAD") == nil)
            #expect(try repository.firstLine(of: "file") == nil)
        }
    }

    @Test func `is found from a folder in it, and says where that lies`() throws {
        try withProject { project in
            try project.write("", to: "-a b/ü/file")
            let inner = project.folder.path + "/-a b/ü"
            let found = try #require(
                try Repository.find(from: inner, environment: project.environment))
            #expect(found.root == project.folder.path)
            #expect(found.path(of: "\(inner)/new") == "-a b/ü/new")
            #expect(found.path(of: "\(inner)/..//new") == "-a b/new")
            #expect(found.path(of: "\(found.root)/new") == "new")
            #expect(found.path(of: "\(found.root)/../new") == nil)
            #expect(found.path(of: "\(found.root)-other/new") == nil)
            #expect(found.path(of: "\(found.root)/nowhere/new") == nil)
        }
    }

    @Test func `is on a branch, or detached`() throws {
        try withProject { project in
            let commit = try project.commit("one")
            let repository = try project.repository()
            #expect(try repository.state().commit == commit)
            try project.git("switch", "--quiet", "--create", "topic/a")
            #expect(try repository.state().branch == "topic/a")
            try project.git("switch", "--quiet", "--detach")
            #expect(try repository.state().branch == nil)
            #expect(try repository.state().commit == commit)
        }
    }

    @Test func `is also a linked work tree`() throws {
        try withProject { project in
            let commit = try project.commit("one")
            try project.git("worktree", "add", "--quiet", "-b", "linked", "linked")
            let found = try Repository.find(
                from: project.folder.path + "/linked", environment: project.environment)
            let linked = try #require(found)
            #expect(linked.root == project.folder.path + "/linked")
            #expect(try linked.state().commit == commit)
            #expect(try linked.state().branch == "linked")
        }
    }

    @Test func `resolves what people type`() throws {
        try withProject { project in
            let first = try project.commit("one")
            try project.git("tag", "--annotate", "v1", "--message", "v1")
            let second = try project.commit("two")
            let repository = try project.repository()
            #expect(try repository.resolve("v1") == first)
            #expect(try repository.resolve("HEAD~1") == first)
            #expect(try repository.resolve("main") == second)
            #expect(try repository.resolve(String(first.hash.prefix(10))) == first)
            #expect(try repository.resolve(first.hash) == first)
        }
    }

    @Test(arguments: [
        "", "no-such", "-h", "--all", "HEAD:file", "HEAD~9", "a b", "a\nb", "a\0b", "..",
        "0123456789012345678901234567890123456789",
    ])
    func `resolves nothing else`(revision: String) throws {
        try withProject { project in
            try project.commit("one")
            #expect(try project.repository().resolve(revision) == nil)
        }
    }

    @Test func `tells the first line of a file of HEAD`() throws {
        try withProject { project in
            try project.commit("mark\nrest\n", to: "-x y")
            try project.commit("", to: "empty")
            try project.remove("-x y")
            let repository = try project.repository()
            #expect(try repository.firstLine(of: "-x y") == "mark")
            #expect(try repository.firstLine(of: "empty") == "")
            #expect(try repository.firstLine(of: "missing") == nil)
        }
    }
}

import Foundation
import Git
import TestSupport
import Testing

@Suite struct `Changed files` {
    @Test func `are the tracked ones that differ from HEAD`() throws {
        try withProject { project in
            for name in ["a b", "-n", "line\nend", "ü/é", "gone", "staged", "moved", "same"] {
                try project.write("text of \(name)\n", to: name)
            }
            try project.commit("all", to: "last")
            let repository = try project.repository()
            #expect(try repository.state().changedFiles == [])
            for name in ["a b", "-n", "line\nend", "ü/é", "staged"] {
                try project.write("new\n", to: name)
            }
            try project.git("add", "staged")
            try project.remove("gone")
            try project.git("mv", "moved", "target")
            try project.write("untracked\n", to: "untracked")
            try project.git("config", "status.renames", "copies")
            let changed = try repository.state().changedFiles
            #expect(
                Set(changed.filter { !$0.isDeleted }.map(\.path))
                    == ["a b", "-n", "line\nend", "ü/é", "staged", "target"])
            #expect(Set(changed.filter(\.isDeleted).map(\.path)) == ["gone", "moved"])
        }
    }

    @Test func `are those in conflict, too`() throws {
        try withProject { project in
            try project.commit("base")
            try project.git("switch", "--quiet", "--create", "other")
            try project.commit("theirs")
            try project.git("switch", "--quiet", "main")
            try project.commit("ours")
            let git = try Witness.run("git", ["merge", "--quiet", "other"], in: project.folder)
            #expect(git.status == 1)
            let changed = try project.repository().state().changedFiles
            #expect(changed == [ChangedFile(path: "file", isDeleted: false)])
        }
    }

    @Test func `leave the index alone`() throws {
        try withProject { project in
            try project.commit("one")
            let index = project.folder.appendingPathComponent(".git/index")
            let before = try Data(contentsOf: index)
            try project.write("one", to: "file")
            #expect(try project.repository().state().changedFiles == [])
            #expect(try Data(contentsOf: index) == before)
        }
    }
}

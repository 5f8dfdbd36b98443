import Foundation
import Git
import Subprocess
import TestSupport
import Testing

@Suite struct `The author` {
    @Test func `is whom the environment names, else the configuration, else nobody`() throws {
        try withTemporaryFolder { folder in
            var environment = Environment.current
            for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"] { environment[name] = nil }
            environment["HOME"] = folder.path
            environment["XDG_CONFIG_HOME"] = folder.path
            environment["GIT_CONFIG_NOSYSTEM"] = "1"
            #expect(try Identity.author(in: folder.path, environment: environment) == nil)
            let file = folder.appendingPathComponent(".gitconfig")
            try Data("[user]\nname = Ada\n".utf8).write(to: file)
            #expect(try Identity.author(in: folder.path, environment: environment) == "Ada")
            try Data("[user]\nname = Ada\nemail = a@b.c\n".utf8).write(to: file)
            #expect(try Identity.author(in: folder.path, environment: environment) == "Ada <a@b.c>")
            environment["GIT_AUTHOR_NAME"] = "Bo"
            #expect(try Identity.author(in: folder.path, environment: environment) == "Bo <a@b.c>")
        }
    }
}

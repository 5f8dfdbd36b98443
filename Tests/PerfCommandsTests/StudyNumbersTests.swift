import Foundation
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `Numbers from elsewhere` {
    @Test func `are imported once`() throws {
        try withWorld { world in
            #expect(world.run("import") == .wrongUsage)
            #expect(
                world.errors
                    == """
                    perfdb: there is nothing to import.
                    Name a file, or write --study documents.

                    """)
            #expect(world.text(of: ".perfdb/.gitignore") == nil)
            #expect(world.run("import", "--study", "document") == .wrongUsage)
            #expect(
                world.errors.hasPrefix(
                    "perfdb: --study \"document\" is none of documents. Did you mean \"documents\"?\n"
                ))
            let place = "11 sessions with 67 runs in .perfdb/history.sqlite"
            #expect(world.run("import", "--study", "documents") == .fine)
            #expect(world.output == "\(place); 11 sessions are new.\n")
            #expect(world.run("import", "--study", "documents") == .fine)
            #expect(world.output == "\(place); they were there already.\n")
            world.run("list", "sessions", "--format", "csv")
            #expect(world.output.split(separator: "\r\n").count == 12)
        }
    }

    @Test func `beside a report are those of a study that is known`() throws {
        try withWorld { world in
            world.run("record", "-r", "1", "true")
            #expect(world.run("report", "--beside", "papers") == .wrongUsage)
            #expect(
                world.errors.hasPrefix("perfdb: --beside \"papers\" is none of documents.\n"))
            #expect(world.run("report", "--beside", "documents") == .fine, "\(world.errors)")
        }
    }
}

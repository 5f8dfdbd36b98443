import Foundation
import TestSupport
import Testing

@Suite struct `A recording in the background of a script` {
    @Test func `is interrupted by a signal that the shell made it ignore`() throws {
        try withPerfdb { perfdb in
            let script = """
                '\(perfdb.program)' record -r 100 -- sh -c 'echo >> begun; sleep 0.05' &
                until [ -s begun ]; do sleep 0.01; done
                kill -INT $!
                wait $!
                """
            let variables = ["PERFDB_DATABASE": perfdb.database]
            let result = try Child(
                ["/bin/sh", "-c", script],
                environment: ProcessInfo.processInfo.environment.merging(variables) { $1 },
                in: perfdb.folder, writingTo: perfdb.folder
            ).finish()
            #expect(result.status == 130)
            #expect(result.errors.contains("perfdb: interrupted. "))
        }
    }
}

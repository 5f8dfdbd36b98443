import Foundation
import PerfRecording
import Subprocess
import TestSupport
import Testing

@Suite struct `An interpreter` {
    private static let path = Environment.current["PATH"]

    /// Asks a script that a test made.
    private func ask(_ script: String, timeout: Duration = .seconds(20)) throws -> InterpreterFacts
    {
        try withTemporaryFolder { folder in
            // Written by another process, which no launcher forked by a test at the same time
            // keeps open.
            let made = try Witness.run(
                "sh", ["-c", "cat > python && chmod +x python"], input: "#!/bin/sh\n\(script)\n",
                in: folder)
            #expect(made.status == 0)
            do throws(InterpreterError) {
                return try InterpreterProbe.ask(
                    folder.appendingPathComponent("python").path, searchPath: Self.path,
                    timeout: timeout)
            } catch {
                // The folder's name is another one each time.
                throw error.named("python")
            }
        }
    }

    @Test(.enabled(if: Witness.has("python3"))) func `says what it is`() throws {
        let facts = try InterpreterProbe.ask("python3", searchPath: Self.path)
        let script =
            "import sys; print(sys.executable); print('.'.join(map(str, sys.version_info[:3])))"
        let said = try Witness.run("python3", ["-c", script]).output.split(separator: "\n")
        #expect(facts.executable == said.first.map(String.init))
        #expect(said.last.map { facts.version.hasPrefix($0) } == true)
        #expect(facts.implementation == "cpython")
        #expect(
            facts.runtime
                == "\(facts.implementation) \(facts.version) \(facts.hasGIL ? "gil" : "nogil")")
    }

    @Test(.enabled(if: Witness.has("python3")))
    func `that a script starts is told by its own path`() throws {
        let facts = try ask(#"echo noise; exec python3 "$@""#)
        #expect(try facts == InterpreterProbe.ask("python3", searchPath: Self.path))
    }

    @Test func `without a GIL is another runtime`() throws {
        let facts = try ask(
            """
            echo '{"executable": "/p", "implementation": "cpython", "version": "3.13.0", "gil": false}'
            """)
        #expect(facts.runtime == "cpython 3.13.0 nogil")
    }

    @Test func `that does not exist cannot be started`() {
        #expect(
            throws: InterpreterError.cannotStart("no-python", .notFound(command: "no-python"))
        ) {
            try InterpreterProbe.ask("no-python", searchPath: Self.path)
        }
        #expect(throws: InterpreterError.cannotStart("/tmp", .isFolder(path: "/tmp"))) {
            try InterpreterProbe.ask("/tmp", searchPath: Self.path)
        }
    }

    @Test func `that fails is told with its status and what it said`() {
        #expect(
            throws: InterpreterError.failed(
                "python", status: .exited(3), said: "ImportError: no json")
        ) {
            try ask("echo Traceback >&2; echo 'ImportError: no json' >&2; echo >&2; exit 3")
        }
        #expect(throws: InterpreterError.failed("python", status: .signalled(9), said: "")) {
            try ask("kill -9 $$")
        }
    }

    @Test(arguments: [
        ("true", ""), ("echo hello; echo you", "hello"), ("echo '{}'", "{}"),
        (
            #"echo '{"executable": "p", "implementation": "c", "version": "3", "gil": true}'"#,
            #"{"executable": "p", "implementation": "c", "version": "3", "gil": true}"#
        ),
        (
            #"echo '{"executable": "/p", "implementation": "c d", "version": "3", "gil": true}'"#,
            #"{"executable": "/p", "implementation": "c d", "version": "3", "gil": true}"#
        ),
        ("printf '%0300d' 1", String(repeating: "0", count: 200)),
    ])
    func `that talks nonsense has no answer`(script: String, said: String) {
        #expect(throws: InterpreterError.noAnswer("python", said: said)) { try ask(script) }
    }

    @Test func `that takes too long is ended`() {
        #expect {
            try ask("exec sleep 99", timeout: .milliseconds(50))
        } throws: { error in
            guard case .cannotStart(_, .timedOut)? = error as? InterpreterError else {
                return false
            }
            return true
        }
    }
}

extension InterpreterError {
    /// The same error of an interpreter with another name.
    fileprivate func named(_ name: String) -> InterpreterError {
        switch self {
        case .cannotStart(_, let error): .cannotStart(name, error)
        case .failed(_, let status, let said): .failed(name, status: status, said: said)
        case .noAnswer(_, let said): .noAnswer(name, said: said)
        }
    }
}

import Foundation
import Subprocess
import TestSupport

@testable import PerfModel
@testable import PerfStudy

/// The Python driver in a folder of its own, run by the real interpreter that `python3` stands for.
struct PythonWorld {
    let folder: URL
    let driver: String

    /// `python3` may be a shell script in front of the interpreter: asked once.
    static let interpreter: String = {
        let asked = try? Witness.run("python3", ["-c", "import sys; print(sys.executable)"])
        return (asked?.output ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    static func with(_ body: (PythonWorld) throws -> Void) throws {
        try withTemporaryFolder { folder in
            var environment = Environment()
            environment["XDG_CACHE_HOME"] = folder.path
            try body(
                PythonWorld(
                    folder: folder, driver: try PythonDriver.place(environment: environment)))
        }
    }

    /// Runs the driver with words as on a command line.
    func run(
        _ words: String, variables: [String: String] = [:], timeout: Duration = .seconds(60)
    ) throws(SubprocessError) -> Subprocess.Result {
        try run(program: Self.interpreter, [driver] + split(words), variables, timeout)
    }

    /// Runs the driver with a file in the place of the report channel; gives its lines as well.
    func report(
        _ words: String, variables: [String: String] = [:]
    ) throws -> (result: Subprocess.Result, lines: [[String: Any]]) {
        let channel = folder.appendingPathComponent("channel")
        let shell = ["-c", "exec \"$@\" 3>\"$CHANNEL\"", "sh", Self.interpreter, driver]
        let result = try run(
            program: "/bin/sh", shell + split(words),
            variables.merging(["PERFDB_CHANNEL": "3", "CHANNEL": channel.path]) { $1 },
            .seconds(60))
        let lines = try String(contentsOf: channel, encoding: .utf8).split(separator: "\n")
        return (
            result,
            try lines.map {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
            }
        )
    }

    /// Runs the driver beside a server that answers as `mode` says: `ok`, `503` or `half`.
    func run(
        _ words: String, serving mode: String
    ) throws -> Subprocess.Result {
        let script = folder.appendingPathComponent("serve.py")
        try Self.server.write(to: script, atomically: true, encoding: .utf8)
        return try run(
            program: Self.interpreter, [script.path, mode, driver] + split(words), [:],
            .seconds(60))
    }

    /// A folder for `PYTHONPATH` whose `sitecustomize` does something before anything else.
    func customized(_ text: String) throws -> [String: String] {
        let site = folder.appendingPathComponent("site")
        try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
        try text.write(
            to: site.appendingPathComponent("sitecustomize.py"), atomically: true, encoding: .utf8)
        return ["PYTHONPATH": site.path]
    }

    private func run(
        program: String, _ arguments: [String], _ variables: [String: String], _ timeout: Duration
    ) throws(SubprocessError) -> Subprocess.Result {
        var environment = Environment.current
        for name in environment.names where name.hasPrefix("PERFDB_") { environment[name] = nil }
        for (name, value) in variables { environment[name] = value }
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        return try Subprocess.run(
            program, arguments, environment: environment, timeout: timeout)
    }

    private func split(_ words: String) -> [String] {
        words.split(separator: " ").map { String($0) }
    }

    private static let server = """
        import http.server, socketserver, subprocess, sys, threading
        from urllib.parse import parse_qs, urlparse

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *words): pass
            def do_GET(self):
                size = int(parse_qs(urlparse(self.path).query)["bytes"][0])
                self.send_response(503 if sys.argv[1] == "503" else 200)
                self.send_header("Content-Length", str(size))
                self.end_headers()
                self.wfile.write(b"x" * (size // 2 if sys.argv[1] == "half" else size))

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = True

        server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = "127.0.0.1:%d" % server.server_address[1]
        sys.exit(subprocess.call([sys.executable] + sys.argv[2:] + ["--server", address]))
        """
}

/// What a summary in JSON says.
struct PythonSummary: Decodable {
    var answer: String
    var items: Int
    var of: Int
    var region_ns: Int
    var phases: [String: Int]
    var metrics: [String: Int]

    init(_ result: Subprocess.Result) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(result.standardOutput))
    }
}

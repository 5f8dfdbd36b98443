import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// A process as `ps` lists it.
private struct ListedProcess {
    var id: pid_t
    var parent: pid_t
    var words: String

    static func all() throws -> [ListedProcess] {
        let text = try Witness.run("ps", ["-ww", "-eo", "pid=,ppid=,args="]).output
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let id = pid_t(parts[0]), let parent = pid_t(parts[1]) else {
                return nil
            }
            return ListedProcess(id: id, parent: parent, words: String(parts[2]))
        }
    }

    /// The workers of the workload whose command has this word, which a recorder started.
    ///
    /// A forked worker has its parent's words; one of this program says what it is.
    static func workers(of word: String) throws -> [pid_t] {
        let all = try all()
        let marked = all.filter { $0.words.contains(word) && !$0.words.contains(" record ") }
        let main = marked.first { one in !marked.contains { $0.id == one.parent } }
        guard let main else { return [] }
        return all.filter { process in
            process.parent == main.id
                && (process.words.contains(word) || process.words.contains("workload worker"))
        }.map(\.id)
    }
}

@Suite(
    .enabled(if: Witness.has("sqlite3") && Witness.has("ps") && Witness.has("python3")),
    .serialized)
struct `A run of the study that is ended` {
    @Test(arguments: ["swift", "python"])
    func `by a worker's death is a failed run with a sentence, and leaves nothing`(runtime: String)
        throws
    {
        let interpreter = runtime == "swift" ? runtime : `A workload of the study`.python
        // No run of another test has this word.
        let word = "0.01\(Int.random(in: 100_000...999_999))7"
        try withPerfdb { perfdb in
            let recording = try perfdb.start([
                "record", "-r", "1", "--", perfdb.program, "workload", "divisors", "--runtime",
                try #require(interpreter), "--strategy", "processes", "--workers", "2", "--load",
                "high=1000000", "--caching", "cached:queue", "--scale", word,
            ])
            var workers: [pid_t] = []
            #expect(
                try eventually {
                    workers = try ListedProcess.workers(of: word)
                    return workers.count == 2
                })
            if let worker = workers.last { #expect(kill(worker, SIGKILL) == 0) }
            let result = recording.finish()
            #expect(result.status == 1)
            #expect(result.errors.contains("SIGKILL"), "\(result.errors)")
            #expect(try perfdb.query("SELECT outcome FROM runs") == ["failed"])
            let messages = try perfdb.query("SELECT kind, text FROM messages")
            #expect(messages.count == 1)
            #expect(
                messages.allSatisfy {
                    $0.hasPrefix("error|") && $0.contains("orker") && $0.contains("SIGKILL")
                }, "\(messages)")
            #expect(
                try eventually {
                    try !ListedProcess.all().contains { $0.words.contains(word) }
                        && workers.allSatisfy { kill($0, 0) != 0 }
                })
        }
    }

    @Test func `by its time limit leaves no files behind`() throws {
        try withPerfdb { perfdb in
            let files = perfdb.folder.appendingPathComponent("files")
            try FileManager.default.createDirectory(at: files, withIntermediateDirectories: false)
            func benchmark(_ name: String, _ words: String) -> String {
                """
                {"name": "\(name)", "service": ["perfdb", "workload", "serve"], "timeout": "2s",
                 "expect": "timed-out", "command": ["perfdb", "workload", \(words), "--server",
                    "{service}", "--runtime", "\(name)"]}
                """
            }
            let words = #""download", "--parameter", "items=10000", "--strategy", "threads""#
            try perfdb.write(
                """
                {"runs": 1, "benchmarks": [
                    \(benchmark("swift", words)), \(benchmark("python3", words))]}
                """, to: "perfdb.json")
            let result = try perfdb.run(["record"], environment: ["TMPDIR": files.path])
            #expect(result.status == 0, "\(result.errors)")
            #expect(
                try perfdb.query("SELECT benchmark, outcome FROM runs ORDER BY 1") == [
                    "python3|timed-out", "swift|timed-out",
                ])
            #expect(try FileManager.default.contentsOfDirectory(atPath: files.path) == [])
        }
    }
}

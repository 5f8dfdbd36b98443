import RelaxedJSON
package import Subprocess

/// Asks a Python interpreter what it is.
package enum InterpreterProbe {
    /// Prints one line of JSON. A free-threaded build says itself whether it has a GIL; without
    /// that, those have one of which it is known.
    ///
    /// - Source: Python 3.13 documentation, `sys._is_gil_enabled`, `sys.implementation`; GraalPy
    ///   documentation, "Global Interpreter Lock".
    private static let script = """
        import json, sys
        kind = sys.implementation
        version = "%d.%d.%d" % tuple(kind.version[:3])
        if kind.version[3] != "final":
            version += "%s%d" % (kind.version[3], kind.version[4])
        ask = getattr(sys, "_is_gil_enabled", None)
        gil = bool(ask()) if ask else kind.name in ("cpython", "pypy", "graalpy")
        print("\\n" + json.dumps({"executable": sys.executable, "implementation": kind.name,
                                 "version": version, "gil": gil}))
        """

    /// What an interpreter says of itself, without the user's settings for it (`-I`).
    ///
    /// - Parameters:
    ///   - word: a path, or a name that is looked for in `searchPath`.
    ///   - searchPath: the value of `PATH`.
    ///   - environment: all of it; nil: this process's.
    ///   - timeout: how long it may take.
    package static func ask(
        _ word: String, searchPath: String?, environment: Environment? = nil,
        timeout: Duration = .seconds(20)
    ) throws(InterpreterError) -> InterpreterFacts {
        let result: Subprocess.Result
        do throws(SubprocessError) {
            result = try Subprocess.run(
                resolve(word, path: searchPath), ["-I", "-c", script], environment: environment,
                limitBytes: 1 << 20, timeout: timeout)
        } catch {
            throw .cannotStart(word, error)
        }
        guard result.isSuccess else {
            throw .failed(
                word, status: result.status, said: excerpt(result.errorText, fromEnd: true))
        }
        guard let facts = facts(result.standardOutput) else {
            throw .noAnswer(word, said: excerpt(result.outputText, fromEnd: false))
        }
        return facts
    }

    /// The answer on the last line that is not empty; nil where that is none.
    private static func facts(_ output: [UInt8]) -> InterpreterFacts? {
        guard let line = output.split(separator: UInt8(ascii: "\n")).last,
            let value = try? JSONValue(utf8: Array(line)), let gil = value["gil"]?.boolean,
            let executable = value["executable"]?.string, executable.hasPrefix("/"),
            let implementation = value["implementation"]?.string, isWord(implementation),
            let version = value["version"]?.string, isWord(version)
        else { return nil }
        return InterpreterFacts(
            executable: executable, implementation: implementation, version: version, hasGIL: gil)
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 40
            && text.utf8.allSatisfy { (UInt8(ascii: "!")...UInt8(ascii: "~")).contains($0) }
    }

    /// One line of what a program wrote, at most 200 characters: the first or the last one.
    private static func excerpt(_ text: String, fromEnd: Bool) -> String {
        let lines = text.split(whereSeparator: \.isNewline).map { $0.filter { !$0.isNewline } }
            .filter { $0.contains { !$0.isWhitespace } }
        let line = (fromEnd ? lines.last : lines.first) ?? ""
        return String(line.prefix(200))
    }
}

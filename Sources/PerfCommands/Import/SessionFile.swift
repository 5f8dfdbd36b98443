import PerfInterchange
import PerfModel
import PerfStore

/// A session's file: its outline, then its runs page by page.
struct SessionFile {
    /// Where its bytes are.
    enum Source {
        /// A path, absolute.
        case file(String)
        case bytes([UInt8])
    }

    /// As it is told.
    let name: String
    let source: Source

    /// Reads it from the beginning.
    ///
    /// - Throws: `WorldError.cannotRead`, `ImportError.badSession`.
    func pages() throws -> SessionPages {
        switch source {
        case .file(let path):
            try SessionPages(LineFeed(path: path, shownAs: name), name: name)
        case .bytes(let bytes): try SessionPages(LineFeed(bytes, shownAs: name), name: name)
        }
    }

    /// Reads it to the end, and says what is wrong with it.
    func check() throws {
        let pages = try pages()
        while try !pages.nextRuns().isEmpty {}
    }
}

/// The content of a session's file, as far as it was read.
final class SessionPages {
    /// Complete, as the first page was read.
    let outline: SessionOutline
    /// How many runs were given so far.
    private(set) var runs = 0
    private let lines: LineFeed
    private let name: String
    private var reader = SessionLineReader()
    private var first: [Run]?

    init(_ lines: LineFeed, name: String) throws {
        self.lines = lines
        self.name = name
        let first = try Self.page(of: lines, with: &reader, name: name)
        guard let outline = reader.outline else {
            preconditionFailure("a file was read to its end and has no session")
        }
        self.outline = outline
        self.first = first
    }

    /// The next runs, as many as a page of the history has; none at the end.
    func nextRuns() throws -> [Run] {
        let page = try first ?? Self.page(of: lines, with: &reader, name: name)
        first = nil
        runs += page.count
        return page
    }

    private static func page(
        of lines: LineFeed, with reader: inout SessionLineReader, name: String
    ) throws -> [Run] {
        var runs: [Run] = []
        do {
            while runs.count < WholeSession.pageSize {
                guard let line = try lines.next() else {
                    try reader.finish()
                    break
                }
                if let run = try reader.take(lines.bytes, line) { runs.append(run) }
            }
        } catch let error as InterchangeError {
            throw ImportError.badSession(name, error)
        }
        return runs
    }
}

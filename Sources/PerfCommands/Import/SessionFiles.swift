import CLibrary
import Markdown
import PerfInterchange
import PerfModel
import PerfStore

/// What one name of a call stands for: the file of a session or of an annotation, or all such files of
/// a folder.
struct SessionFiles {
    /// As it was typed.
    let name: String
    /// Sorted by their names, which begin with the sessions' start.
    let files: [SessionFile]
    /// Sorted likewise.
    let annotations: [AnnotationFile]

    /// Whether there is no file at all.
    var isEmpty: Bool { files.isEmpty && annotations.isEmpty }

    /// The session files of a folder; others in it, and folders, are left alone.
    ///
    /// - Parameter name: a folder as it was typed.
    /// - Throws: `WorldError.cannotRead`.
    init(folder name: String, in context: Context) throws {
        let path = context.absolute(name)
        guard let found = opendir(path) else {
            throw WorldError.cannotRead(path: name, errno: errno)
        }
        closedir(found)
        self.name = name
        let shown = name.hasSuffix("/") ? name : "\(name)/"
        let names = TextFile.names(in: path)
            .filter { $0.hasSuffix(SessionForm.fileExtension) && !$0.hasPrefix(".") }
        let said = Set(names.filter { AnnotationFile.isOne("\(path)/\($0)") })
        files = names.filter { !said.contains($0) }
            .map { SessionFile(name: shown + $0, source: .file("\(path)/\($0)")) }
        annotations = names.filter(said.contains)
            .map { AnnotationFile(name: shown + $0, source: .file("\(path)/\($0)")) }
    }

    init(_ file: SessionFile) {
        name = file.name
        files = [file]
        annotations = []
    }

    init(_ file: AnnotationFile) {
        name = file.name
        files = []
        annotations = [file]
    }

    /// Reads all of them, and says what is wrong.
    ///
    /// - Throws: `WorldError.cannotRead`, `ImportError.badSession`.
    func check() throws {
        for file in files { try file.check() }
        for file in annotations { _ = try file.annotation() }
    }

    /// Stores what the history does not hold.
    ///
    /// - Precondition: called within `Store.atomically`.
    /// - Throws: `ImportError.otherContent` where it holds a session otherwise; `StoreError`, and what
    ///   `check` throws.
    func store(in store: Store) throws -> StoredFiles {
        var known: [String: Session] = [:]
        for session in try store.sessions(Selection()) { known[session.id] = session }
        var stored = StoredFiles()
        for file in files {
            let pages = try file.pages()
            let session = pages.outline.session
            if let other = known[session.id] {
                guard try store.holds(pages, as: other) else {
                    throw ImportError.otherContent(file.name, session: session.id)
                }
            } else {
                try store.addSession(pages.outline) { try pages.nextRuns() }
                known[session.id] = session
                stored.new += 1
            }
            stored.sessions += 1
            stored.runs += pages.runs
        }
        stored.annotations = annotations.count
        stored.newAnnotations = try store.store(annotations)
        return stored
    }

    /// `perf/sessions: 3 sessions with 120 runs; 1 is new in .perfdb/history.sqlite.`, and a line for
    /// annotations.
    func sentence(_ stored: StoredFiles, in history: String) -> String {
        let sessions = sessionSentence(stored, in: history)
        guard stored.annotations > 0 else { return sessions }
        let what = stored.annotations == 1 ? "1 annotation" : "\(stored.annotations) annotations"
        let news = Self.news(stored.newAnnotations, of: stored.annotations)
        let said = "\(harmless(name)): \(what); \(news) \(harmless(history)).\n"
        return stored.sessions == 0 ? said : sessions + said
    }

    private func sessionSentence(_ stored: StoredFiles, in history: String) -> String {
        let sessions = stored.sessions == 1 ? "1 session" : "\(stored.sessions) sessions"
        let runs = stored.runs == 1 ? "1 run" : "\(stored.runs) runs"
        let news = Self.news(stored.new, of: stored.sessions)
        return "\(harmless(name)): \(sessions) with \(runs); \(news) \(harmless(history)).\n"
    }

    private static func news(_ new: Int, of all: Int) -> String {
        switch (new, all) {
        case (0, 1): "it was already in"
        case (0, _): "all were already in"
        case (1, 1): "it is new in"
        case (1, _): "1 is new in"
        case (let new, let all) where new == all: "all are new in"
        case (let new, _): "\(new) are new in"
        }
    }
}

/// What of some files is in the history now.
struct StoredFiles {
    var sessions = 0, new = 0, runs = 0
    var annotations = 0, newAnnotations = 0
}

extension Store {
    /// Whether a session of the history holds exactly what the file tells.
    fileprivate func holds(_ pages: SessionPages, as session: Session) throws -> Bool {
        guard var whole = try wholeSession(session), whole.outline == pages.outline else {
            return false
        }
        while true {
            let runs = try whole.nextRuns()
            guard try runs == pages.nextRuns() else { return false }
            if runs.isEmpty { return true }
        }
    }
}

extension OpenHistory {
    /// A history of its own, gone at the end of the call, of the session files in a folder.
    ///
    /// - Parameter name: as it was typed.
    static func of(folder name: String, in context: Context) throws -> OpenHistory {
        let files = try SessionFiles(folder: name, in: context)
        let store = try Store.inMemory(spills: true)
        _ = try store.atomically { try files.store(in: store) }
        return OpenHistory(store: store, shownPath: name)
    }
}

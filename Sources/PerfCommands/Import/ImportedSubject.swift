import CLibrary
import PerfInterchange
import PerfModel
import PerfStore

/// What a name of `perfdb import` stands for, read and without mistakes.
enum ImportedSubject {
    case foreign(ForeignFile)
    case sessions(SessionFiles)

    /// - Parameters:
    ///   - name: a path, or `-` for standard input.
    ///   - form: that of another tool's file; nil where it is to be recognised.
    /// - Throws: `WorldError.cannotRead`, `ImportError`.
    init(_ name: String, form: ForeignForm?, facts: GivenFacts, in context: Context) throws {
        let isInput = name == "-"
        let told = isInput ? "standard input" : name
        let input = isInput ? try TextFile.bytes(of: STDIN_FILENO, shownAs: told) : nil
        guard form == nil, let files = try Self.sessionFiles(name, input: input, in: context)
        else {
            let bytes = try input ?? TextFile.bytes(context.absolute(name), shownAs: name)
            self = .foreign(try ForeignFile(bytes, named: told, form: form, facts: facts))
            return
        }
        guard !files.isEmpty else { throw ImportError.noSessionFiles(name) }
        if facts.label != nil {
            throw ImportError.besideSessions(option: "--label", file: name)
        }
        if facts.host != nil { throw ImportError.besideSessions(option: "--host", file: name) }
        try files.check()
        self = .sessions(files)
    }

    /// Nil where it is a file of another form.
    ///
    /// - Parameter input: what standard input gave; nil where the name is a path.
    private static func sessionFiles(
        _ name: String, input: [UInt8]?, in context: Context
    ) throws -> SessionFiles? {
        if let input {
            if AnnotationForm.recognises(Array(input.prefix(256))) {
                return SessionFiles(
                    AnnotationFile(name: "standard input", source: .bytes(input)))
            }
            guard SessionForm.recognises(Array(input.prefix(256))) else { return nil }
            return SessionFiles(SessionFile(name: "standard input", source: .bytes(input)))
        }
        let path = context.absolute(name)
        if TextFile.isFolder(path) { return try SessionFiles(folder: name, in: context) }
        if AnnotationFile.isOne(path) {
            return SessionFiles(AnnotationFile(name: name, source: .file(path)))
        }
        let isNamedSo = name.hasSuffix(SessionForm.fileExtension)
        let start = TextFile.firstLine(of: path).map { Array($0.utf8.prefix(256)) }
        guard isNamedSo || start.map(SessionForm.recognises) ?? false else { return nil }
        return SessionFiles(SessionFile(name: name, source: .file(path)))
    }

    /// Stores it; what is to be said, and what a reader of the numbers should know.
    ///
    /// - Precondition: called within `Store.atomically`.
    func store(in history: OpenHistory) throws -> (sentence: String, notes: [String]) {
        switch self {
        case .sessions(let files):
            let stored = try files.store(in: history.store)
            return (files.sentence(stored, in: history.shownPath), [])
        case .foreign(let file):
            let isNew = try history.store.importSession(
                file.content.session, configurations: file.content.configurations,
                runs: file.content.runs)
            return (
                file.sentence(isNew: isNew, in: history.shownPath), isNew ? file.notes : []
            )
        }
    }
}

import ArgumentGrammar
import CLibrary
import PerfModel
import PerfRecording
import PerfStore
import PerfStudy
import Subprocess

extension ValueKind {
    static let benchmarks = ValueKind.named("benchmarks")
    static let hosts = ValueKind.named("hosts")
    static let labels = ValueKind.named("labels")
    static let metrics = ValueKind.named("metrics")
    static let sessions = ValueKind.named("sessions")
    /// Patterns that fit one benchmark, host or label each.
    static let benchmarkGlobs = ValueKind.named("benchmark-globs")
    static let hostGlobs = ValueKind.named("host-globs")
    static let labelGlobs = ValueKind.named("label-globs")
    /// Words for a time, and commits that the history knows.
    static let moments = ValueKind.either([
        .words(["last-week", "yesterday"]), .named("commits"),
    ])
    /// What a report compares with: commits, labels and sessions of the history.
    static let baselines = ValueKind.named("baselines")
    static let suites = ValueKind.either([.words([DocumentStudy.name]), .file])
    /// The benchmarks of the suite that the line names, with commas between them.
    static let suiteBenchmarks = ValueKind.list(.named("suite-benchmarks"))
    /// The names before `=` in the line's `--command` options.
    static let commandNames = ValueKind.named("command-names")
    /// What `show` takes: a benchmark, or `session` and a session.
    static let shown = ValueKind.named("shown")
    static let commits = ValueKind.named("commits")
    /// What `undo` takes back.
    static let annotations = ValueKind.named("annotations")
    static let strategies = ValueKind.words(["serial", "threads", "processes"])
    static let workloads = ValueKind.words(
        WorkloadName.allCases.map(\.rawValue) + ["list", "serve"])
}

/// Names from the history that the line names, else the nearest one, and from suites.
struct NearestNames {
    private let context: Context

    init(in context: Context) {
        self.context = context
    }

    /// How long another program's lock on the history is waited for, in milliseconds.
    private static let patience: Int32 = 100

    /// The most bytes of a suite that is read for its names.
    private static let largestSuite = 1 << 20

    /// The names of a kind; none where there is no history or suite, or it cannot be read.
    func list(_ kind: String, _ given: [String: [String]]) -> [Candidate] {
        list(ValueKind.named(kind), given)
    }

    private func list(_ kind: ValueKind, _ given: [String: [String]]) -> [Candidate] {
        switch kind {
        case .benchmarks: stored(.benchmark, given)
        case .hosts: stored(.host, given)
        case .labels: stored(.label, given)
        case .metrics: stored(.metric, given)
        case .sessions: [Candidate("last")] + Self.short(stored(.session, given), 8)
        case .annotations: [Candidate("last")] + Self.short(stored(.annotation, given), 8)
        case .benchmarkGlobs: stored(.benchmark, given).map(Self.glob)
        case .hostGlobs: stored(.host, given).map(Self.glob)
        case .labelGlobs: stored(.label, given).map(Self.glob)
        case .named("commits"): Self.short(stored(.commit, given), 12)
        case .baselines: baselines(given)
        case .named("suite-benchmarks"): suiteBenchmarks(given["suite"]?.last)
        case .shown: shown(given)
        case .commandNames:
            (given["command"] ?? []).compactMap { word in
                word.firstIndex(of: "=").map { Candidate(String(word[..<$0])) }
            }
        default: []
        }
    }

    private func baselines(_ given: [String: [String]]) -> [Candidate] {
        Self.short(stored(.commit, given), 12)
            + stored(.label, given).map { Candidate("label:\($0.text)", meaning: $0.meaning) }
            + Self.short(stored(.session, given), 8).map { Candidate("session:\($0.text)") }
    }

    private func shown(_ given: [String: [String]]) -> [Candidate] {
        switch given[ShowCommand.words.declaration.name] {
        case nil: stored(.benchmark, given) + [Candidate("session")]
        case ["session"]: list(.sessions, given)
        default: []
        }
    }

    private func stored(_ kind: Store.NameKind, _ given: [String: [String]]) -> [Candidate] {
        let option = given["database"]?.last.map(expanded)
        let environment = context.environment["PERFDB_DATABASE"]
        do {
            let location = try HistoryLocation.find(
                option: option, environment: environment, folder: context.folder,
                root: option ?? environment == nil ? root : nil)
            let store = try Store.open(location.path, .untouched, busyTimeout: Self.patience)
            return try store.names(kind).map { Candidate($0) }
        } catch {
            return []
        }
    }

    /// The root of the work tree around the current folder: the nearest folder with a `.git`, which
    /// is what git says, too, unless its variables say something else. Starting git for it would
    /// take longer than everything else at a Tab.
    private var root: String? {
        guard ["GIT_DIR", "GIT_WORK_TREE"].allSatisfy({ context.environment[$0] == nil }) else {
            return WorkTree(in: context).root
        }
        var folder = context.folder
        while !TextFile.exists("\(folder)/.git") {
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return folder
    }

    /// A path as typed, in which no shell has replaced the home folder yet.
    private func expanded(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = context.environment["HOME"] else { return path }
        return home + path.dropFirst()
    }

    private func suiteBenchmarks(_ name: String?) -> [Candidate] {
        let suite: Suite?
        if name == DocumentStudy.name {
            suite = try? DocumentStudy.suite()
        } else {
            let path = name.map(expanded) ?? SuiteRequest.fileName
            let bytes = TextFile.smallFile(context.absolute(path), atMost: Self.largestSuite)
            suite = bytes.flatMap { try? SuiteReader.suite($0) }
        }
        return suite?.benchmarkNames.map { Candidate($0) } ?? []
    }

    /// The first letters of ids, as many as are told elsewhere; whole ids where two begin alike.
    private static func short(_ candidates: [Candidate], _ count: Int) -> [Candidate] {
        let beginnings = candidates.map { String($0.text.prefix(count)) }
        guard Set(beginnings).count == candidates.count else { return candidates }
        return beginnings.map { Candidate($0) }
    }

    /// A pattern that only this name fits.
    private static func glob(_ candidate: Candidate) -> Candidate {
        var pattern = String.UnicodeScalarView()
        for scalar in candidate.text.unicodeScalars {
            if "*?[".unicodeScalars.contains(scalar) {
                pattern.append(contentsOf: "[\(scalar)]".unicodeScalars)
            } else {
                pattern.append(scalar)
            }
        }
        return Candidate(String(pattern), meaning: candidate.meaning)
    }
}

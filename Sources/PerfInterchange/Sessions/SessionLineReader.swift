package import PerfModel
import RelaxedJSON

/// Reads a session's file line by line, each in its turn, and keeps none of the runs.
///
/// ```swift
/// var reader = SessionLineReader()
/// for line in lines { if let run = try reader.take(bytes, line) { … } }
/// try reader.finish()
/// ```
package struct SessionLineReader {
    /// The session; complete from the first run on.
    package private(set) var outline: SessionOutline?
    /// How many runs were read.
    package private(set) var runs = 0
    private var last: SessionLineKind?
    private var lines = 0
    private var lastPosition = 0
    /// Whether each configuration has a run.
    private var isUsed: [Bool] = []
    /// The dimensions of the configurations, as they are written.
    private var dimensions: Set<[UInt8]> = []

    package init() {}

    /// Reads the next line, without its line feed.
    ///
    /// - Returns: the run where it tells one, by rising position.
    /// - Throws: what is wrong, with its place in the file.
    package mutating func take(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(InterchangeError) -> Run? {
        lines += 1
        do throws(InterchangeError) {
            if last == .configuration || last == .run, let run = scanned(bytes, range) {
                return try taken(run, path: "run", place: TextPlace(line: 1, column: 1))
            }
            return try takeAny(bytes, range)
        } catch {
            guard case .mistake(let problem, let path, let place) = error else { throw error }
            throw .mistake(problem, path: path, place: TextPlace(line: lines, column: place.column))
        }
    }

    /// Says that there are no more lines.
    ///
    /// - Throws: where the file is cut off.
    package func finish() throws(InterchangeError) {
        guard last == .end else {
            throw .mistake(
                .session(.cutOff), path: "", place: TextPlace(line: lines + 1, column: 1))
        }
    }

    private func scanned(_ bytes: [UInt8], _ range: Range<Int>) -> Run? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = RunScanner(UnsafeBufferPointer(rebasing: buffer[range]))
            return scanner.run(configurations: isUsed.count)
        }
    }

    private mutating func takeAny(
        _ bytes: [UInt8], _ range: Range<Int>
    ) throws(InterchangeError) -> Run? {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(utf8: bytes, in: range)
        } catch {
            throw .mistake(.syntax(error.problem), path: "", place: error.place)
        }
        let line = JSONCursor(value)
        guard let members = value.object else { throw line.wrongKind(.object) }
        let expected = last?.followers ?? [.format]
        guard members.count == 1, let kind = SessionLineKind(rawValue: members[0].name),
            expected.contains(kind)
        else {
            throw line.mistake(
                .session(
                    .wrongLine(
                        members.first?.name ?? "", expected: expected.map(\.rawValue))))
        }
        let run = try take(kind, JSONCursor(members[0].value, path: kind.rawValue))
        last = kind
        return run
    }

    private mutating func take(
        _ kind: SessionLineKind, _ content: JSONCursor
    ) throws(InterchangeError) -> Run? {
        switch kind {
        case .format: try checkVersion(content)
        case .session:
            let session = try content.fields(SessionFields.session)
            outline = SessionOutline(session: session, configurations: [], stops: [])
        case .host: outline?.session.host = try content.fields(SessionFields.host)
        case .revision: outline?.session.revision = try content.fields(SessionFields.revision)
        case .chart: try takeChart(content)
        case .configuration: try takeConfiguration(content)
        case .run:
            let count = isUsed.count
            let run = try content.fields { fields throws(InterchangeError) in
                try RunFields.run(&fields, configurations: count)
            }
            return try taken(run, path: content.path, place: content.value.place)
        case .end: try takeEnd(content)
        }
        return nil
    }

    /// The version is looked at before anything else: what a newer one has beside it is not known.
    private func checkVersion(_ content: JSONCursor) throws(InterchangeError) {
        let name = try content.member("name")
        guard try name.text() == SessionForm.name else {
            throw name.mistake(
                .session(.unknownWord(try name.text(), known: [SessionForm.name])))
        }
        let version = try content.member("version").integer(in: 1 ... .max)
        guard version <= SessionForm.version else {
            throw .newer(found: version, known: SessionForm.version)
        }
        try content.fields { fields throws(InterchangeError) in
            _ = try fields.member("name")
            _ = try fields.member("version")
        }
    }

    private mutating func takeChart(_ content: JSONCursor) throws(InterchangeError) {
        let chart = try content.fields(SessionFields.chart)
        guard outline?.session.suite != nil else {
            throw content.mistake(.session(.contradiction(.chartWithoutSuite)))
        }
        if outline?.session.charts.contains(where: { $0.name == chart.name }) ?? false {
            throw content.mistake(.session(.twice(chart.name)))
        }
        outline?.session.charts.append(chart)
    }

    private mutating func takeConfiguration(_ content: JSONCursor) throws(InterchangeError) {
        if isUsed.isEmpty, let session = outline?.session, session.origin == .measured,
            session.startedAt == nil || session.host == nil
        {
            throw content.mistake(.session(.contradiction(.measuredWithoutStartOrHost)))
        }
        let (number, planned, stop) = try content.fields(SessionFields.configuration)
        guard number == Int64(isUsed.count) + 1 else {
            throw content.mistake(.session(.outOfOrder(number)))
        }
        var writer = LineWriter()
        SessionLines.put(planned.configuration, to: &writer)
        guard dimensions.insert(writer.bytes).inserted else {
            throw content.mistake(.session(.twice(planned.configuration.benchmark)))
        }
        outline?.configurations.append(planned)
        outline?.stops.append(stop)
        isUsed.append(false)
    }

    private mutating func taken(
        _ run: Run, path: String, place: TextPlace
    ) throws(InterchangeError) -> Run {
        guard run.position > lastPosition else {
            throw .mistake(
                .session(.outOfOrder(Int64(run.position))), path: path, place: place)
        }
        lastPosition = run.position
        isUsed[run.configuration] = true
        runs += 1
        last = .run
        return run
    }

    private func takeEnd(_ content: JSONCursor) throws(InterchangeError) {
        let told = try content.fields { fields throws(InterchangeError) in
            try fields.integer("runs")
        }
        guard told == Int64(runs) else {
            throw content.mistake(.session(.wrongCount(told: told, found: runs)))
        }
        let unused = isUsed.indices.filter { !isUsed[$0] }.map { $0 + 1 }
        guard unused.isEmpty else { throw content.mistake(.session(.unused(unused))) }
    }
}

import PerfModel
import SQLite

/// A configuration of a session with its row's number, the command that was measured, how its runs
/// were expected to end, how they were made, and why there are no more of them.
struct StoredConfiguration {
    /// The configuration's row.
    var id: Int64
    var command: [String]
    var configuration: Configuration
    var expected: Outcome
    var stopReason: StopReason?
    var settings: [Setting]

    /// A row that was read; calling it gives the configuration, or says what of it is damaged.
    typealias Decoding = () throws(StoreError) -> StoredConfiguration

    /// Reads a row of `HistoryQueries.configurationsInSession`.
    static func decoding(_ row: Row) -> Decoding {
        let id = row.integer(0)
        let command = row.text(1)
        let parameters = row.text(10)
        let expectedName = row.text(11)
        let reasonName = row.textOrNil(12)
        let settings = row.text(13)
        var configuration = Configuration(
            benchmark: row.text(2), strategy: row.textOrNil(3).map(Strategy.init),
            workers: row.integerOrNil(4).map(Int.init),
            load: row.textOrNil(5).map { Load(name: $0, factor: row.real(6)) },
            caching: row.textOrNil(7), mechanism: row.textOrNil(8), runtime: row.textOrNil(9))
        return { () throws(StoreError) in
            configuration.parameters = try Self.parameters(parameters)
            guard let expected = Outcome(rawValue: expectedName) else {
                throw .damaged(
                    table: "session_configuration", column: "expected_outcome",
                    value: expectedName)
            }
            return StoredConfiguration(
                id: id, command: try Self.command(command), configuration: configuration,
                expected: expected, stopReason: try reasonName.map(Self.stopReason),
                settings: try Self.settings(settings))
        }
    }

    private static func stopReason(_ name: String) throws(StoreError) -> StopReason {
        guard let reason = StopReason(rawValue: name) else {
            throw .damaged(table: "session_configuration", column: "stop_reason", value: name)
        }
        return reason
    }

    private static func settings(_ text: String) throws(StoreError) -> [Setting] {
        guard let pairs = StoredJSON.pairs(of: text) else {
            throw .damaged(table: "session_configuration", column: "settings", value: text)
        }
        return pairs.map { Setting($0.name, $0.value) }
    }

    /// The words of a stored command.
    static func command(_ text: String) throws(StoreError) -> [String] {
        guard let words = StoredJSON.words(of: text) else {
            throw .damaged(table: "session_configuration", column: "command", value: text)
        }
        return words
    }

    private static func parameters(_ text: String) throws(StoreError) -> [Parameter] {
        guard let members = StoredJSON.members(of: text) else {
            throw .damaged(table: "configuration", column: "parameters", value: text)
        }
        return members.map { Parameter(name: $0.name, value: $0.value) }.sorted()
    }
}

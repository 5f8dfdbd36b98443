import Git
import PerfModel
import PerfStore
import Subprocess

/// A history that was opened, and the path it is told under.
struct OpenHistory {
    let store: Store
    /// As a reader in the current folder would write it.
    let shownPath: String

    /// Opens the history to record into; makes it where there is none.
    static func forRecording(
        _ option: String?, workTree: WorkTree, in context: Context
    ) throws -> OpenHistory {
        let location = try location(option, workTree: workTree, in: context)
        do throws(StoreError) {
            try location.makeFolder()
        } catch {
            throw HistoryFailure(path: context.relative(location.path), error: error)
        }
        let history = try open(location.path, .create, in: context)
        history.store.waitShortly()
        return history
    }

    /// Opens the history to answer questions; leaves nothing behind.
    static func forReading(_ option: String?, in context: Context) throws -> OpenHistory {
        let location = try location(option, workTree: WorkTree(in: context), in: context)
        return try open(location.path, .readOnly, in: context)
    }

    /// Opens the history to say something of it; it must exist.
    static func forAnnotating(_ option: String?, in context: Context) throws -> OpenHistory {
        let location = try location(option, workTree: WorkTree(in: context), in: context)
        return try open(location.path, .readWrite, in: context)
    }

    private static func open(
        _ path: String, _ access: Store.Access, in context: Context
    ) throws -> OpenHistory {
        let shown = context.relative(path)
        do throws(StoreError) {
            return OpenHistory(store: try Store.open(path, access), shownPath: shown)
        } catch {
            throw HistoryFailure(path: shown, error: error)
        }
    }

    private static func location(
        _ option: String?, workTree: @autoclosure () -> WorkTree, in context: Context
    ) throws -> HistoryLocation {
        let named = option ?? context.environment["PERFDB_DATABASE"]
        if option == "" { throw CommandError.emptyName(option: "--database") }
        return try HistoryLocation.find(
            option: option, environment: context.environment["PERFDB_DATABASE"],
            folder: context.folder, root: named == nil ? workTree().root : nil)
    }
}

/// A failure of the store together with the history it is about.
struct HistoryFailure: Error, Equatable {
    /// As told to the user; nil where it is plain which history is meant.
    var path: String?
    var error: StoreError
}

import SQLite

extension Store {
    /// What a name stands for.
    package enum NameKind: CaseIterable, Hashable, Sendable {
        case benchmark, host, label, metric
        /// The hashes of commits, whole.
        case commit
        /// The ids of sessions, newest first; those without a start time last.
        case session
        /// The ids of annotations that hold, the one made last first.
        case annotation
    }

    /// Every name of a kind in the history, each once; those without an order of their own sorted by
    /// their bytes.
    ///
    /// No runs are read, so that it takes no longer in a history of many.
    package func names(_ kind: NameKind) throws(StoreError) -> [String] {
        try translating { () throws(SQLiteError) in
            try connection.prepare(Self.query(for: kind)).rows { $0.text(0) }
        }
    }

    private static func query(for kind: NameKind) -> StaticString {
        switch kind {
        case .benchmark: "SELECT name FROM benchmark ORDER BY name"
        case .host: "SELECT DISTINCT name FROM host ORDER BY name"
        case .label: "SELECT DISTINCT label FROM session WHERE label IS NOT NULL ORDER BY label"
        case .metric: "SELECT DISTINCT name FROM metric ORDER BY name"
        case .commit: "SELECT DISTINCT commit_hash FROM revision ORDER BY commit_hash"
        case .session: "SELECT uuid FROM session ORDER BY started_at_us DESC NULLS LAST, uuid"
        case .annotation:
            """
            SELECT annotation
            FROM annotations
            WHERE kind <> 'undoing'
                AND is_undone = 0
            ORDER BY created_at DESC, annotation
            """
        }
    }
}

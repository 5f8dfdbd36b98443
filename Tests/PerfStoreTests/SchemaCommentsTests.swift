import Testing

@Suite struct `The comments of scripts` {
    @Test func `are empty without scripts`() {
        let comments = SchemaComments([])
        #expect(comments.tables == [:])
        #expect(comments.columns == [:])
    }

    @Test func `describe what stands below them`() {
        let comments = SchemaComments([
            """
            -- Far away.

            -- A number,
            -- whole.
            CREATE TABLE number (
                id INTEGER PRIMARY KEY,
                -- Its value.
                value INTEGER NOT NULL
            );
            """
        ])
        #expect(comments.tables == ["number": "A number, whole."])
        #expect(comments.columns == ["number.value": "Its value."])
    }

    @Test func `of a later script describe what it adds, replaces and takes over`() {
        let comments = SchemaComments([
            """
            -- Numbers.
            CREATE TABLE number (
                -- Its value.
                value INTEGER NOT NULL
            );
            -- Old.
            CREATE VIEW numbers AS
            SELECT
                -- Gone.
                number.value + 1 AS next,
                -- Old value.
                number.value AS value
            FROM number;
            """,
            """
            DROP VIEW numbers;
            -- What it is
            -- called.
            ALTER TABLE number ADD COLUMN name TEXT NOT NULL DEFAULT 'x'
            CHECK (name <> '');
            -- New.
            CREATE VIEW numbers AS
            SELECT
                number.value AS value,
                number.name AS name,
                -- Own.
                number.value * 2 AS double
            FROM number;
            """,
        ])
        #expect(comments.tables == ["number": "Numbers.", "numbers": "New."])
        #expect(
            comments.columns == [
                "number.value": "Its value.", "number.name": "What it is called.",
                "numbers.value": "Its value.", "numbers.name": "What it is called.",
                "numbers.double": "Own.",
            ])
    }
}

import Markdown
import Testing

@Suite struct `A table` {
    private let results = Table(
        columns: [
            .init("configuration", key: "configuration"),
            .init("runs", key: "runs", alignment: .right),
            .init("median", key: "median_s", alignment: .right), .init("note", key: "note"),
        ],
        rows: [
            ["4 processes, cached:queue", "10", "0.33 s", ""],
            ["速度 é e\u{301}", "8", "12.1 s", "a|b\nc"],
        ])

    @Test func `without columns is nothing`() {
        let empty = Table(columns: [], rows: [])
        #expect(empty.plainText() == "")
        #expect(empty.csv == "")
    }

    @Test func `without rows has its titles`() {
        let titles = Table(columns: results.columns, rows: [])
        #expect(titles.plainText() == "configuration  runs  median  note\n")
        #expect(titles.csv == "configuration,runs,median_s,note\r\n")
        #expect(
            Document([.table(titles)]).markdown == """
                | configuration | runs | median | note |
                | ------------- | ---: | -----: | ---- |

                """)
    }

    @Test func `lines up in Markdown`() {
        #expect(
            Document([.table(results)]).markdown == """
                | configuration             | runs | median | note   |
                | ------------------------- | ---: | -----: | ------ |
                | 4 processes, cached:queue |   10 | 0.33 s |        |
                | 速度 é e\u{301}                  |    8 | 12.1 s | a\\|b c |

                """)
    }

    @Test func `lines up in a terminal`() {
        #expect(
            results.plainText() == """
                configuration              runs  median  note
                4 processes, cached:queue    10  0.33 s
                速度 é e\u{301}                      8  12.1 s  a|b c

                """)
    }

    @Test func `gives way in its first column`() {
        #expect(
            results.plainText(width: 36) == """
                configuration    runs  median  note
                4 processes, c…    10  0.33 s
                速度 é e\u{301}            8  12.1 s  a|b c

                """)
        #expect(
            results.plainText(width: 25) == """
                con…  runs  median  note
                4 p…    10  0.33 s
                速…      8  12.1 s  a|b c

                """)
        #expect(
            results.plainText(width: 5) == """
                …  runs  median  note
                …    10  0.33 s
                …     8  12.1 s  a|b c

                """)
        #expect(results.plainText(width: 200) == results.plainText())
    }

    @Test func `keeps the ends of names whose beginnings are the same`() {
        let table = Table(
            columns: [Table.Column("name", key: "name"), Table.Column("n", key: "n")],
            rows: [["command=sleep 0.1", "1"], ["command=sleep 0.2", "2"], ["wc", "3"]])
        #expect(
            table.plainText(width: 14) == """
                name         n
                comma…p 0.1  1
                comma…p 0.2  2
                wc           3

                """)
    }

    @Test func `does without the columns of the smallest ranks where it is too wide`() {
        var columns = ["name", "a", "b", "c"].map { Table.Column($0, key: $0) }
        (columns[1].rank, columns[3].rank) = (2, 1)
        let table = Table(
            columns: columns, rows: [[String(repeating: "x", count: 20), "11", "22", "33"]])
        func titles(_ width: Int) -> String {
            table.fitting(width: width).columns.map(\.title).joined(separator: " ")
        }
        #expect(titles(28) == "name a b c" && table.fitting(width: 28) == table)
        #expect(titles(27) == "name a b" && titles(24) == "name a b")
        #expect(titles(23) == "name b" && titles(0) == "name b")
        columns[1].title = "a wide one"
        let wide = Table(columns: columns, rows: [])
        #expect(wide.fitting(width: 12).columns.map(\.title) == ["name", "b", "c"])
        #expect(table.fitting(width: 20).rows == [[table.rows[0][0], "22"]])
    }

    @Test func `sends nothing to a terminal that steers it`() {
        let table = Table(
            columns: [.init("a\u{1b}[2J", key: "a")],
            rows: [["\u{1b}]0;x\u{7}"], ["\r\n\u{9b}1m"], ["a\u{202e}b"]])
        #expect(table.plainText() == "a␛[2J\n␛]0;x␇\n \u{fffd}1m\na\u{fffd}b\n")
    }

    @Test(arguments: [
        ("a b", "a b"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
        ("a\r\nb", "\"a\r\nb\""),
        (" a", "\" a\""), ("a\tb", "\"a\tb\""), ("-1.5", "-1.5"), ("+3e-9", "+3e-9"),
        ("-inf", "'-inf"), ("-a", "'-a"), ("=1+1", "'=1+1"), ("@a", "'@a"), ("+", "'+"),
        ("=a,b", "\"'=a,b\""), ("a=b", "a=b"), ("\u{1b}[1m", "␛[1m"), ("\t=1", "\"'\t=1\""),
        ("\"\u{308}", "\"\"\"\u{308}\""),
    ])
    func `separates values by commas`(cell: String, expected: String) {
        let table = Table(columns: [.init("Title", key: "key")], rows: [[cell]])
        #expect(Array(table.csv.utf8) == Array("key\r\n\(expected)\r\n".utf8))
    }

    @Test(arguments: [
        ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("速度", 4), ("ｱ", 1), ("Ａ", 2), ("🚀", 2),
        ("한", 2), ("–…", 2), ("\u{200b}", 0), ("␛", 1),
    ])
    func `counts the columns of a terminal`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }
}

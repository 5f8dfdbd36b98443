import PerfRecording
import Subprocess
import TestSupport
import Testing

@Suite struct `A placeholder` {
    @Test(arguments: [
        ("strategy", "PERFDB_STRATEGY"), ("workers", "PERFDB_WORKERS"), ("load", "PERFDB_LOAD"),
        ("factor", "PERFDB_FACTOR"), ("caching", "PERFDB_CACHING"),
        ("mechanism", "PERFDB_MECHANISM"), ("runtime", "PERFDB_RUNTIME"),
        ("size", "PERFDB_PARAMETER_SIZE"), ("block-size", "PERFDB_PARAMETER_BLOCK_SIZE"),
        ("Workers", "PERFDB_PARAMETER_WORKERS"),
    ])
    func `has its variable`(name: String, variable: String) {
        #expect(Placeholder(name, "").variable == variable)
    }

    @Test(arguments: [
        ("", false), ("1", false), ("-a", false), ("_a", false), ("a b", false), ("ä", false),
        ("a.b", false), ("a", true), ("A1", true), ("a-b_c", true),
    ])
    func `has a name of one word`(text: String, isWord: Bool) {
        #expect(Placeholder.isWord(text) == isWord)
    }
}

@Suite struct `The environment of a measured program` {
    @Test func `has the point's values and nothing of the recorder's or another point's`() {
        let inherited: Environment = [
            "PATH": "/bin", "PERFDB_DATABASE": "/tmp/x", "PERFDB_WORKERS": "9",
            "PERFDB_MECHANISM": "pipe", "PERFDB_HOST": "pool", "PERFDB_PARAMETER_SIZE": "1M",
            "PERFDB_CHANNEL": "9", "PERFDB_SERVICE": "127.0.0.1:1",
        ]
        let environment = ChildEnvironment.variables(
            inherited: inherited,
            placeholders: [Placeholder("workers", "4"), Placeholder("block-size", "1M")])
        #expect(environment["PATH"] == "/bin")
        #expect(environment["PERFDB_HOST"] == "pool")
        #expect(environment["PERFDB_WORKERS"] == "4")
        #expect(environment["PERFDB_PARAMETER_BLOCK_SIZE"] == "1M")
        #expect(environment["PERFDB_DATABASE"] == nil)
        #expect(environment["PERFDB_MECHANISM"] == nil)
        #expect(environment["PERFDB_PARAMETER_SIZE"] == nil)
        #expect(environment["PERFDB_STRATEGY"] == nil)
    }

    @Test func `says where the report channel is, and its own service alone`() {
        let inherited: Environment = ["PERFDB_CHANNEL": "9", "PERFDB_SERVICE": "127.0.0.1:1"]
        let without = ChildEnvironment.variables(inherited: inherited, placeholders: [])
        #expect(without["PERFDB_CHANNEL"] == "3")
        #expect(without["PERFDB_SERVICE"] == nil)
        let with = ChildEnvironment.variables(
            inherited: inherited, placeholders: [], service: "127.0.0.1:2")
        #expect(with["PERFDB_SERVICE"] == "127.0.0.1:2")
    }

    @Test func `is not the environment of a service, which has no report channel`() {
        let inherited: Environment = [
            "A": "b", "PERFDB_CHANNEL": "3", "PERFDB_SERVICE": "127.0.0.1:1", "PERFDB_WORKERS": "2",
            "PERFDB_PARAMETER_SIZE": "1", "PERFDB_DATABASE": "h", "PERFDB_HOST": "pool",
        ]
        #expect(
            ChildEnvironment.ofService(inherited: inherited) == ["A": "b", "PERFDB_HOST": "pool"])
    }
}

@Suite struct `A word of a command` {
    static let values = [
        Placeholder("workers", "4"), Placeholder("a", "A"), Placeholder("b", "{a}"),
        Placeholder("empty", ""),
    ]

    @Test(arguments: [
        ("", ""), ("{", "{"), ("}", "}"), ("{}", "{}"), ("{{", "{{"), ("{{}}", "{{}}"),
        ("{print}", "{print}"), ("{print $1}", "{print $1}"), ("${HOME}", "${HOME}"),
        ("${workers}", "${workers}"), ("$ {workers}", "$ 4"), ("{ workers }", "{ workers }"),
        ("{workers}", "4"), ("-T{workers}", "-T4"), ("{workers}x{workers}", "4x4"),
        ("{{workers}}", "{workers}"), ("${{workers}}", "${workers}"),
        ("{{{workers}}}", "{{workers}}"), ("{a}{b}", "A{a}"), ("$x{a}", "$xA"), ("{a}$", "A$"),
        ("{a}${a}", "A${a}"), ("{workers", "{workers"), ("workers}", "workers}"),
        ("{{workers}", "{4"), ("{workers}}", "4}"), ("{a{b}}", "{a{a}}"), ("{empty}", ""),
        ("{ü}", "{ü}"), ("日{a}本", "日A本"), ("{Workers}", "{Workers}"), ("{1}", "{1}"),
        ("a\r\n{a}", "a\r\nA"), ("{a,b}", "{a,b}"), ("{a}\u{301}", "{a}\u{301}"),
    ])
    func `is filled`(word: String, filled: String) {
        #expect(CommandTemplate(word).filled(with: Self.values) == filled)
    }

    @Test(arguments: [
        ("{print}", ["print"]), ("{wrokers} {workers}", ["wrokers", "workers"]), ("${a}", []),
        ("{{a}}", []), ("{a}{b}", ["a", "b"]), ("{{a}", ["a"]), ("{}", []),
    ])
    func `tells the names in it`(word: String, names: [String]) {
        #expect(CommandTemplate(word).names == names)
    }

    @Test(arguments: [
        ["awk", "{print}"], ["sh", "-c", "echo ${HOME}"],
        ["find", ".", "-exec", "true", "{}", ";"],
    ])
    func `is measured as typed where it names no dimension`(words: [String]) {
        #expect(words.map { CommandTemplate($0).filled(with: Self.values) } == words)
    }

    @Test func `without a known name changes by nothing but its escapes`() {
        let pieces = ["{", "}", "{{", "}}", "$", "x", "yz", " ", "-", "_", "1", "ü", "\\", "\n"]
        var generator = SeededGenerator(seed: 2026)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let word = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
            let escapes = word.replacing(/\{\{([A-Za-z][A-Za-z0-9_-]*)\}\}/) { "{\($0.1)}" }
            #expect(CommandTemplate(word).filled(with: Self.values) == escapes, "\(word)")
        }
    }

    @Test func `may be long`() {
        let braces = String(repeating: "{", count: 200_000)
        #expect(CommandTemplate(braces).filled(with: Self.values) == braces)
    }
}

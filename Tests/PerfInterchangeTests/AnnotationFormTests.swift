import PerfModel
import RelaxedJSON
import Testing

@testable import PerfInterchange

private let id = "00000000-0000-4000-8000-000000000001"
private let other = "00000000-0000-4000-8000-000000000002"

/// One of each kind, which together have a value for every key.
private let samples = [
    Annotation(
        id: id, kind: .mark, words: "neuer \"Übersetzer\"\n\u{7}", author: "Ada <a@b.c>",
        createdAt: Instant(microseconds: 1_795_168_800_000_000), at: Instant(microseconds: 0),
        benchmarkPattern: "so*", hostPattern: "ci-?"),
    Annotation(
        id: id, kind: .exclusion, words: "swapping", author: "bo",
        createdAt: Instant(microseconds: 1_795_168_800_000_000), session: other, positions: 3...5,
        benchmarks: ["a", "b"]),
    Annotation(
        id: id, kind: .acceptance, words: "new", author: "bo",
        createdAt: Instant(microseconds: 1_795_168_800_000_000), session: other,
        benchmarks: ["a"], at: Instant(microseconds: 5), hostPattern: "x"),
    Annotation(
        id: id, kind: .undoing, words: "wrong", author: "bo",
        createdAt: Instant(microseconds: 1_795_168_800_000_000), undone: other),
]

private func read(_ text: String) throws(InterchangeError) -> Annotation {
    try AnnotationForm.annotation(of: Array(text.utf8))
}

/// A file whose second line has these members.
private func file(_ members: String, version: Int = 1) -> String {
    "{\"format\":{\"name\":\"perfdb-annotation\",\"version\":\(version)}}\n{\"annotation\":{\(members)}}\n"
}

private let head = "\"uuid\":\"\(id)\",\"words\":\"w\",\"author\":\"a\",\"created_at_us\":1"

@Suite struct `An annotation's file` {
    @Test(arguments: samples)
    func `comes back as it was`(annotation: Annotation) throws {
        let bytes = AnnotationForm.bytes(of: annotation)
        #expect(try AnnotationForm.annotation(of: bytes) == annotation)
        #expect(AnnotationForm.recognises(Array(bytes.prefix(64))))
        #expect(!SessionForm.recognises(bytes))
    }

    @Test func `is spelled in one way, and named by its moment and id`() {
        #expect(
            String(decoding: AnnotationForm.bytes(of: samples[1]), as: UTF8.self) == """
                {"format":{"name":"perfdb-annotation","version":1}}
                {"annotation":{"uuid":"\(id)","kind":"exclusion","words":"swapping",\
                "author":"bo","created_at_us":1795168800000000,"session":"\(other)",\
                "first_position":3,"last_position":5,"benchmarks":["a","b"]}}

                """)
        #expect(
            AnnotationForm.fileName(of: samples[1])
                == "2026-11-20T100000Z-annotation-\(id).jsonl")
    }

    @Test(arguments: [
        ("", "cut off"), ("{\"format\":{\"name\":\"perfdb-session\",\"version\":1}}\n", "name"),
        ("{\"session\":{}}\n", "line"), (file("\"uuid\":\"x\""), "uuid"),
        (file("\(head),\"kind\":\"note\""), "kind"), (file("\(head),\"kind\":\"mark\""), "nothing"),
        (file("\(head),\"kind\":\"exclusion\""), "nothing"),
        (file("\(head),\"kind\":\"acceptance\",\"benchmarks\":[\"a\"]"), "nothing"),
        (file("\(head),\"kind\":\"undoing\""), "nothing"),
        (file("\(head),\"kind\":\"mark\",\"at_us\":1,\"undoes\":\"\(other)\""), "undoes"),
        (file("\(head),\"kind\":\"mark\",\"at_us\":-1"), "negative"),
        (file("\(head),\"kind\":\"mark\",\"at_us\":1,\"first_position\":1"), "half"),
        (
            file("\(head),\"kind\":\"mark\",\"at_us\":1,\"first_position\":1,\"last_position\":2"),
            "no session"
        ),
        (
            file(
                "\(head),\"kind\":\"exclusion\",\"session\":\"\(other)\",\"first_position\":3,"
                    + "\"last_position\":2"), "backwards"
        ),
        (file("\(head),\"kind\":\"mark\",\"at_us\":1,\"extra\":1"), "unknown key"),
        (file("\(head),\"kind\":\"mark\",\"at_us\":1") + "{}\n", "another line"),
        ("{\"format\":{\"name\":\"perfdb-annotation\",\"version\":1}}\n", "cut off"),
    ])
    func `is refused where it has a mistake`(text: String, what: String) {
        #expect(throws: InterchangeError.self, "\(what)") { try read(text) }
    }

    @Test func `of a newer version is refused as such, with its place for any other mistake`() {
        #expect(throws: InterchangeError.newer(found: 2, known: 1)) {
            try read(file("\"new\":1", version: 2))
        }
        #expect {
            try read(file("\(head),\"kind\":\"note\""))
        } throws: { error in
            guard case .mistake(_, let path, let place) = error as? InterchangeError else {
                return false
            }
            return path == "annotation.kind" && place.line == 2
        }
    }
}

import Testing

@testable import PerfInterchange

@Suite struct `The name of a content` {
    @Test func `is a UUID of version 8`() {
        #expect(ContentID.uuid(of: Array("abc".utf8)) == "ba7816bf-8f01-8fea-8141-40de5dae2223")
        #expect(ContentID.uuid(of: []) == "e3b0c442-98fc-8c14-9afb-f4c8996fb924")
    }
}

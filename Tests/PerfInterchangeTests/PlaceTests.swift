import Testing

@testable import PerfInterchange

@Test func `errors are facts`() { #expect(InterchangeError.unknownForm == .unknownForm) }

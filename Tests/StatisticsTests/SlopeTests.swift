import Statistics
import Testing

@Suite struct `A slope` {
    @Test func `does not exist for fewer than two different places`() {
        #expect(slope(of: []) == nil)
        #expect(slope(of: [(1, 2)]) == nil)
        #expect(slope(of: [(1, 2), (1, 3)]) == nil)
    }

    @Test func `is that of a line, and the best of what is none`() throws {
        #expect(abs(try #require(slope(of: [(1, 5), (2, 7), (8, 19)])) - 2) < 1e-12)
        #expect(slope(of: [(0, 3), (4, 3)]) == 0)
        #expect(slope(of: [(0, 0), (1, 3), (2, 0)]) == 0)
    }
}

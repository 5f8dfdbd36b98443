import HTML
import Testing

@Suite struct `A node of a page` {
    @Test func `equals one with the same text`() {
        #expect(Node.text("a") == Node.text("a"))
    }
}

import Git
import Testing

@Suite struct `Ancestry` {
    @Test func `is told among many commits, known or not`() throws {
        try withProject { project in
            let first = try project.commit("one")
            let second = try project.commit("two")
            try project.git("switch", "--quiet", "--create", "side", first.hash)
            let side = try project.commit("side")
            try project.git("switch", "--quiet", "main")
            let third = try project.commit("three")
            let unknown = try #require(Commit(String(repeating: "0f", count: 20)))
            let all = [third, unknown, first, side, second]
            let repository = try project.repository()
            #expect(try repository.descendants(of: second, among: all) == [second, third])
            #expect(
                try repository.descendants(of: first, among: all)
                    == [first, second, side, third])
            #expect(try repository.descendants(of: second, among: [side]) == [])
            #expect(try repository.descendants(of: second, among: []) == [])
            #expect(try repository.descendants(of: unknown, among: all) == [])
            #expect(try repository.ancestors(of: second, among: all) == [first, second])
            #expect(try repository.ancestors(of: unknown, among: all) == [])
        }
    }

    @Test(arguments: ["", "abc", "-h", String(repeating: "A", count: 40)])
    func `is asked of full hashes only`(text: String) {
        #expect(Commit(text) == nil)
    }
}

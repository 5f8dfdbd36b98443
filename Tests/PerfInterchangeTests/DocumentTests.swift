import Foundation
import TestSupport
import Testing

@Suite struct `The page for hyperfine's people` {
    private static func page(file: String = #filePath) throws -> String {
        let project = URL(fileURLWithPath: file).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = try Data(contentsOf: project.appendingPathComponent("docs/hyperfine.md"))
        return String(decoding: data, as: UTF8.self)
    }

    private static let isThere = Witness.path(of: "hyperfine") != nil

    @Test(.enabled(if: isThere, "needs hyperfine"))
    func `names every option that the hyperfine here has`() throws {
        let help = try Witness.run("hyperfine", ["--help"])
        try #require(help.status == 0)
        // What explains an option is indented by more.
        let options = help.output.split(separator: "\n")
            .filter { $0.prefix { $0 == " " }.count <= 8 }
            .map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("-") }
            .flatMap { $0.split { " ,".contains($0) }.filter { $0.hasPrefix("-") } }
        #expect(options.count > 30)
        let page = try Self.page()
        for option in Set(options) { #expect(page.contains("`\(option)"), "\(option)") }
    }
}

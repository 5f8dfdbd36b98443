package import PerfModel

extension Store {
    package func details(in session: String, benchmark: Glob?) throws -> [Details] { [] }
}

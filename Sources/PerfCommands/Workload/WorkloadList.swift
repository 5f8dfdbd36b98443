import PerfStudy

/// The workloads there are.
enum WorkloadList {
    static func text(as format: WorkloadFormat) -> String {
        switch format {
        case .text:
            let width = WorkloadName.allCases.map(\.rawValue.count).max() ?? 0
            return WorkloadName.allCases.map { name in
                let gap = String(repeating: " ", count: width - name.rawValue.count + 2)
                return "\(name.rawValue)\(gap)\(name.summary)\n"
            }.joined()
        case .json:
            let entries = WorkloadName.allCases.map { name in
                """
                  {"name": "\(name.rawValue)", "strategies": [\(strategies(of: name))], \
                "summary": "\(name.summary)"}
                """
            }
            return "[\n\(entries.joined(separator: ",\n"))\n]\n"
        }
    }

    private static func strategies(of name: WorkloadName) -> String {
        name.strategies.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }
}

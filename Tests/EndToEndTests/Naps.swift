import Foundation
import TestSupport

/// A number of seconds for `sleep` that no other process on the machine has among its arguments, so
/// that what is left of a run can be found.
struct Nap {
    /// About a hundred seconds.
    let seconds = "98.\(UInt64.random(in: 100_000_000...999_999_999))"

    /// The states of the processes that sleep so long, or that were told to: `S`, `T` (stopped), …
    ///
    /// The recorder has the number among its own arguments and is one of them while it lives.
    func states() throws -> [String] {
        let list = try Witness.run("ps", ["-A", "-o", "stat=,args="]).output
        return list.split(separator: "\n").filter { $0.contains(seconds) }.map {
            String($0.prefix { $0 != " " })
        }
    }

    /// Whether nothing is left, soon.
    func isOver() throws -> Bool { try eventually { try states().isEmpty } }
}

import PerfModel
import PerfRecording
import Subprocess

extension Failure {
    init(_ error: SweepError) {
        switch error {
        case .emptyItem(let list): self.init("the list \(quoted(list)) has an empty item.")
        case .twice(let item, let list):
            self.init("\(quoted(item)) stands twice in the list \(quoted(list)).")
        case .tooMany(let list, let limit):
            self.init("\(quoted(list)) makes more than \(limit) items.")
        case .badRange(let text):
            self.init(
                "\(quoted(text)) is no range.",
                "Ranges are written 1..8, 0..100:25 (step) or 1..64:x2 (factor).")
        case .badItem(let item, let dimension): self = Self.item(item, of: dimension)
        case .badFactor(let item):
            self.init(
                "the factor of \(quoted(item)) is not a number above zero.",
                "Loads are written normal,high=10.")
        case .badWorkers(let item):
            self.init("\(quoted(item)) is not a number of workers: a whole number above zero.")
        case .serialWithWorkers(let count):
            self.init(
                "serial has exactly 1 worker, not \(count).",
                "Leave --workers out, or add another strategy.")
        case .parameterWithoutValue(let text):
            self.init("the parameter \(quoted(text)) has no values.", "Write NAME=1,2,3.")
        case .badParameterName(let name):
            self.init(
                "a parameter cannot be named \(quoted(name)).",
                "A name is letters, digits, - and _, and none of perfdb's own dimensions.")
        case .parameterTwice(let name):
            self.init(
                "the parameter \(quoted(name)) was given twice; write its values as one list.")
        case .parameterOfDimension(let name):
            self.init(
                "a parameter cannot be named \(quoted(name)) here: \(Self.owner(of: name)).",
                "Choose another name.")
        }
        status = .wrongUsage
    }

    /// What has a parameter's name already.
    private static func owner(of name: String) -> String {
        name == Sweep.commandParameter
            ? "it says which of the commands a run is of" : "--concurrency makes one of that name"
    }

    /// An item that the list of a dimension cannot have.
    private static func item(_ item: String, of dimension: String) -> Failure {
        switch dimension {
        case "load":
            Failure("\(quoted(item)) has no name.", "Loads are written normal,high=10.")
        case "caching":
            Failure(
                "\(quoted(item)) has an empty part.",
                "Caching modes are written none,cached:queue.")
        case Sweep.concurrencyParameter:
            Failure(
                """
                \(quoted(item)) is no number of copies: a whole number from 1 to \
                \(LaunchSetting.mostCopies).
                """)
        case "pin":
            Failure(
                "\(quoted(item)) is no CPU or range of CPUs.",
                "They are numbers from 0 to \(CPUList.largest), written 0,2-3.")
        default:
            Failure("\(quoted(item)) is no exit status: a whole number from 0 to 255.")
        }
    }

    init(_ error: WhenError) {
        switch error {
        case .misspelled(let text, let suggestion):
            self.init("\(quoted(text)) is no time.\(didYouMean(suggestion))")
        case .noSuchTime(let text, let suggestion):
            self.init(
                "there is no time \(quoted(text)).\(didYouMean(suggestion))",
                "Times are written 2026-11-13 or 2026-11-13T10:00Z.")
        case .unreadable(let text):
            self.init(
                "\(quoted(text)) is no time.",
                "Times are written last-week, 3d, 2w, 2026-11-13 or 2026-11-13T10:00Z.")
        }
        status = .wrongUsage
    }
}

import Markdown

extension Failure {
    /// Errors of files with plain numbers.
    init(_ error: NumberFault) {
        let place = "\(quoted(error.file)), line \(error.line):"
        switch error.kind {
        case .nothing:
            self.init("\(place) there is no number up to here, the last line.")
        case .noNumber(let word):
            self.init(
                "\(place) \(quoted(word)) is no number.",
                "Numbers stand between white space or commas, comments behind #.")
        case .notFinite(let word):
            self.init(
                "\(place) \(quoted(word)) is no finite number.",
                "What failed to be measured has no place among the values; remove it.")
        case .noPair(let words):
            self.init(
                "\(place) \(words) \(words == 1 ? "number stands" : "numbers stand") here.",
                "Each line has a number of workers and its seconds.")
        case .badWorkers(let word):
            self.init("\(place) \(quoted(word)) is no number of workers: 1, 2, 3 and so on are.")
        case .timeNotPositive(let word):
            self.init("\(place) the time \(quoted(word)) is not above 0.")
        }
    }

    /// What `perfdb stats` is asked about.
    init(samples error: CommandError) {
        switch error {
        case .nothingToSummarise:
            self.init("there are no numbers.", "Name a file, or - for standard input.")
        case .oneQuestion(let given):
            self.init(
                "\(given.joined(separator: " and ")) are different questions.", "Leave one out.")
        case .tooManySamples(let count):
            self.init("two files can be compared, not \(count).", "Compare them pair by pair.")
        case .inputTwice:
            self.init("standard input cannot be both samples.", "Name a file for one of them.")
        case .onlyOfComparisons(let option):
            self.init(
                "\(option) says what a change is, and nothing is compared.",
                "Leave it out, name two files, or write --series.")
        default: self.init(error)
        }
    }
}

/// What the program's exit status says; the same in every command.
package enum ExitStatus: Int32, Sendable {
    case fine = 0
    case failed = 1
    case wrongUsage = 2
    /// The answer is bad news: a regression, a report out of date.
    case badNews = 3
    /// Nothing could be judged, where that was asked to be an error.
    case nothingJudged = 4
    case interrupted = 130
}

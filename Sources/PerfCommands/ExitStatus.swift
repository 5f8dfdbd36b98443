/// What the program's exit status says; the same in every command.
package enum ExitStatus: Int32, Sendable {
    case fine = 0
    case failed = 1
    case wrongUsage = 2
    /// It did what was asked, and the answer is bad news: a machine that is not fit to measure.
    case badNews = 3
    /// Nothing could be judged, where that was asked to be an error.
    case nothingJudged = 4
    case interrupted = 130
}

/// What the program's exit status says; the same in every command.
package enum ExitStatus: Int32, Sendable {
    case fine = 0
    case failed = 1
    case wrongUsage = 2
    case interrupted = 130
}

/// What can be wrong in a session's file, where each value is of the right kind.
package enum SessionFault: Hashable, Sendable {
    /// A key that this version of the form does not have.
    case unknownKey(String)
    /// A number beyond what it may be, as written.
    case outOfRange(String)
    /// A word that is none of those that may stand there.
    case unknownWord(String, known: [String])
    /// What is no UUID in lower case.
    case badUUID(String)
    /// What is no commit's hash in lower-case hexadecimal digits.
    case badCommit(String)
    /// Another line than may follow here: its key, and those that may.
    case wrongLine(String, expected: [String])
    /// A number of a configuration that the lines before do not have.
    case unknownConfiguration(Int64)
    /// A position that is not greater than the one before it, or a number that is not the next one.
    case outOfOrder(Int64)
    /// A name, a configuration or a metric that is there twice.
    case twice(String)
    /// Two values that exclude each other.
    case contradiction(Contradiction)
    /// Configurations that have no run: their numbers.
    case unused([Int])
    /// The file ends before its last line.
    case cutOff
    /// The last line tells another number of runs than there are.
    case wrongCount(told: Int64, found: Int)

    package enum Contradiction: String, CaseIterable, Hashable, Sendable {
        /// A measured session knows when and where.
        case measuredWithoutStartOrHost
        /// Only a suite asks for charts.
        case chartWithoutSuite
        /// Serial has one worker.
        case serialWithWorkers
        /// A load has a name and a factor.
        case halfALoad
        /// A run that ended well was ended by no signal.
        case okWithSignal
        /// A task does not stop before it starts.
        case stopBeforeStart
        /// A range of positions has two ends.
        case halfARange
        /// Positions are those of a session.
        case positionsWithoutSession
        /// An annotation that does not say what it is about, or an undoing's word on another kind.
        case annotationOfNothing
    }
}

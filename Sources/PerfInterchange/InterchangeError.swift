package import RelaxedJSON

/// Why a file of another tool, or of a session, cannot be taken in.
package enum InterchangeError: Error, Hashable, Sendable {
    /// It is none of the known forms.
    case unknownForm
    /// It is of that form and tells nothing that was measured.
    case nothingMeasured(ForeignForm)
    /// It is a session's, of a newer form than the newest that is known here.
    case newer(found: Int64, known: Int64)
    /// Something in it is not as its form wants it.
    case mistake(Problem, path: String, place: TextPlace)

    package enum Problem: Hashable, Sendable {
        /// It is no JSON.
        case syntax(JSONError.Problem)
        case missingKey(String)
        case wrongKind(expected: JSONKind, found: JSONKind)
        case emptyText
        case emptyList
        /// A time that is negative or more than a whole number of nanoseconds can say, as written.
        case badTime(String)
        /// What is no size or count, as written.
        case badSize(String)
        /// What is no exit status, as written.
        case badExitCode(String)
        /// The number of a form's version that is not known, as written.
        case unknownVersion(String)
        /// A unit that does not belong to the value.
        case unknownUnit(String)
        /// What is no moment in UTC.
        case badMoment(String)
        /// A list with another length than the list of times.
        case unequalCount(found: Int, times: Int)
        /// What is wrong in a session's file only.
        case session(SessionFault)
    }
}

/// Why a file of another tool cannot be taken in.
package enum InterchangeError: Error, Equatable {
    /// It is none of the known forms.
    case unknownForm
}

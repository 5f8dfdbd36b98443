/// A part of an HTML page.
package indirect enum Node: Equatable, Sendable {
    /// Characters that the reader sees as they are.
    case text(String)
}

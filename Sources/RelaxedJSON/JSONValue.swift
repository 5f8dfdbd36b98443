/// A JSON value with where it stands.
package struct JSONValue: Sendable {
    package init() {}
}

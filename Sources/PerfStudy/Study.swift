/// The study that perfdb grew out of: its workloads, its suite and its own numbers.
package enum DocumentStudy {
    /// The suite `documents` in the form of a `perfdb.json`.
    package static var suite: [UInt8] { PackageResources.documents_json }

    /// The suite's name; the sessions of the documents' own numbers have it, too.
    package static let name = "documents"
}

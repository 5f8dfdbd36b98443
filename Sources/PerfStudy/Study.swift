package import PerfRecording

/// The study that perfdb grew out of: its workloads, its suite and its own numbers.
package enum DocumentStudy {
    /// The suite's name; the sessions of the documents' own numbers have it, too.
    package static let name = "documents"

    /// The suite that measures it, in the form of a `perfdb.json`.
    package static var suiteFile: [UInt8] { PackageResources.documents_json }

    /// The suite that measures it.
    ///
    /// - Throws: where the file that is compiled in is none; a test reads it.
    package static func suite() throws(SuiteError) -> Suite {
        try SuiteReader.suite(suiteFile)
    }
}

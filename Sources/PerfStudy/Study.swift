package import PerfRecording

/// The study that perfdb grew out of: its workloads, its suite and its own numbers.
package enum DocumentStudy {
    /// The suite that measures it.
    ///
    /// - Throws: where the file that is compiled in is none; a test reads it.
    package static func suite() throws(SuiteError) -> Suite {
        try SuiteReader.suite(PackageResources.documents_json)
    }
}

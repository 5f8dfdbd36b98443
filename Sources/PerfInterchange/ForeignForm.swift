import RelaxedJSON

/// A form in which another tool writes what it measured.
package enum ForeignForm: String, CaseIterable, Hashable, Sendable {
    /// What `hyperfine --export-json` writes.
    case hyperfine

    /// The form of a file's bytes, by what it begins with; nil where it is none of the known ones.
    ///
    /// A file that is cut off or has a mistake further on is recognised, so that the mistake can be
    /// told.
    package static func recognise(_ bytes: [UInt8]) -> ForeignForm? {
        allCases.first { $0.recognises(bytes) }
    }

    private func recognises(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(1024).filter { !Self.isSpace($0) }, as: UTF8.self)
        return switch self {
        case .hyperfine:
            start.hasPrefix(#"{"results":["#)
                || (start.hasPrefix(#"{"schema_version":"#)
                    && start.contains(#""hyperfine_version":"#))
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n")]
            .contains(byte)
    }

    /// Reads a file as one session of origin `imported`.
    ///
    /// - Parameter form: the file's form; nil: whichever it is recognised as.
    /// - Throws: the first mistake, with its place.
    package static func session(
        _ bytes: [UInt8], form: ForeignForm? = nil, discretion: Discretion
    ) throws(InterchangeError) -> ForeignSession {
        guard let form = form ?? recognise(bytes) else { throw unknown(bytes) }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(utf8: bytes)
        } catch {
            throw .mistake(.syntax(error.problem), path: "", place: error.place)
        }
        switch form {
        case .hyperfine:
            let content = try HyperfineReader.content(JSONCursor(value))
            guard !content.results.isEmpty else { throw .nothingMeasured(form) }
            return HyperfineImport(content, discretion: discretion)
                .session(id: ContentID.uuid(of: bytes))
        }
    }

    /// What is wrong with a file of no known form: a text that wants to be JSON is told where it is
    /// not.
    private static func unknown(_ bytes: [UInt8]) -> InterchangeError {
        let first = bytes.first { !isSpace($0) }
        guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return .unknownForm }
        do throws(JSONError) {
            _ = try JSONValue(utf8: bytes)
            return .unknownForm
        } catch {
            return .mistake(.syntax(error.problem), path: "", place: error.place)
        }
    }
}

extension Table {
    /// The table as comma-separated values under the keys of its columns.
    ///
    /// A cell that begins with `=`, `+`, `-` or `@` and is no number gets an apostrophe in front, for a
    /// spreadsheet would run it as a formula. Line breaks and tabs stay, between quotes; other control
    /// characters are shown as in `plainText`, for such lines are looked at in terminals too.
    ///
    /// - Source: RFC 4180; OWASP, "CSV Injection".
    package var csv: String {
        guard !columns.isEmpty else { return "" }
        return ([columns.map(\.key)] + rows).map { row in
            row.map(Self.field).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func field(_ cell: String) -> String {
        var text = String.UnicodeScalarView()
        var needsQuotes = cell.unicodeScalars.first == " " || cell.unicodeScalars.last == " "
        if isFormula(cell) { text.append("'") }
        for scalar in cell.unicodeScalars {
            switch scalar {
            case "\"":
                text.append(contentsOf: "\"\"".unicodeScalars)
                needsQuotes = true
            case ",", "\n", "\r", "\t":
                text.append(scalar)
                needsQuotes = true
            default: text.append(visible(scalar))
            }
        }
        return needsQuotes ? "\"\(String(text))\"" : String(text)
    }

    private static func isFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first)
        else {
            return false
        }
        return Double(cell)?.isFinite != true
    }
}

/// The documents' own numbers as they were typed in: `figures.csv`, one row per number.
struct FigureTable {
    /// The rows in the file's order: their fields by column, empty ones left out.
    let rows: [[String: String]]

    /// Reads text with a line of names, then a line per row; no field has a comma or a quote.
    init(_ text: String) {
        let lines = text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
        }
        let names = lines.first ?? []
        rows = lines.dropFirst().map { fields in
            Dictionary(
                zip(names, fields).filter { !$0.1.isEmpty }, uniquingKeysWith: { $1 })
        }
    }

    /// The numbers of this program.
    static var own: FigureTable {
        FigureTable(String(decoding: PackageResources.figures_csv, as: UTF8.self))
    }
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours between words.
///
/// Letters may be edited again after a swap ("ca" to "abc" is 2), which makes it a metric.
///
/// - Complexity: O(n · m).
/// - Source: R. Lowrance and R. A. Wagner, "An Extension of the String-to-String Correction
///   Problem", Journal of the ACM 22 (1975), pages 177–183.
package func editDistance(_ left: String, _ right: String) -> Int {
    let rows = Array(left)
    let columns = Array(right)
    let more = rows.count + columns.count
    let width = columns.count + 2
    // Row and column 0 hold a distance that is never the least; row 1 and column 1 stand for "".
    var table = [Int](repeating: more, count: (rows.count + 2) * width)
    for column in 0...columns.count { table[width + column + 1] = column }
    for row in 0...rows.count { table[(row + 1) * width + 1] = row }
    var lastRow: [Character: Int] = [:]
    for row in rows.indices {
        var lastColumn = 0
        for column in columns.indices {
            let swapRow = lastRow[columns[column]] ?? 0
            let swapColumn = lastColumn
            let isSame = rows[row] == columns[column]
            if isSame { lastColumn = column + 1 }
            let gap = (row - swapRow) + 1 + (column - swapColumn)
            table[(row + 2) * width + column + 2] = min(
                table[(row + 1) * width + column + 1] + (isSame ? 0 : 1),
                table[(row + 2) * width + column + 1] + 1,
                table[(row + 1) * width + column + 2] + 1,
                table[swapRow * width + swapColumn] + gap)
        }
        lastRow[rows[row]] = row + 1
    }
    return table[(rows.count + 1) * width + columns.count + 1]
}

/// Reads the lists of a sweep: `a,b`, `1..8`, `0..100:25`, `1..64:x2`, or a mixture.
///
/// `\,` stands for a comma within an item. Items keep the spelling they were typed in; the numbers
/// of a range are written without needless zeros.
package enum SweepList {
    /// The most items that one list may have.
    package static let limit = 10_000

    /// The items in order, at least one, none empty, none twice.
    ///
    /// - Throws: `SweepError` with the list or the item as typed.
    package static func items(_ text: String) throws(SweepError) -> [String] {
        try items(of: words(of: text), in: text)
    }

    /// The same of words that were not typed with commas between them.
    ///
    /// - Parameter text: the list for errors.
    static func items(of words: [String], in text: String) throws(SweepError) -> [String] {
        var items: [String] = []
        for word in words {
            guard !word.isEmpty else { throw .emptyItem(list: text) }
            if let range = try NumberRange(word) {
                items += try range.numbers(limit: limit)
            } else {
                items.append(word)
            }
            guard items.count <= limit else { throw .tooMany(list: text, limit: limit) }
        }
        var seen: Set<String> = []
        for item in items where !seen.insert(item).inserted {
            throw .twice(item: item, list: text)
        }
        return items
    }

    /// The text between commas that no backslash precedes; always at least one, perhaps empty.
    static func words(of text: String) -> [String] {
        var words = [""]
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "\\", rest.first == "," {
                rest.removeFirst()
                words[words.count - 1].append(",")
            } else if character == "," {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words
    }
}

/// A range of decimal numbers as typed: first, last, and a step to add or a factor to multiply by.
struct NumberRange {
    /// What leads from one number to the next.
    enum Step {
        case add(Int64)
        case multiply(Int64)
    }

    private let text: String
    /// First and last in units of 10^−digits.
    private let first: Int64
    private let last: Int64
    private let step: Step
    /// Digits after the decimal point, 0…9.
    private let digits: Int

    /// Nil where the text is no range at all (`../src`, `a..b`).
    ///
    /// - Throws: `.badRange` where it begins as one, with a number and `..`, and is none.
    init?(_ text: String) throws(SweepError) {
        let halves = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let dots = halves[0].firstRange(of: "..") else { return nil }
        guard let low = Decimal10(halves[0][..<dots.lowerBound]) else { return nil }
        guard let high = Decimal10(halves[0][dots.upperBound...]) else { throw .badRange(text) }
        var stepText = halves.count == 2 ? halves[1] : "1"
        let multiplies = stepText.first == "x"
        if multiplies { stepText = stepText.dropFirst() }
        guard let by = Decimal10(stepText) else { throw .badRange(text) }
        let digits = max(low.digits, high.digits, multiplies ? 0 : by.digits)
        guard let first = low.scaled(digits), let last = high.scaled(digits), first <= last else {
            throw .badRange(text)
        }
        if multiplies {
            guard by.digits == 0, by.value >= 2, first > 0 else { throw .badRange(text) }
            step = .multiply(by.value)
        } else {
            guard let width = by.scaled(digits), width > 0 else { throw .badRange(text) }
            step = .add(width)
        }
        self.text = text
        self.first = first
        self.last = last
        self.digits = digits
    }

    /// The numbers from first to at most last, as text.
    func numbers(limit: Int) throws(SweepError) -> [String] {
        var numbers: [String] = []
        var next: Int64? = first
        while let number = next, number <= last {
            guard numbers.count < limit else { throw .tooMany(list: text, limit: limit) }
            numbers.append(Decimal10.text(number, digits: digits))
            let (sum, overflow) =
                switch step {
                case .add(let width): number.addingReportingOverflow(width)
                case .multiply(let factor): number.multipliedReportingOverflow(by: factor)
                }
            next = overflow ? nil : sum
        }
        return numbers
    }
}

/// A decimal number as typed: a whole number of 10^−digits.
struct Decimal10 {
    let value: Int64
    let digits: Int

    /// Nil where the text is not `12`, `-3` or `0.25` with at most nine decimals.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        let isNegative = whole.first == "-"
        let unsigned = isNegative ? whole.dropFirst() : whole[...]
        guard !unsigned.isEmpty, unsigned.allSatisfy(\.isASCIIDigit), fraction.count <= 9,
            fraction.allSatisfy(\.isASCIIDigit), parts.count == 1 || !fraction.isEmpty,
            let number = Int64("\(unsigned)\(fraction)")
        else { return nil }
        value = isNegative ? -number : number
        digits = fraction.count
    }

    /// The number in units of 10^−digits, or nil where it does not fit.
    func scaled(_ wanted: Int) -> Int64? {
        var result = value
        for _ in digits..<max(digits, wanted) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }

    /// `250` with three digits is `0.25`.
    static func text(_ number: Int64, digits: Int) -> String {
        guard digits > 0 else { return String(number) }
        let unsigned = String(number.magnitude)
        let zeros = String(repeating: "0", count: max(0, digits + 1 - unsigned.count))
        let filled = zeros + unsigned
        var fraction = filled.suffix(digits)
        while fraction.last == "0" { fraction.removeLast() }
        let whole = (number < 0 ? "-" : "") + filled.dropLast(digits)
        return fraction.isEmpty ? whole : "\(whole).\(fraction)"
    }
}

extension Character {
    /// Whether this is one of the ten ASCII digits.
    var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

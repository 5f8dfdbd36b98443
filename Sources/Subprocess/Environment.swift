import CSystem

/// The variables that a program is given, in order, as bytes: a value need not be UTF-8.
package struct Environment: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    /// One entry as the system has it: `NAME=value` without the zero byte at its end.
    private(set) var entries: [[UInt8]]

    /// Makes an environment without variables.
    package init() { entries = [] }

    /// Makes an environment of names and values; of a name that is there twice the last one counts.
    package init(dictionaryLiteral variables: (String, String)...) {
        entries = []
        for (name, value) in variables { self[name] = value }
    }

    /// The environment of this process.
    package static var current: Environment {
        var environment = Environment()
        guard var next = csystem_environment() else { return environment }
        while let entry = next.pointee {
            environment.entries.append(bytes(of: entry))
            next += 1
        }
        return environment
    }

    /// The names of the variables, in order, repaired where they are not UTF-8.
    package var names: [String] {
        entries.map { String(decoding: $0.prefix { $0 != equals }, as: UTF8.self) }
    }

    /// The value of a variable, repaired where it is not UTF-8; nil where there is none.
    ///
    /// A new variable is added at the end, a changed one keeps its place, nil removes it.
    /// - Precondition: the name is neither empty nor contains `=`.
    package subscript(name: String) -> String? {
        get {
            guard let index = index(of: name) else { return nil }
            return String(decoding: entries[index].dropFirst(name.utf8.count + 1), as: UTF8.self)
        }
        set {
            precondition(!name.isEmpty && !name.utf8.contains(equals), "variable name \"\(name)\"")
            let index = index(of: name)
            switch (index, newValue) {
            case (let index?, let value?): entries[index] = Array("\(name)=\(value)".utf8)
            case (let index?, nil): entries.remove(at: index)
            case (nil, let value?): entries.append(Array("\(name)=\(value)".utf8))
            case (nil, nil): break
            }
        }
    }

    private func index(of name: String) -> Int? {
        let start = Array(name.utf8) + [equals]
        return entries.firstIndex { $0.starts(with: start) }
    }
}

private let equals = UInt8(ascii: "=")

/// The bytes of a C string without its end.
private func bytes(of string: UnsafePointer<CChar>) -> [UInt8] {
    var bytes: [UInt8] = []
    var next = string
    while next.pointee != 0 {
        bytes.append(UInt8(bitPattern: next.pointee))
        next += 1
    }
    return bytes
}

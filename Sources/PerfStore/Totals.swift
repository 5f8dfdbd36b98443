/// What was told under the same name several times, put together; in the order of the first times.
struct Totals<Name: Hashable, Value> {
    /// Each name once.
    private(set) var names: [Name] = []
    private var values: [Name: Value] = [:]

    init() {}

    init(_ told: [(Name, Value)], together: (Value, Value) -> Value) {
        for (name, value) in told { add(value, to: name) { $0 = together($0, value) } }
    }

    /// Takes the value under a new name; under a known one `change` puts it to what is there, in place.
    mutating func add(_ value: Value, to name: Name, change: (inout Value) -> Void) {
        if let index = values.index(forKey: name) {
            change(&values.values[index])
        } else {
            names.append(name)
            values[name] = value
        }
    }

    subscript(name: Name) -> Value? { values[name] }
}

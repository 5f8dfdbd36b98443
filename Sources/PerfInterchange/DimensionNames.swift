import PerfModel

/// Dimensions as parameters with a name and a text each, as tools know them that have no dimensions.
enum DimensionNames {
    /// What a configuration's dimensions and parameters are called, by name; the mechanism and a
    /// factor other than 1 too.
    ///
    /// Without the parameter `command`, which is the command itself.
    static func parameters(of configuration: Configuration) -> [Parameter] {
        var values: [String: String] = [:]
        for parameter in configuration.parameters where parameter.name != "command" {
            values[parameter.name] = parameter.value
        }
        if let load = configuration.load, load.factor != 1 {
            values["factor"] = Int64(exactly: load.factor).map(String.init) ?? "\(load.factor)"
        }
        values["strategy"] = configuration.strategy?.name ?? values["strategy"]
        values["workers"] = configuration.workers.map(String.init) ?? values["workers"]
        values["load"] = configuration.load?.name ?? values["load"]
        values["caching"] = configuration.caching ?? values["caching"]
        values["mechanism"] = configuration.mechanism ?? values["mechanism"]
        values["runtime"] = configuration.runtime ?? values["runtime"]
        return values.map { Parameter(name: $0.key, value: $0.value) }.sorted { $0.name < $1.name }
    }

    /// The configuration that parameters describe: those that have a dimension's name and a value that
    /// it can have are that dimension; the others stay parameters.
    ///
    /// - Parameter parameters: each name once.
    static func configuration(benchmark: String, _ parameters: [Parameter]) -> Configuration {
        var left = Dictionary(uniqueKeysWithValues: parameters.map { ($0.name, $0.value) })
        var result = Configuration(benchmark: benchmark)
        func take(_ name: String) -> String? {
            guard let value = left[name], !value.isEmpty else { return nil }
            left[name] = nil
            return value
        }
        let workers = left["workers"].flatMap { Int($0) }.flatMap { $0 >= 1 ? $0 : nil }
        // Serial has one worker, whether that is said or not.
        let isSerial = left["strategy"] == Strategy.serial.name
        if !isSerial || left["workers"] == nil || workers == 1 {
            result.strategy = take("strategy").map { Strategy($0) }
            if workers != nil, take("workers") != nil { result.workers = workers }
            if isSerial { result.workers = 1 }
        }
        let factor = left["factor"].flatMap { Double($0) }.flatMap {
            $0 > 0 && $0.isFinite ? $0 : nil
        }
        if let load = take("load") {
            result.load = Load(name: load, factor: factor ?? 1)
            if factor != nil { left["factor"] = nil }
        }
        result.caching = take("caching")
        result.mechanism = take("mechanism")
        result.runtime = take("runtime")
        result.parameters = left.map { Parameter(name: $0.key, value: $0.value) }.sorted()
        return result
    }
}

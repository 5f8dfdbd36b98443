import PerfModel
import Testing

@testable import PerfInterchange

private func configuration(_ parameters: KeyValuePairs<String, String>) -> Configuration {
    DimensionNames.configuration(
        benchmark: "b", parameters.map { Parameter(name: $0.key, value: $0.value) })
}

@Suite struct `Dimensions as parameters` {
    @Test func `are none where none was said`() {
        #expect(DimensionNames.parameters(of: Configuration(benchmark: "b")) == [])
        #expect(configuration([:]) == Configuration(benchmark: "b"))
    }

    @Test(arguments: [
        Configuration(benchmark: "b", strategy: .serial, workers: 1),
        Configuration(benchmark: "b", strategy: .threads, workers: 4),
        Configuration(benchmark: "b", workers: 2, load: Load(name: "high", factor: 10)),
        Configuration(
            benchmark: "b", load: Load(name: "odd", factor: 0.1), caching: "cached",
            mechanism: "queue", runtime: "swift 6.3",
            parameters: [
                Parameter(name: "size", value: "1M"), Parameter(name: "depth", value: "10"),
            ]),
    ])
    func `become the same dimensions again`(whole: Configuration) {
        #expect(
            DimensionNames.configuration(benchmark: "b", DimensionNames.parameters(of: whole))
                == whole)
    }

    @Test func `come by name, without the command`() {
        let whole = Configuration(
            benchmark: "b", strategy: .threads, workers: 2, load: Load(name: "high", factor: 10),
            parameters: [
                Parameter(name: "size", value: "1M"), Parameter(name: "command", value: "a"),
            ])
        #expect(
            DimensionNames.parameters(of: whole).map { "\($0.name)=\($0.value)" }
                == ["factor=10", "load=high", "size=1M", "strategy=threads", "workers=2"])
    }

    @Test func `stay parameters where the dimension cannot have their value`() {
        #expect(configuration(["workers": "many"]).parameters.map(\.name) == ["workers"])
        #expect(configuration(["workers": "0"]).workers == nil)
        #expect(configuration(["caching": ""]).parameters.map(\.name) == ["caching"])
        #expect(configuration(["factor": "3"]).parameters.map(\.name) == ["factor"])
        let serial = configuration(["strategy": "serial", "workers": "4"])
        #expect(serial.strategy == nil && serial.workers == nil)
        #expect(serial.parameters.map(\.name) == ["strategy", "workers"])
        let load = configuration(["load": "high", "factor": "-1"])
        #expect(load.load == Load(name: "high"))
        #expect(load.parameters.map(\.name) == ["factor"])
    }

    @Test func `give serial its one worker`() {
        #expect(configuration(["strategy": "serial"]).workers == 1)
    }
}

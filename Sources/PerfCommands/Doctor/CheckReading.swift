import Markdown
import PerfRecording

/// What a check read, as a person and as a program reads it.
struct CheckReading {
    /// The value of a fact for programs, with its unit.
    enum Value: Encodable, Equatable {
        case text(String)
        case flag(Bool)
        case number(Double)

        /// The value as a field of CSV.
        var plain: String {
            switch self {
            case .text(let text): text
            case .flag(let flag): String(flag)
            case .number(let number): Self.plain(number)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .flag(let flag): try container.encode(flag)
            case .number(let number): try container.encode(number)
            }
        }

        /// Whole numbers without a point.
        private static func plain(_ number: Double) -> String {
            Int64(exactly: number).map { "\($0)" } ?? "\(number)"
        }
    }

    var text: String
    /// Nil where there is none, as of a quota.
    var value: Value?
    /// `share`, `ns`, `CPUs`, `count`; nil where the value has none.
    var unit: String?

    private init(_ text: String, _ value: Value?, _ unit: String? = nil) {
        self.text = text
        self.value = value
        self.unit = unit
    }

    init(_ fact: CheckFact) {
        switch fact {
        case .governor(let name, let driver):
            self.init("\(harmless(name))\(Self.inBrackets(driver))", .text(name))
        case .turbo(let isOn, _), .smt(let isOn), .aslr(let isOn):
            self.init(isOn ? "on" : "off", .flag(isOn))
        case .load(let load, let cpus):
            self.init("load average \(load) on \(Self.cpus(Double(cpus)))", .number(load))
        case .steal(let share, let seconds):
            let time = seconds.map { "in \(Self.tenths($0)) s" } ?? "since the machine's start"
            self.init("\(Self.percent(share)) of CPU time \(time)", .number(share), "share")
        case .memoryPressure(let share):
            self.init("\(Self.percent(share)) of the last 10 s", .number(share), "share")
        case .battery(let isOnBattery):
            self.init(isOnBattery ? "in use" : "not in use", .flag(isOnBattery))
        case .virtualization(let kind): self.init(harmless(kind), .text(kind))
        case .clockSource(let name): self.init(harmless(name), .text(name))
        case .clockResolution(let step):
            self.init(Self.span(step), .number(Double(step)), "ns")
        case .timingFloor(let median, let spread):
            let quartiles = spread.map { ", quartiles \(Self.percent($0)) apart" } ?? ""
            self.init("\(Self.span(median))\(quartiles)", .number(Double(median)), "ns")
        case .cpuQuota(let cpus, let heldBack):
            guard cpus.isFinite else {
                self.init("none", nil, "CPUs")
                return
            }
            let share = heldBack.map { ", held back in \(Self.percent($0)) of periods" } ?? ""
            self.init("\(Self.cpus(cpus))\(share)", .number(cpus), "CPUs")
        case .throttling(let count, let meanwhile):
            let now = meanwhile.map { $0 > 0 ? ", \($0) of them now" : "" } ?? ""
            self.init(
                "\(count == 1 ? "once" : "\(count) times")\(now)", .number(Double(count)), "count")
        }
    }

    private static func inBrackets(_ text: String?) -> String {
        text.map { " (\(harmless($0)))" } ?? ""
    }

    /// `4 CPUs`, `1 CPU`, `1.5 CPUs`.
    static func cpus(_ count: Double) -> String {
        "\(tenths(count)) \(count == 1 ? "CPU" : "CPUs")"
    }

    /// A share as a percentage, with one decimal where it is not whole: `0.5 %`, `12 %`.
    static func percent(_ share: Double) -> String { "\(tenths(share * 100)) %" }

    /// With one decimal where it is not whole: `1.5`, `4`.
    private static func tenths(_ value: Double) -> String {
        let tenths = (value * 10).rounded(.toNearestOrAwayFromZero)
        return Int64(exactly: tenths / 10).map { "\($0)" } ?? "\(tenths / 10)"
    }

    /// Nanoseconds in a unit that fits: `21 ns`, `1.5 µs`, `0.6 ms` is `600 µs`.
    static func span(_ nanoseconds: Int64) -> String {
        let value = Double(nanoseconds)
        if value < 1e3 { return "\(nanoseconds) ns" }
        if value < 1e6 { return "\(tenths(value / 1e3)) µs" }
        return "\(tenths(value / 1e6)) ms"
    }
}

// swift-tools-version: 6.2
import PackageDescription

/// One set of rules for every target: Swift 6, explicit `any`, explicit imports, no warnings.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A target of ours: its name and the only modules of ours that it may import.
func module(_ name: String, imports: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: settings)
}

/// The tests of one module, with the golden files and fixtures that lie beside them.
func tests(_ name: String, imports: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.init(stringLiteral: name), "TestSupport"] + imports,
        exclude: ["Golden", "Fixtures"],
        swiftSettings: settings)
}

let package = Package(
    name: "perfdb",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "perfdb", targets: ["perfdb"])],
    targets: [
        .executableTarget(
            name: "perfdb", dependencies: ["CLibrary", "PerfCommands"], swiftSettings: settings),

        // Would make sense in any program.
        .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
        .target(name: "CSystem", cSettings: [.treatAllWarnings(as: .error)]),
        module("CLibrary"),
        module("SQLite", imports: ["CSQLite"]),
        module("ArgumentGrammar"),
        module("Statistics"),
        module("Charts"),
        module("Markdown"),
        module("Digest"),
        module("HTML", imports: ["Digest"]),
        module("RelaxedJSON"),
        module("Subprocess", imports: ["CLibrary", "CSystem"]),
        module("Git", imports: ["CLibrary", "Subprocess"]),

        // Know what a benchmark is.
        .target(
            name: "Migrations", path: "migrations",
            resources: [
                .embedInCode("0001_create_history.sql"), .embedInCode("0002_add_reports.sql"),
                .embedInCode("0003_add_measuring.sql"),
                .embedInCode("0004_add_annotations.sql"),
            ], swiftSettings: settings),
        module("PerfModel"),
        module("PerfStore", imports: ["CLibrary", "PerfModel", "SQLite", "Migrations"]),
        module(
            "PerfRecording",
            imports: [
                "CLibrary", "CSystem", "PerfModel", "RelaxedJSON", "Statistics", "Subprocess",
            ]),
        .target(
            name: "PerfStudy",
            dependencies: ["CLibrary", "CSystem", "PerfModel", "PerfRecording", "Subprocess"],
            resources: [
                .embedInCode("Python/driver.py"), .embedInCode("Documents/documents.json"),
                .embedInCode("Documents/figures.csv"),
            ], swiftSettings: settings),
        module("PerfInterchange", imports: ["Digest", "PerfModel", "RelaxedJSON"]),
        .target(
            name: "PerfReports",
            dependencies: ["PerfModel", "Statistics", "Charts", "Markdown", "HTML", "RelaxedJSON"],
            resources: [.embedInCode("HTML/page.css"), .embedInCode("HTML/page.js")],
            swiftSettings: settings),
        module(
            "PerfCommands",
            imports: [
                "ArgumentGrammar", "CLibrary", "CSystem", "Charts", "Git", "Markdown",
                "PerfInterchange", "PerfModel", "PerfRecording", "PerfReports", "PerfStore",
                "PerfStudy", "RelaxedJSON", "Statistics", "Subprocess",
            ]),

        // `make simulate`: how often the statistics are wrong; two small files, in no product.
        .target(
            name: "SimulatedSeries", dependencies: ["CLibrary", "Statistics"],
            path: "Benchmarks/simulate/Series", swiftSettings: settings),
        .executableTarget(
            name: "simulate",
            dependencies: ["PerfModel", "PerfReports", "SimulatedSeries", "Statistics"],
            path: "Benchmarks/simulate/Program", swiftSettings: settings),

        // Tests.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("SQLite"),
        tests("ArgumentGrammar"),
        tests("Statistics", imports: ["SimulatedSeries"]),
        tests("Charts"),
        tests("Markdown"),
        tests("Digest"),
        tests("HTML"),
        tests("RelaxedJSON"),
        tests("Subprocess"),
        tests("Git", imports: ["Subprocess"]),
        tests("PerfModel"),
        tests("PerfStore", imports: ["PerfModel", "SQLite", "Migrations"]),
        tests("PerfRecording", imports: ["PerfModel", "RelaxedJSON", "Subprocess"]),
        tests("PerfStudy", imports: ["PerfModel", "PerfRecording", "Subprocess"]),
        tests("PerfInterchange", imports: ["PerfModel", "RelaxedJSON"]),
        tests(
            "PerfReports", imports: ["Charts", "HTML", "Markdown", "PerfModel", "Statistics"]),
        tests(
            "PerfCommands",
            imports: [
                "ArgumentGrammar", "Charts", "Git", "Markdown", "PerfInterchange", "PerfModel",
                "PerfRecording", "PerfReports", "PerfStore", "PerfStudy", "RelaxedJSON", "SQLite",
                "Statistics", "Subprocess",
            ]),
        .testTarget(
            name: "EndToEndTests", dependencies: ["Subprocess", "TestSupport", "perfdb"],
            swiftSettings: settings),
    ]
)

import PerfModel

/// The charts of the documents, with their names: what the suite `documents` declares, as values.
///
/// A test holds them against `documents.json`.
enum DocumentCharts {
    static let all: [ChartDeclaration] = [
        ChartDeclaration(
            name: "io_task_comparison", title: "64 downloads",
            filter: [filter("benchmark", "download"), filter("items", "64")], x: "workers",
            series: ["strategy"]),
        ChartDeclaration(
            name: "io_task_comparison_8_items", title: "8 downloads",
            filter: [filter("benchmark", "download"), filter("items", "8")], x: "workers",
            series: ["strategy"]),
        ChartDeclaration(
            name: "cached_normal", title: "Divisors: cached, normal load",
            filter: [
                filter("benchmark", "divisors"), filter("load", "normal"),
                filter("caching", "cached"),
            ], x: "workers", series: ["strategy", "start"], group: "divisors"),
        ChartDeclaration(
            name: "cached_high", title: "Divisors: cached, high load",
            filter: [
                filter("benchmark", "divisors"), filter("load", "high"),
                filter("caching", "cached"),
            ], x: "workers", series: ["strategy", "start"], group: "divisors"),
        ChartDeclaration(
            name: "not_cached_normal", title: "Divisors: not cached, normal load",
            filter: [
                filter("benchmark", "divisors"), filter("load", "normal"),
                filter("caching", "none"),
            ], x: "workers", series: ["strategy", "start"], group: "divisors"),
        ChartDeclaration(
            name: "not_cached_high", title: "Divisors: not cached, high load",
            filter: [
                filter("benchmark", "divisors"), filter("load", "high"), filter("caching", "none"),
            ], x: "workers", series: ["strategy", "start"], group: "divisors"),
        ChartDeclaration(
            name: "io_threads", title: "16 pages, each written 50 times: threads",
            filter: [
                filter("benchmark", "fetch-and-write"), filter("strategy", "serial", "threads"),
            ], x: "workers", series: ["strategy"]),
        ChartDeclaration(
            name: "io_procs", title: "16 pages, each written 50 times: processes",
            filter: [
                filter("benchmark", "fetch-and-write"), filter("strategy", "serial", "processes"),
            ], x: "workers", series: ["strategy"]),
        ChartDeclaration(
            name: "cpu", title: "4 tasks of cosines",
            kind: .bars, filter: [filter("benchmark", "cosine"), filter("workers", "1", "4")]),
        ChartDeclaration(
            name: "time_table", title: "100 downloads and two samples, as time prints them",
            kind: .table,
            filter: [filter("benchmark", "download", "sampling"), filter("items", "100", "")]),
        ChartDeclaration(
            name: "downloads", title: "10 downloads, and 80 with processes",
            kind: .bars, filter: [filter("benchmark", "download"), filter("items", "10", "80")]),
        ChartDeclaration(
            name: "amdahl", title: "Speed-up of a sum of squares, and Amdahl's law",
            kind: .law, filter: [filter("benchmark", "sum-of-squares"), filter("items", "8")],
            series: ["strategy"]),
        ChartDeclaration(
            name: "task_timeline", title: "8 downloads, task by task",
            kind: .timeline,
            filter: [
                filter("benchmark", "download"), filter("items", "8"), filter("workers", "1", "4"),
            ]),
    ]

    private static func filter(_ dimension: String, _ values: String...) -> DimensionFilter {
        DimensionFilter(dimension: dimension, values: values)
    }
}

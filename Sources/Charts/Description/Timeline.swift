/// A stretch of time in which one worker did one thing.
package struct TimelineTask: Equatable, Sendable {
    /// What stands inside the bar where it fits, and in its tooltip.
    package var name: String
    /// Its ends in the time axis' unit, mostly seconds since the region began.
    ///
    /// A task that has an end without a place, or stops before it starts, is not drawn; the chart
    /// says how many those are.
    package var start: Double, stop: Double
    package var style: Series.Style

    package init(name: String, start: Double, stop: Double, style: Series.Style) {
        self.name = name
        self.start = start
        self.stop = stop
        self.style = style
    }

    package static func == (left: TimelineTask, right: TimelineTask) -> Bool {
        left.name == right.name && left.style == right.style
            && left.start.bitPattern == right.start.bitPattern
            && left.stop.bitPattern == right.stop.bitPattern
    }
}

/// The tasks of one worker; those that overlap in time are drawn in lanes under each other.
package struct TimelineRow: Equatable, Sendable {
    package var name: String
    /// In any order.
    package var tasks: [TimelineTask]

    package init(name: String, tasks: [TimelineTask]) {
        self.name = name
        self.tasks = tasks
    }
}

/// The workers of one run, under a heading.
package struct TimelinePanel: Equatable, Sendable {
    /// What stands above the rows, e.g. `4 threads`; empty for nothing.
    package var name: String
    /// What follows the name, quieter, e.g. `2.1 s`; empty for nothing.
    package var detail: String
    package var rows: [TimelineRow]

    package init(name: String = "", detail: String = "", rows: [TimelineRow]) {
        self.name = name
        self.detail = detail
        self.rows = rows
    }
}

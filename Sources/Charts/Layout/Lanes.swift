/// The tasks of one worker in as few lanes as keep them from covering each other.
struct Lanes: Sendable {
    /// Those that can be drawn, by ascending start.
    let tasks: [TimelineTask]
    /// The lane of each task, from 0.
    let lanes: [Int]
    /// At least one.
    let count: Int
    /// How many tasks cannot be drawn.
    let leftOut: Int

    /// Puts each task, by ascending start, into the first lane that is free.
    init(_ all: [TimelineTask]) {
        tasks = all.enumerated()
            .filter { _, task in
                guard let start = Number.drawable(task.start),
                    let stop = Number.drawable(task.stop)
                else { return false }
                return start <= stop
            }
            .sorted {
                ($0.element.start, $0.element.stop, $0.offset)
                    < ($1.element.start, $1.element.stop, $1.offset)
            }
            .map(\.element)
        leftOut = all.count - tasks.count
        var ends: [Double] = []
        lanes = tasks.map { task in
            let free = ends.firstIndex { $0 <= task.start }
            if let free { ends[free] = task.stop } else { ends.append(task.stop) }
            return free ?? ends.count - 1
        }
        count = max(1, ends.count)
    }
}

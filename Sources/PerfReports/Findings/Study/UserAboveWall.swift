import PerfModel

/// More user time than wall time, because it is added up over the CPUs.
struct UserAboveWall: StudyFact {
    /// `processes ×2 (start=spawn)`.
    let name: String
    let side: Contest.Side
    /// Mean nanoseconds per run, of the whole process.
    let user: Double
    let wall: Double

    /// User time is told from this multiple of wall time on: 1.1, as for more than one CPU.
    static let leastRatio = Finding.moreThanOne / 100

    /// The point with the most user time over wall time; nil where none has enough.
    init?(of group: StudyGroup) {
        let pooled = group.pools.flatMap { pool in pool.points.map { (pool.name(of: $0), $0) } }
        let known = pooled.compactMap { name, point -> UserAboveWall? in
            guard let user = point.meanUser, let wall = point.wholeMean, wall > 0,
                let median = point.median, user / wall >= Self.leastRatio
            else { return nil }
            return UserAboveWall(
                name: name,
                side: Contest.Side(
                    configuration: point.configuration, median: median, runs: point.runs),
                user: user, wall: wall)
        }
        guard let most = known.max(by: { $0.user / $0.wall < $1.user / $1.wall }) else {
            return nil
        }
        self = most
    }

    private init(name: String, side: Contest.Side, user: Double, wall: Double) {
        self.name = name
        self.side = side
        self.user = user
        self.wall = wall
    }

    var statement: Statement {
        let unit = TimeUnit.fitting([user, wall])
        let runs = side.runs == 1 ? "One run" : "Means of \(Digits.count(side.runs)) runs"
        return Statement(
            "\(name) uses more user time than wall time, \(unit.text(user)) in"
                + " \(unit.text(wall)).",
            "User time is added up over the CPUs, here \(Digits.fixed(user / wall, 2)) of them."
                + " \(runs), whole process.")
    }
}

import PerfModel

extension RunReport {
    /// What a finished run tells: times from its region's beginning on.
    init(_ record: RunRecord, of plan: WorkPlan) {
        self.init()
        let (gathered, milestones) = (record.gathered, record.milestones)
        if plan.declaresRegion { region = milestones.regionDuration }
        items = Int64(gathered.itemsDone)
        phases = milestones.phases(of: gathered.outcomes)
        for (index, outcome) in gathered.outcomes.enumerated() {
            for task in outcome.tasks {
                let start = max(0, task.start - milestones.region)
                tasks.append(
                    WorkTask(
                        name: plan.name.body.label(task.item), worker: index + 1, start: start,
                        stop: max(start, task.stop - milestones.region)))
            }
        }
        metrics = plan.name.body.metrics(plan, gathered)
        workers = Self.memory(of: gathered.outcomes)
    }

    /// That of each worker process; threads and the main thread share this process's.
    private static func memory(of outcomes: [WorkerOutcome]) -> [WorkerMemory] {
        let told = outcomes.enumerated().compactMap { index, outcome in
            outcome.memory.map {
                WorkerMemory(worker: index + 1, peak: $0.peak, proportional: $0.proportional)
            }
        }
        if !told.isEmpty { return told }
        let own = OwnMemory.now
        return [WorkerMemory(worker: 1, peak: own.peak, proportional: own.proportional)]
    }
}

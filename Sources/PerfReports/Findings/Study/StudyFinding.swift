import PerfModel

/// A finding of the study: what a rule decided, and what it is about.
struct StudyFinding {
    let subject: StudySubject
    let fact: any StudyFact

    /// The finding in words for a place that says neither benchmark nor circumstances.
    var statement: Statement {
        let topic = [subject.benchmark, subject.words].compactMap(\.self).joined(separator: ", ")
        return Statement("\(topic): \(fact.statement.key)", fact.statement.evidence)
    }

    /// The finding in words for a place that names the benchmark.
    var statementOfBenchmark: Statement {
        let topic = subject.words.map { "\($0): " } ?? ""
        return Statement(topic + fact.statement.key, fact.statement.evidence)
    }

    /// The finding in words for a place that says what it is about.
    var bareStatement: Statement { fact.statement }
}

/// What one rule decided, with its numbers; a value that was decided before anything is formatted.
protocol StudyFact: Equatable {
    /// Key sentence and evidence, without what the finding is about.
    var statement: Statement { get }
}

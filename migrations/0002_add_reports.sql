-- What runs report of themselves, the suites that declare them, and the charts those ask for.
--
-- Reports are keyed by session and position, as a run is: what the runs of one session told lies
-- together, and a session that told nothing costs one look into each table.

DROP VIEW summaries;
DROP VIEW runs;

-- What the program declared to be timed, in nanoseconds, all its regions added up; NULL where it
-- declared none.
ALTER TABLE run ADD COLUMN region_ns INTEGER CHECK (region_ns >= 0);

-- How many items the program said it did.
ALTER TABLE run ADD COLUMN items_done INTEGER CHECK (items_done >= 0);

-- How far the elapsed time may be off because it was read off a graph, in nanoseconds each way.
ALTER TABLE run ADD COLUMN reading_error_ns INTEGER CHECK (reading_error_ns >= 0);

-- The name of the suite that declared its benchmarks; NULL for a single command.
ALTER TABLE session ADD COLUMN suite TEXT CHECK (suite <> '');

-- How its runs are expected to end: `ok`, or for a deadlock `timed-out`.
ALTER TABLE session_configuration ADD COLUMN expected_outcome TEXT NOT NULL DEFAULT 'ok'
CHECK (expected_outcome IN ('ok', 'failed', 'timed-out', 'killed', 'interrupted'));

-- A chart that a session's suite asks for.
CREATE TABLE session_chart (
    -- The session.
    session_id INTEGER NOT NULL REFERENCES session (id),
    -- The place among the suite's charts, from 1.
    place INTEGER NOT NULL CHECK (place >= 1),
    -- The file's name without extension.
    name TEXT NOT NULL CHECK (name <> ''),
    -- The heading.
    title TEXT NOT NULL CHECK (title <> ''),
    -- What is drawn: `lines`, `bars`, `table`, `timeline` or `law`.
    kind TEXT NOT NULL CHECK (kind IN ('lines', 'bars', 'table', 'timeline', 'law')),
    -- Which configurations are drawn: a JSON object of dimensions, each with a list of its values.
    filter TEXT NOT NULL CHECK (json_valid(filter) AND json_type(filter) = 'object'),
    -- The dimension on the x axis; NULL for workers.
    x TEXT CHECK (x <> ''),
    -- The dimensions that make lines: a JSON list of names, empty for all that differ.
    series TEXT NOT NULL CHECK (json_valid(series) AND json_type(series) = 'array'),
    -- What the charts that share one scale have in common; NULL for a chart that stands alone.
    group_name TEXT CHECK (group_name <> ''),
    PRIMARY KEY (session_id, place),
    UNIQUE (session_id, name)
) STRICT, WITHOUT ROWID;

-- Any other number that runs have: what it is, each combination once.
CREATE TABLE metric (
    id INTEGER PRIMARY KEY,
    -- The metric's name.
    name TEXT NOT NULL CHECK (name <> ''),
    -- `B`, `s`, `requests/s`.
    unit TEXT CHECK (unit <> ''),
    -- Which way is better: `lower` or `higher`.
    direction TEXT CHECK (direction IN ('lower', 'higher'))
) STRICT;

CREATE UNIQUE INDEX metric_identity ON metric (name, ifnull(unit, ''), ifnull(direction, ''));

-- The value of a metric in a run; what a run told several times is added up.
CREATE TABLE run_metric (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- The metric.
    metric_id INTEGER NOT NULL REFERENCES metric (id),
    -- The value in the metric's unit; finite.
    value REAL NOT NULL CHECK (value > -9e999 AND value < 9e999),
    PRIMARY KEY (session_id, position, metric_id),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

-- A named part of a run; what a run told several times is added up.
CREATE TABLE run_phase (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- `setup`, `start`, `argument-transfer`, `compute`, `result-transfer`, `join`, or a word of the
    -- user's.
    name TEXT NOT NULL CHECK (name <> ''),
    -- The place in the order in which the run told its phases first, from 1.
    place INTEGER NOT NULL CHECK (place >= 1),
    -- What it took, in nanoseconds.
    duration_ns INTEGER NOT NULL CHECK (duration_ns >= 0),
    PRIMARY KEY (session_id, position, name),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

-- A piece of work of a run, with start, stop and worker.
CREATE TABLE run_task (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- The place in the order in which the run told its tasks, from 1.
    place INTEGER NOT NULL CHECK (place >= 1),
    -- The task's name.
    name TEXT NOT NULL CHECK (name <> ''),
    -- The worker that did it, from 1.
    worker INTEGER CHECK (worker >= 1),
    -- When it began, in nanoseconds since the run's region began.
    start_ns INTEGER NOT NULL CHECK (start_ns >= 0),
    -- When it ended, in nanoseconds since the run's region began.
    stop_ns INTEGER NOT NULL,
    PRIMARY KEY (session_id, position, place),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position),
    -- Nothing ends before it begins.
    CHECK (stop_ns >= start_ns)
) STRICT, WITHOUT ROWID;

-- What memory a worker of a run says it used.
CREATE TABLE run_worker (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- The worker, from 1.
    worker INTEGER NOT NULL CHECK (worker >= 1),
    -- The peak of its resident memory in bytes, what it shares with others included.
    peak_bytes INTEGER NOT NULL CHECK (peak_bytes >= 0),
    -- Its proportional share at the end of its work, in bytes.
    proportional_bytes INTEGER CHECK (proportional_bytes >= 0),
    PRIMARY KEY (session_id, position, worker),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

-- A sentence of a run: an error that the program told, or a warning about what it told.
CREATE TABLE run_message (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- The place in the order of the run's messages, from 1.
    place INTEGER NOT NULL CHECK (place >= 1),
    -- `error` or `warning`.
    kind TEXT NOT NULL CHECK (kind IN ('error', 'warning')),
    -- A stable name: `reported` for an error of the program, `channel-garbage` for a warning.
    name TEXT NOT NULL CHECK (name <> ''),
    -- The sentence.
    text TEXT NOT NULL,
    PRIMARY KEY (session_id, position, place),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

-- Every run with all that is known about it, one row per run.
CREATE VIEW runs AS
SELECT
    -- The row's number in this file; another file numbers differently.
    run.id AS run_id,
    -- The session's UUID.
    session.uuid AS session,
    -- The UUID that the sessions of one interleaving call share.
    session.batch AS batch,
    -- When the run started: ISO 8601 in UTC, to the microsecond.
    strftime('%Y-%m-%dT%H:%M:%S', run.started_at_us / 1000000, 'unixepoch')
    || printf('.%06dZ', run.started_at_us % 1000000) AS started_at,
    -- The same moment in microseconds since 1970 in UTC.
    run.started_at_us AS started_at_us,
    -- The benchmark's name.
    benchmark.name AS benchmark,
    -- The command's words as they were typed: a JSON list.
    session_configuration.command AS command,
    -- How the work is spread.
    configuration.strategy AS strategy,
    -- How many threads or processes were asked for.
    configuration.workers AS workers,
    -- The load level's name.
    configuration.load AS load,
    -- How many times the normal work the load level is.
    configuration.load_factor AS load_factor,
    -- The caching mode.
    configuration.caching AS caching,
    -- How cached results are kept.
    configuration.mechanism AS mechanism,
    -- What executes the code.
    configuration.runtime AS runtime,
    -- All other dimensions: a JSON object of names and values, `{}` without any.
    configuration.parameters AS parameters,
    -- How the run ended: `ok`, `failed`, `timed-out`, `killed` or `interrupted`.
    run.outcome AS outcome,
    -- How it was expected to end.
    session_configuration.expected_outcome AS expected_outcome,
    -- The exit status; NULL where a signal ended it.
    run.exit_status AS exit_status,
    -- The number of the signal that ended or stopped it.
    run.signal AS signal,
    -- 1 for a warm-up, which counts in no statistic, else 0.
    run.is_warmup AS warmup,
    -- The how-manieth pass over the sweep, from 1.
    run.round AS round,
    -- The place in the session's order, from 1.
    run.position AS position,
    -- Elapsed time in seconds.
    run.wall_ns / 1e9 AS wall_s,
    -- The time in seconds of what the program declared to be timed; NULL where it declared nothing.
    run.region_ns / 1e9 AS region_s,
    -- How far the elapsed time may be off by reading, in seconds each way; NULL where measured.
    run.reading_error_ns / 1e9 AS reading_error_s,
    -- CPU time in user mode, in seconds.
    run.user_ns / 1e9 AS user_s,
    -- CPU time in the kernel, in seconds.
    run.sys_ns / 1e9 AS sys_s,
    -- Elapsed time in nanoseconds.
    run.wall_ns AS wall_ns,
    -- The same region in nanoseconds.
    run.region_ns AS region_ns,
    -- CPU time in user mode, in nanoseconds.
    run.user_ns AS user_ns,
    -- CPU time in the kernel, in nanoseconds.
    run.sys_ns AS sys_ns,
    -- CPU time per elapsed time in percent of one CPU; NULL where no time elapsed.
    100.0 * (run.user_ns + run.sys_ns) / nullif(run.wall_ns, 0) AS cpu_percent,
    -- Peak resident memory in bytes of the largest single process.
    run.max_rss_bytes AS max_rss_bytes,
    -- How many items the program said it did.
    run.items_done AS items_done,
    -- How often it gave up the CPU, to wait.
    run.voluntary_switches AS voluntary_switches,
    -- How often the CPU was taken from it.
    run.involuntary_switches AS involuntary_switches,
    -- Page faults that needed no input from storage.
    run.minor_faults AS minor_faults,
    -- Page faults that read from storage.
    run.major_faults AS major_faults,
    -- The host's name.
    host.name AS host,
    -- The CPU's model.
    host.cpu_model AS cpu_model,
    -- How many CPUs the host has, hardware threads counted.
    host.logical_cpus AS logical_cpus,
    -- How many CPU cores the host has.
    host.physical_cpus AS physical_cpus,
    -- How many CPUs the recorder could use.
    session.available_cpus AS available_cpus,
    -- The commit that was measured.
    revision.commit_hash AS commit_hash,
    -- The branch that was measured.
    revision.branch AS branch,
    -- 1 where tracked files differed from the commit, else 0.
    revision.is_dirty AS dirty,
    -- The session's free word.
    session.label AS label,
    -- The name of the suite that declared the benchmark.
    session.suite AS suite,
    -- Where the numbers come from: `measured`, `imported` or `transcribed`.
    session.origin AS origin
FROM run
JOIN session_configuration USING (session_id, configuration_id)
JOIN session ON session.id = run.session_id
JOIN configuration ON configuration.id = run.configuration_id
JOIN benchmark ON benchmark.id = configuration.benchmark_id
LEFT JOIN host ON host.id = session.host_id
LEFT JOIN revision ON revision.id = session.revision_id;

-- The runs of one configuration on one host in one session, in one row. Statistics count the runs
-- with outcome `ok` that are no warm-ups, and are NULL without any.
CREATE VIEW summaries AS
WITH judged AS (
    SELECT *, outcome = 'ok' AND is_warmup = 0 AS counts
    FROM run
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY session_id, configuration_id, counts
            ORDER BY wall_ns
        ) AS place,
        count(*) OVER (PARTITION BY session_id, configuration_id, counts) AS size
    FROM judged
),
placed AS (
    SELECT
        session_id,
        configuration_id,
        region_ns,
        row_number() OVER (
            PARTITION BY session_id, configuration_id
            ORDER BY region_ns
        ) AS place,
        count(*) OVER (PARTITION BY session_id, configuration_id) AS size
    FROM run
    WHERE outcome = 'ok' AND is_warmup = 0 AND region_ns IS NOT NULL
),
regions AS (
    SELECT session_id, configuration_id, size, avg(region_ns) / 1e9 AS median_s
    FROM placed
    WHERE place IN ((size + 1) / 2, (size + 2) / 2)
    GROUP BY session_id, configuration_id
)
SELECT
    -- The benchmark's name.
    benchmark.name AS benchmark,
    -- How the work is spread.
    configuration.strategy AS strategy,
    -- How many threads or processes were asked for.
    configuration.workers AS workers,
    -- The load level's name.
    configuration.load AS load,
    -- How many times the normal work the load level is.
    configuration.load_factor AS load_factor,
    -- The caching mode.
    configuration.caching AS caching,
    -- How cached results are kept.
    configuration.mechanism AS mechanism,
    -- What executes the code.
    configuration.runtime AS runtime,
    -- All other dimensions: a JSON object of names and values, `{}` without any.
    configuration.parameters AS parameters,
    -- The host's name.
    host.name AS host,
    -- The session's UUID.
    session.uuid AS session,
    -- How many runs count.
    count(*) FILTER (WHERE ranked.counts) AS runs,
    -- How many runs that are no warm-ups ended otherwise than expected.
    count(*) FILTER (
        WHERE ranked.outcome <> session_configuration.expected_outcome AND ranked.is_warmup = 0
    ) AS failed,
    -- The median elapsed time in seconds: the middle value, or the mean of the two middle ones.
    avg(ranked.wall_ns) FILTER (
        WHERE ranked.counts AND ranked.place IN ((ranked.size + 1) / 2, (ranked.size + 2) / 2)
    ) / 1e9 AS median_wall_s,
    -- The median region in seconds, likewise; NULL unless every run that counts declared one.
    CASE WHEN regions.size = count(*) FILTER (WHERE ranked.counts) THEN regions.median_s END
    AS median_region_s,
    -- The shortest elapsed time in seconds.
    min(ranked.wall_ns) FILTER (WHERE ranked.counts) / 1e9 AS min_wall_s,
    -- The longest elapsed time in seconds.
    max(ranked.wall_ns) FILTER (WHERE ranked.counts) / 1e9 AS max_wall_s,
    -- The mean elapsed time in seconds.
    avg(ranked.wall_ns) FILTER (WHERE ranked.counts) / 1e9 AS mean_wall_s,
    -- The mean CPU time in user mode, in seconds.
    avg(ranked.user_ns) FILTER (WHERE ranked.counts) / 1e9 AS mean_user_s,
    -- The mean CPU time in the kernel, in seconds.
    avg(ranked.sys_ns) FILTER (WHERE ranked.counts) / 1e9 AS mean_sys_s,
    -- All CPU time per all elapsed time in percent of one CPU, over the runs that know all three.
    100.0 * total(ranked.user_ns + ranked.sys_ns) FILTER (WHERE ranked.counts)
    / nullif(
        total(ranked.wall_ns) FILTER (
            WHERE ranked.counts AND ranked.user_ns + ranked.sys_ns IS NOT NULL
        ),
        0
    ) AS cpu_percent,
    -- The largest peak of resident memory in bytes.
    max(ranked.max_rss_bytes) FILTER (WHERE ranked.counts) AS max_rss_bytes
FROM ranked
JOIN session_configuration USING (session_id, configuration_id)
JOIN session ON session.id = ranked.session_id
JOIN configuration ON configuration.id = ranked.configuration_id
JOIN benchmark ON benchmark.id = configuration.benchmark_id
LEFT JOIN host ON host.id = session.host_id
LEFT JOIN regions USING (session_id, configuration_id)
GROUP BY ranked.session_id, ranked.configuration_id;

-- Every value of a metric in a run, with the run and its dimensions.
CREATE VIEW metrics AS
SELECT
    runs.run_id AS run_id,
    runs.session AS session,
    runs.benchmark AS benchmark,
    runs.strategy AS strategy,
    runs.workers AS workers,
    runs.load AS load,
    runs.load_factor AS load_factor,
    runs.caching AS caching,
    runs.mechanism AS mechanism,
    runs.runtime AS runtime,
    runs.parameters AS parameters,
    runs.outcome AS outcome,
    runs.warmup AS warmup,
    runs.round AS round,
    runs.position AS position,
    runs.wall_s AS wall_s,
    runs.region_s AS region_s,
    -- The metric's name.
    metric.name AS metric,
    -- The value in the metric's unit.
    run_metric.value AS value,
    -- The metric's unit.
    metric.unit AS unit,
    -- Which way is better: `lower` or `higher`.
    metric.direction AS direction
FROM run_metric
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id
JOIN metric ON metric.id = run_metric.metric_id;

-- Every phase of a run, with the run and its dimensions.
CREATE VIEW phases AS
SELECT
    runs.run_id AS run_id,
    runs.session AS session,
    runs.benchmark AS benchmark,
    runs.strategy AS strategy,
    runs.workers AS workers,
    runs.load AS load,
    runs.load_factor AS load_factor,
    runs.caching AS caching,
    runs.mechanism AS mechanism,
    runs.runtime AS runtime,
    runs.parameters AS parameters,
    runs.outcome AS outcome,
    runs.warmup AS warmup,
    runs.round AS round,
    runs.position AS position,
    runs.wall_s AS wall_s,
    runs.region_s AS region_s,
    -- The phase's name.
    run_phase.name AS phase,
    -- The place in the order in which the run told its phases first, from 1.
    run_phase.place AS place,
    -- What the phase took, in seconds.
    run_phase.duration_ns / 1e9 AS duration_s,
    -- What the phase took, in nanoseconds.
    run_phase.duration_ns AS duration_ns
FROM run_phase
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id;

-- Every task of a run, with the run and its dimensions.
CREATE VIEW tasks AS
SELECT
    runs.run_id AS run_id,
    runs.session AS session,
    runs.benchmark AS benchmark,
    runs.strategy AS strategy,
    runs.workers AS workers,
    runs.load AS load,
    runs.load_factor AS load_factor,
    runs.caching AS caching,
    runs.mechanism AS mechanism,
    runs.runtime AS runtime,
    runs.parameters AS parameters,
    runs.outcome AS outcome,
    runs.warmup AS warmup,
    runs.round AS round,
    runs.position AS position,
    runs.wall_s AS wall_s,
    runs.region_s AS region_s,
    -- The task's name.
    run_task.name AS task,
    -- The worker that did it, from 1.
    run_task.worker AS worker,
    -- When it began, in seconds since the run's region began.
    run_task.start_ns / 1e9 AS start_s,
    -- When it ended, in seconds since the run's region began.
    run_task.stop_ns / 1e9 AS stop_s,
    -- What it took, in seconds.
    (run_task.stop_ns - run_task.start_ns) / 1e9 AS duration_s
FROM run_task
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id;

-- What memory every worker of a run says it used, with the run and its dimensions.
CREATE VIEW worker_memory AS
SELECT
    runs.run_id AS run_id,
    runs.session AS session,
    runs.benchmark AS benchmark,
    runs.strategy AS strategy,
    runs.workers AS workers,
    runs.load AS load,
    runs.load_factor AS load_factor,
    runs.caching AS caching,
    runs.mechanism AS mechanism,
    runs.runtime AS runtime,
    runs.parameters AS parameters,
    runs.outcome AS outcome,
    runs.warmup AS warmup,
    runs.round AS round,
    runs.position AS position,
    runs.wall_s AS wall_s,
    runs.region_s AS region_s,
    -- The worker, from 1.
    run_worker.worker AS worker,
    -- The peak of its resident memory in bytes, what it shares with others included.
    run_worker.peak_bytes AS peak_bytes,
    -- Its proportional share at the end of its work, in bytes.
    run_worker.proportional_bytes AS proportional_bytes
FROM run_worker
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id;

-- Every error that a program told and every warning about what it told, with the run and its
-- dimensions.
CREATE VIEW messages AS
SELECT
    runs.run_id AS run_id,
    runs.session AS session,
    runs.benchmark AS benchmark,
    runs.strategy AS strategy,
    runs.workers AS workers,
    runs.load AS load,
    runs.load_factor AS load_factor,
    runs.caching AS caching,
    runs.mechanism AS mechanism,
    runs.runtime AS runtime,
    runs.parameters AS parameters,
    runs.outcome AS outcome,
    runs.warmup AS warmup,
    runs.round AS round,
    runs.position AS position,
    runs.wall_s AS wall_s,
    runs.region_s AS region_s,
    -- `error` or `warning`.
    run_message.kind AS kind,
    -- A stable name: `reported` for an error of the program, `channel-garbage` for a warning.
    run_message.name AS name,
    -- The sentence.
    run_message.text AS text
FROM run_message
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id;

-- The charts that the suites of the sessions ask for.
CREATE VIEW charts AS
SELECT
    -- The session's UUID.
    session.uuid AS session,
    session.suite AS suite,
    session_chart.place AS place,
    session_chart.name AS name,
    session_chart.title AS title,
    session_chart.kind AS kind,
    session_chart.filter AS filter,
    session_chart.x AS x,
    session_chart.series AS series,
    session_chart.group_name AS group_name
FROM session_chart
JOIN session ON session.id = session_chart.session_id;

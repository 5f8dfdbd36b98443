-- How runs are measured, why they ended, and what the machine did meanwhile.
--
-- The table of runs stays as it is: SQLite reads every row of a table that gets a column with a
-- constraint, and few runs know what was taken from them. Those have rows of their own.

-- Whether the CPU may clock itself higher than its base frequency: 1 or 0.
ALTER TABLE session ADD COLUMN is_turbo_on INTEGER CHECK (is_turbo_on IN (0, 1));

-- Whether cores are shared by hardware threads: 1 or 0.
ALTER TABLE session ADD COLUMN is_smt_on INTEGER CHECK (is_smt_on IN (0, 1));

-- The share of all CPU time between the machine's start and the session's that the hypervisor gave to
-- others, 0 to 1.
ALTER TABLE session ADD COLUMN steal_share REAL CHECK (steal_share BETWEEN 0 AND 1);

-- The share of the ten seconds before the start in which some process waited for memory, 0 to 1.
ALTER TABLE session ADD COLUMN memory_pressure REAL CHECK (memory_pressure BETWEEN 0 AND 1);

-- Whether the machine ran on its battery: 1 or 0.
ALTER TABLE session ADD COLUMN is_on_battery INTEGER CHECK (is_on_battery IN (0, 1));

-- Whether addresses are laid out at random: 1 or 0.
ALTER TABLE session ADD COLUMN is_aslr_on INTEGER CHECK (is_aslr_on IN (0, 1));

-- What the kernel reads the time from: `tsc`, `kvm-clock`, `hpet`.
ALTER TABLE session ADD COLUMN clock_source TEXT CHECK (clock_source <> '');

-- The smallest step between two different readings of the clock, in nanoseconds.
ALTER TABLE session ADD COLUMN clock_resolution_ns INTEGER CHECK (clock_resolution_ns >= 0);

-- The least elapsed time of a program that does nothing, in nanoseconds.
ALTER TABLE session ADD COLUMN timing_floor_ns INTEGER CHECK (timing_floor_ns >= 0);

-- The median elapsed time of a shell that does nothing, in nanoseconds; NULL without `--shell`.
ALTER TABLE session ADD COLUMN shell_cost_ns INTEGER CHECK (shell_cost_ns >= 0);

-- Why it was measured no further: `runs`, `precision`, `budget`, `max-runs`, `failed` or
-- `interrupted`; NULL where the recording did not come to its end, or does not say.
ALTER TABLE session_configuration ADD COLUMN stop_reason TEXT
CHECK (stop_reason IN ('runs', 'precision', 'budget', 'max-runs', 'failed', 'interrupted'));

-- How it was measured, beside its dimensions: a JSON list of pairs, each an option's name and its
-- value.
ALTER TABLE session_configuration ADD COLUMN settings TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(settings) AND json_type(settings) = 'array');

-- What others took of the whole machine during a run; only runs that know something of it are here.
CREATE TABLE run_interference (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- CPU time that the hypervisor gave to others while a CPU wanted it, in nanoseconds over all
    -- CPUs.
    steal_ns INTEGER CHECK (steal_ns >= 0),
    -- The time that the control group was held back for having used up its quota, in nanoseconds.
    throttled_ns INTEGER CHECK (throttled_ns >= 0),
    -- How often a core was slowed down because it was too hot.
    thermal_throttles INTEGER CHECK (thermal_throttles >= 0),
    PRIMARY KEY (session_id, position),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

-- One of several copies of a program that were started at once.
CREATE TABLE run_copy (
    -- The session of the run.
    session_id INTEGER NOT NULL,
    -- The run's place in the session's order.
    position INTEGER NOT NULL,
    -- The copy, from 1.
    copy INTEGER NOT NULL CHECK (copy >= 1),
    -- From the run's beginning until this copy was started, in nanoseconds.
    start_ns INTEGER NOT NULL CHECK (start_ns >= 0),
    -- From its own start until its end, in nanoseconds.
    wall_ns INTEGER NOT NULL CHECK (wall_ns >= 0),
    -- CPU time in user mode, in nanoseconds.
    user_ns INTEGER CHECK (user_ns >= 0),
    -- CPU time in the kernel, in nanoseconds.
    sys_ns INTEGER CHECK (sys_ns >= 0),
    -- Peak resident memory in bytes of its largest single process.
    max_rss_bytes INTEGER CHECK (max_rss_bytes >= 0),
    -- The exit status; NULL where a signal ended it.
    exit_status INTEGER CHECK (exit_status BETWEEN 0 AND 255),
    -- The number of the signal that ended it.
    signal INTEGER CHECK (signal BETWEEN 1 AND 127),
    PRIMARY KEY (session_id, position, copy),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

DROP VIEW summaries;
DROP VIEW runs;

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
    -- How it was measured, beside its dimensions: a JSON list of pairs of names and values.
    session_configuration.settings AS settings,
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
    -- Blocks of 512 bytes read from storage.
    run.block_reads AS block_reads,
    -- Blocks of 512 bytes written to storage.
    run.block_writes AS block_writes,
    -- CPU time that the hypervisor gave to others, in seconds over all CPUs; NULL where not known.
    run_interference.steal_ns / 1e9 AS steal_s,
    -- The time that the control group was held back for its quota, in seconds; NULL where not
    -- known.
    run_interference.throttled_ns / 1e9 AS throttled_s,
    -- How often a core was slowed down because it was too hot; NULL where not known.
    run_interference.thermal_throttles AS thermal_throttles,
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
LEFT JOIN run_interference
    ON run_interference.session_id = run.session_id
    AND run_interference.position = run.position
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
    max(ranked.max_rss_bytes) FILTER (WHERE ranked.counts) AS max_rss_bytes,
    -- Why it was measured no further: `runs`, `precision`, `budget`, `max-runs`, `failed` or
    -- `interrupted`.
    session_configuration.stop_reason AS stop_reason
FROM ranked
JOIN session_configuration USING (session_id, configuration_id)
JOIN session ON session.id = ranked.session_id
JOIN configuration ON configuration.id = ranked.configuration_id
JOIN benchmark ON benchmark.id = configuration.benchmark_id
LEFT JOIN host ON host.id = session.host_id
LEFT JOIN regions USING (session_id, configuration_id)
GROUP BY ranked.session_id, ranked.configuration_id;

-- Every copy of a program that was started at once with others, with their run and its dimensions.
CREATE VIEW copies AS
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
    -- The copy, from 1.
    run_copy.copy AS copy,
    -- From the run's beginning until the copy was started, in seconds.
    run_copy.start_ns / 1e9 AS copy_start_s,
    -- From the copy's own start until its end, in seconds.
    run_copy.wall_ns / 1e9 AS copy_wall_s,
    -- Its CPU time in user mode, in seconds.
    run_copy.user_ns / 1e9 AS copy_user_s,
    -- Its CPU time in the kernel, in seconds.
    run_copy.sys_ns / 1e9 AS copy_sys_s,
    -- Peak resident memory in bytes of its largest single process.
    run_copy.max_rss_bytes AS copy_max_rss_bytes,
    -- Its exit status; NULL where a signal ended it.
    run_copy.exit_status AS copy_exit_status,
    -- The number of the signal that ended it.
    run_copy.signal AS copy_signal
FROM run_copy
JOIN run USING (session_id, position)
JOIN runs ON runs.run_id = run.id;

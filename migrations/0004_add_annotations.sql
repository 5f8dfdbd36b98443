-- What people say of a history: marks, exclusions and acceptances, and the undoing of them.

-- Somebody's word on the history. Nothing is ever changed or removed: what is taken back is told by
-- an annotation of its own.
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY,
    -- Its own name in every history it is merged into: a UUID in lower case.
    uuid TEXT NOT NULL UNIQUE CHECK (
        uuid GLOB '????????-????-????-????-????????????' AND uuid NOT GLOB '*[^-0-9a-f]*'
    ),
    -- `mark`: something happened; `exclusion`: runs that count in no statistic; `acceptance`: a new
    -- level, against whose values is judged from then on; `undoing`: takes another one back.
    kind TEXT NOT NULL CHECK (kind IN ('mark', 'exclusion', 'acceptance', 'undoing')),
    -- What happened, or why.
    words TEXT NOT NULL CHECK (words <> ''),
    -- Who said it, as given.
    author TEXT NOT NULL CHECK (author <> ''),
    -- When it was said, in microseconds since 1970 in UTC, up to the year 9999.
    created_at_us INTEGER NOT NULL CHECK (created_at_us BETWEEN 0 AND 253402300799999999),
    -- The UUID of the session it is about, which another history may hold.
    session TEXT CHECK (
        session GLOB '????????-????-????-????-????????????' AND session NOT GLOB '*[^-0-9a-f]*'
    ),
    -- The first position of the session's runs it is about; NULL for all runs.
    first_position INTEGER CHECK (first_position >= 1),
    -- The last one, likewise.
    last_position INTEGER CHECK (last_position >= first_position),
    -- The names of the benchmarks it is about: a JSON list; NULL for all.
    benchmarks TEXT CHECK (
        benchmarks IS NULL OR (json_valid(benchmarks) AND json_type(benchmarks) = 'array')
    ),
    -- The moment it is about, from which on an acceptance holds, in microseconds since 1970 in UTC.
    at_us INTEGER CHECK (at_us BETWEEN 0 AND 253402300799999999),
    -- A pattern with `*`, `?` and `[…]` that the benchmarks fit that it is about; NULL for all.
    benchmark_pattern TEXT CHECK (benchmark_pattern <> ''),
    -- A pattern that the hosts fit that it is about; NULL for all.
    host_pattern TEXT CHECK (host_pattern <> ''),
    -- The UUID of the annotation that is taken back, which another history may hold.
    undoes TEXT CHECK (
        undoes GLOB '????????-????-????-????-????????????' AND undoes NOT GLOB '*[^-0-9a-f]*'
    ),
    -- An exclusion is about a session.
    CHECK (kind <> 'exclusion' OR session IS NOT NULL),
    -- An acceptance is about benchmarks, from a moment on.
    CHECK (kind <> 'acceptance' OR (benchmarks IS NOT NULL AND at_us IS NOT NULL)),
    -- A mark is about a session or a moment.
    CHECK (kind <> 'mark' OR session IS NOT NULL OR at_us IS NOT NULL),
    -- An undoing, and nothing else, names another annotation.
    CHECK ((kind = 'undoing') = (undoes IS NOT NULL)),
    -- Positions are those of a session, and both ends are known.
    CHECK (first_position IS NULL OR session IS NOT NULL),
    CHECK ((first_position IS NULL) = (last_position IS NULL))
) STRICT;

CREATE INDEX annotation_by_session ON annotation (session) WHERE session IS NOT NULL;

CREATE INDEX annotation_by_undone ON annotation (undoes) WHERE undoes IS NOT NULL;

-- Everything that was said of the history, one row for each annotation.
CREATE VIEW annotations AS
SELECT
    -- Its UUID.
    annotation.uuid AS annotation,
    -- `mark`, `exclusion`, `acceptance` or `undoing`.
    annotation.kind AS kind,
    -- What happened, or why.
    annotation.words AS words,
    -- Who said it.
    annotation.author AS author,
    -- When it was said: ISO 8601 in UTC, to the microsecond.
    strftime('%Y-%m-%dT%H:%M:%S', annotation.created_at_us / 1000000, 'unixepoch')
    || printf('.%06dZ', annotation.created_at_us % 1000000) AS created_at,
    -- The UUID of the session it is about.
    annotation.session AS session,
    -- The first position of the session's runs it is about; NULL for all runs.
    annotation.first_position AS first_position,
    -- The last one, likewise.
    annotation.last_position AS last_position,
    -- The names of the benchmarks it is about: a JSON list; NULL for all.
    annotation.benchmarks AS benchmarks,
    -- The moment it is about, or from which on it holds: ISO 8601 in UTC, to the microsecond.
    strftime('%Y-%m-%dT%H:%M:%S', annotation.at_us / 1000000, 'unixepoch')
    || printf('.%06dZ', annotation.at_us % 1000000) AS at,
    -- A pattern that the benchmarks fit that it is about; NULL for all.
    annotation.benchmark_pattern AS benchmark_pattern,
    -- A pattern that the hosts fit that it is about; NULL for all.
    annotation.host_pattern AS host_pattern,
    -- The UUID of the annotation that it takes back.
    annotation.undoes AS undoes,
    -- 1 where it was taken back, else 0.
    annotation.uuid IN (SELECT undoes FROM annotation WHERE undoes IS NOT NULL) AS is_undone
FROM annotation;

-- The runs for which an exclusion holds, each once.
CREATE VIEW excluded_runs AS
SELECT DISTINCT
    -- The session's row.
    run.session_id AS session_id,
    -- The run's place in the session's order.
    run.position AS position
FROM annotation
JOIN session ON session.uuid = annotation.session
JOIN run
    ON run.session_id = session.id
    AND run.position BETWEEN ifnull(annotation.first_position, 1)
    AND ifnull(annotation.last_position, 9223372036854775807)
JOIN configuration ON configuration.id = run.configuration_id
JOIN benchmark ON benchmark.id = configuration.benchmark_id
WHERE annotation.kind = 'exclusion'
    AND NOT EXISTS (
        SELECT 1
        FROM annotation AS undoing
        WHERE undoing.undoes = annotation.uuid
    )
    AND (
        annotation.benchmarks IS NULL
        OR EXISTS (
            SELECT 1
            FROM json_each(annotation.benchmarks)
            WHERE json_each.value = benchmark.name
        )
    );

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
    -- 1 where an exclusion holds for it, so that it counts in no statistic, else 0.
    excluded_runs.position IS NOT NULL AS is_excluded,
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
LEFT JOIN excluded_runs
    ON excluded_runs.session_id = run.session_id
    AND excluded_runs.position = run.position
LEFT JOIN host ON host.id = session.host_id
LEFT JOIN revision ON revision.id = session.revision_id;

-- The runs of one configuration on one host in one session, in one row. Statistics count the runs
-- with outcome `ok` that are neither warm-ups nor excluded, and are NULL without any.
CREATE VIEW summaries AS
WITH judged AS (
    SELECT
        run.*,
        excluded_runs.position IS NOT NULL AS is_excluded,
        run.outcome = 'ok' AND run.is_warmup = 0 AND excluded_runs.position IS NULL AS counts
    FROM run
    LEFT JOIN excluded_runs
        ON excluded_runs.session_id = run.session_id
        AND excluded_runs.position = run.position
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
    FROM judged
    WHERE counts AND region_ns IS NOT NULL
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
    -- How many runs that are neither warm-ups nor excluded ended otherwise than expected.
    count(*) FILTER (
        WHERE
            ranked.outcome <> session_configuration.expected_outcome
            AND ranked.is_warmup = 0
            AND NOT ranked.is_excluded
    ) AS failed,
    -- How many runs that are no warm-ups are excluded.
    count(*) FILTER (WHERE ranked.is_excluded AND ranked.is_warmup = 0) AS excluded,
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

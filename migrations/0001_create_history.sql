-- The history: every run ever recorded or imported, with what is needed to trust it later.
--
-- docs/schema.md is generated from this file: the comment above a table, a view or a column is its
-- description there. A value that was not said or could not be read is NULL, never a guess.

-- 'pfdb' in ASCII marks the file as a history of perfdb.
PRAGMA application_id = 1885758562;

-- A machine that runs were measured on. Any fact that differs makes another host.
CREATE TABLE host (
    id INTEGER PRIMARY KEY,
    -- The machine's own name, or the one given for a pool of equal runners.
    name TEXT NOT NULL CHECK (name <> ''),
    -- 1 where the user gave the name, else 0; reports show only a given one.
    is_name_given INTEGER NOT NULL CHECK (is_name_given IN (0, 1)),
    -- The CPU's model as the system names it.
    cpu_model TEXT CHECK (cpu_model <> ''),
    -- How many CPUs the system has, hardware threads counted.
    logical_cpus INTEGER CHECK (logical_cpus >= 1),
    -- How many CPU cores the system has.
    physical_cpus INTEGER CHECK (physical_cpus >= 1),
    -- Memory in GiB, rounded.
    memory_gib INTEGER CHECK (memory_gib >= 0),
    -- The instruction set: `x86_64`, `arm64`.
    architecture TEXT CHECK (architecture <> ''),
    -- The family of the operating system: `Linux`, `macOS`.
    os_family TEXT CHECK (os_family <> '')
) STRICT;

CREATE UNIQUE INDEX host_identity ON host (
    name, is_name_given, ifnull(cpu_model, ''), ifnull(logical_cpus, -1), ifnull(physical_cpus, -1),
    ifnull(memory_gib, -1), ifnull(architecture, ''), ifnull(os_family, '')
);

-- A commit that was measured, with the branch it was measured on.
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    -- The commit's hash in lower-case hexadecimal digits.
    commit_hash TEXT NOT NULL CHECK (commit_hash <> '' AND commit_hash NOT GLOB '*[^0-9a-f]*'),
    -- The branch; NULL on a detached head.
    branch TEXT CHECK (branch <> ''),
    -- 1 where tracked files differed from the commit, else 0.
    is_dirty INTEGER NOT NULL CHECK (is_dirty IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX revision_identity ON revision (commit_hash, ifnull(branch, ''), is_dirty);

-- The runs of one call of `perfdb record` on one revision, or one imported file.
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    -- The session's own name in every history it is merged into: a UUID in lower case.
    uuid TEXT NOT NULL UNIQUE CHECK (
        uuid GLOB '????????-????-????-????-????????????' AND uuid NOT GLOB '*[^-0-9a-f]*'
    ),
    -- The UUID that the sessions of one interleaving call share; its own where it is alone.
    batch TEXT NOT NULL CHECK (
        batch GLOB '????????-????-????-????-????????????' AND batch NOT GLOB '*[^-0-9a-f]*'
    ),
    -- When it started, in microseconds since 1970 in UTC, up to the year 9999.
    started_at_us INTEGER CHECK (started_at_us BETWEEN 0 AND 253402300799999999),
    -- The machine it ran on.
    host_id INTEGER REFERENCES host (id),
    -- The commit it measured.
    revision_id INTEGER REFERENCES revision (id),
    -- The kernel's name and release.
    kernel TEXT CHECK (kernel <> ''),
    -- How many CPUs the recorder could use, by affinity and control group, rounded up.
    available_cpus INTEGER CHECK (available_cpus >= 1),
    -- The one-minute load average at the start.
    load_average REAL CHECK (load_average >= 0 AND load_average < 9e999),
    -- The CPU frequency governor of the first CPU.
    governor TEXT CHECK (governor <> ''),
    -- What the machine runs inside: `vm`, `container` or `none`, with a name where it is known.
    virtualization TEXT CHECK (virtualization <> ''),
    -- A free word.
    label TEXT CHECK (label <> ''),
    -- Where the numbers come from: `measured`, `imported` or `transcribed`.
    origin TEXT NOT NULL CHECK (origin IN ('measured', 'imported', 'transcribed')),
    -- The program that measured, with its version.
    recorder TEXT NOT NULL CHECK (recorder <> ''),
    -- What the order of the runs was drawn with; NULL where there was no draw.
    seed INTEGER CHECK (seed >= 0),
    -- How the runs were ordered: `interleaved` or `sequential`.
    run_order TEXT NOT NULL CHECK (run_order <> ''),
    -- A measured session knows when and where.
    CHECK (origin <> 'measured' OR (started_at_us IS NOT NULL AND host_id IS NOT NULL))
) STRICT;

CREATE INDEX session_by_start ON session (started_at_us, uuid);

-- A named thing that is measured.
CREATE TABLE benchmark (
    id INTEGER PRIMARY KEY,
    -- The name given, or else the command line as it was typed.
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- One point of a sweep: a benchmark and all its dimensions, each combination once.
CREATE TABLE configuration (
    id INTEGER PRIMARY KEY,
    -- What is measured.
    benchmark_id INTEGER NOT NULL REFERENCES benchmark (id),
    -- How the work is spread: `serial`, `threads`, `processes`, or a user's own word.
    strategy TEXT CHECK (strategy <> ''),
    -- How many threads or processes were asked for; `serial` has exactly 1.
    workers INTEGER CHECK (workers >= 1),
    -- The load level's name.
    load TEXT CHECK (load <> ''),
    -- How many times the normal work the load level is; 1 where none was typed.
    load_factor REAL CHECK (load_factor > 0 AND load_factor < 9e999),
    -- The caching mode: `none`, `cached`, or a user's own word.
    caching TEXT CHECK (caching <> ''),
    -- How cached results are kept where that differs: `list`, `queue`, `pipe`.
    mechanism TEXT CHECK (mechanism <> ''),
    -- What executes the code: `swift 6.3.1`, `cpython 3.11.7 gil`.
    runtime TEXT CHECK (runtime <> ''),
    -- All other dimensions: a JSON object of names and values, sorted by name, `{}` without any.
    parameters TEXT NOT NULL CHECK (json_valid(parameters) AND json_type(parameters) = 'object'),
    -- A serial configuration has one worker.
    CHECK (strategy IS NOT 'serial' OR workers IS 1),
    -- A load level has both a name and a factor.
    CHECK ((load IS NULL) = (load_factor IS NULL))
) STRICT;

CREATE UNIQUE INDEX configuration_identity ON configuration (
    benchmark_id, ifnull(strategy, ''), ifnull(workers, -1), ifnull(load, ''),
    ifnull(load_factor, -1), ifnull(caching, ''), ifnull(mechanism, ''), ifnull(runtime, ''),
    parameters
);

-- A configuration that has runs in a session, with the command that was measured there.
CREATE TABLE session_configuration (
    -- The session.
    session_id INTEGER NOT NULL REFERENCES session (id),
    -- The configuration.
    configuration_id INTEGER NOT NULL REFERENCES configuration (id),
    -- The command's words as they were typed, placeholders as written: a JSON list of texts.
    command TEXT NOT NULL CHECK (json_valid(command) AND json_type(command) = 'array'),
    PRIMARY KEY (session_id, configuration_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX session_configuration_by_configuration
ON session_configuration (configuration_id, session_id);

-- One timed execution of one configuration; never averaged away.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    -- The session it belongs to.
    session_id INTEGER NOT NULL,
    -- What was executed.
    configuration_id INTEGER NOT NULL,
    -- The place in the session's order, from 1.
    position INTEGER NOT NULL CHECK (position >= 1),
    -- The how-manieth pass over the sweep, warm-ups included, from 1.
    round INTEGER NOT NULL CHECK (round >= 1),
    -- 1 for a warm-up, which counts in no statistic, else 0.
    is_warmup INTEGER NOT NULL CHECK (is_warmup IN (0, 1)),
    -- How it ended: `ok`, `failed`, `timed-out`, `killed` or `interrupted`.
    outcome TEXT NOT NULL CHECK (
        outcome IN ('ok', 'failed', 'timed-out', 'killed', 'interrupted')
    ),
    -- The exit status; NULL where a signal ended it.
    exit_status INTEGER CHECK (exit_status BETWEEN 0 AND 255),
    -- The number of the signal that ended or stopped it.
    signal INTEGER CHECK (signal BETWEEN 1 AND 127),
    -- When it started, in microseconds since 1970 in UTC, up to the year 9999.
    started_at_us INTEGER CHECK (started_at_us BETWEEN 0 AND 253402300799999999),
    -- Elapsed time in nanoseconds of the monotonic clock.
    wall_ns INTEGER NOT NULL CHECK (wall_ns >= 0),
    -- CPU time in user mode, in nanoseconds, of the process and the children it waited for.
    user_ns INTEGER CHECK (user_ns >= 0),
    -- CPU time in the kernel, in nanoseconds, likewise.
    sys_ns INTEGER CHECK (sys_ns >= 0),
    -- Peak resident memory in bytes of the largest single process.
    max_rss_bytes INTEGER CHECK (max_rss_bytes >= 0),
    -- How often it gave up the CPU, to wait.
    voluntary_switches INTEGER CHECK (voluntary_switches >= 0),
    -- How often the CPU was taken from it.
    involuntary_switches INTEGER CHECK (involuntary_switches >= 0),
    -- Page faults that needed no input from storage.
    minor_faults INTEGER CHECK (minor_faults >= 0),
    -- Page faults that read from storage.
    major_faults INTEGER CHECK (major_faults >= 0),
    -- Blocks of 512 bytes read from storage.
    block_reads INTEGER CHECK (block_reads >= 0),
    -- Blocks of 512 bytes written to storage.
    block_writes INTEGER CHECK (block_writes >= 0),
    -- A run that ended well was ended by no signal.
    CHECK (outcome <> 'ok' OR signal IS NULL),
    FOREIGN KEY (session_id, configuration_id)
    REFERENCES session_configuration (session_id, configuration_id)
) STRICT;

CREATE UNIQUE INDEX run_by_position ON run (session_id, position);

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
    -- CPU time in user mode, in seconds.
    run.user_ns / 1e9 AS user_s,
    -- CPU time in the kernel, in seconds.
    run.sys_ns / 1e9 AS sys_s,
    -- Elapsed time in nanoseconds.
    run.wall_ns AS wall_ns,
    -- CPU time in user mode, in nanoseconds.
    run.user_ns AS user_ns,
    -- CPU time in the kernel, in nanoseconds.
    run.sys_ns AS sys_ns,
    -- CPU time per elapsed time in percent of one CPU; NULL where no time elapsed.
    100.0 * (run.user_ns + run.sys_ns) / nullif(run.wall_ns, 0) AS cpu_percent,
    -- Peak resident memory in bytes of the largest single process.
    run.max_rss_bytes AS max_rss_bytes,
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
    -- How many runs that are no warm-ups ended otherwise than `ok`.
    count(*) FILTER (WHERE ranked.outcome <> 'ok' AND ranked.is_warmup = 0) AS failed,
    -- The median elapsed time in seconds: the middle value, or the mean of the two middle ones.
    avg(ranked.wall_ns) FILTER (
        WHERE ranked.counts AND ranked.place IN ((ranked.size + 1) / 2, (ranked.size + 2) / 2)
    ) / 1e9 AS median_wall_s,
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
JOIN session ON session.id = ranked.session_id
JOIN configuration ON configuration.id = ranked.configuration_id
JOIN benchmark ON benchmark.id = configuration.benchmark_id
LEFT JOIN host ON host.id = session.host_id
GROUP BY ranked.session_id, ranked.configuration_id;

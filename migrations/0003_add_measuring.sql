-- How runs are measured, why they ended, and what the machine did meanwhile.

-- Whether the CPU may clock itself higher than its base frequency: 1 or 0.
ALTER TABLE session ADD COLUMN is_turbo_on INTEGER CHECK (is_turbo_on IN (0, 1));

-- Whether cores are shared by hardware threads: 1 or 0.
ALTER TABLE session ADD COLUMN is_smt_on INTEGER CHECK (is_smt_on IN (0, 1));

-- The share of all CPU time that the hypervisor gave to others right before the start, 0 to 1.
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

-- The median elapsed time of a program that does nothing, in nanoseconds.
ALTER TABLE session ADD COLUMN timing_floor_ns INTEGER CHECK (timing_floor_ns >= 0);

-- The median elapsed time of a shell that does nothing, in nanoseconds; NULL without `--shell`.
ALTER TABLE session ADD COLUMN shell_cost_ns INTEGER CHECK (shell_cost_ns >= 0);

-- Why it was measured no further: `runs`, `precision`, `budget`, `max-runs`, `failed` or `interrupted`;
-- NULL where the recording did not come to its end.
ALTER TABLE session_configuration ADD COLUMN stop_reason TEXT CHECK (stop_reason <> '');

-- How it was measured, beside its dimensions: a JSON list of pairs, each an option's name and its value.
ALTER TABLE session_configuration ADD COLUMN settings TEXT NOT NULL DEFAULT '[]'
CHECK (json_valid(settings) AND json_type(settings) = 'array');

-- CPU time that the hypervisor gave to others while a CPU wanted it, in nanoseconds over all CPUs.
ALTER TABLE run ADD COLUMN steal_ns INTEGER CHECK (steal_ns >= 0);

-- The time that the control group was held back for having used up its quota, in nanoseconds.
ALTER TABLE run ADD COLUMN throttled_ns INTEGER CHECK (throttled_ns >= 0);

-- How often a core was slowed down because it was too hot.
ALTER TABLE run ADD COLUMN thermal_throttles INTEGER CHECK (thermal_throttles >= 0);

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
    exit_status INTEGER,
    -- The number of the signal that ended it.
    signal INTEGER,
    PRIMARY KEY (session_id, position, copy),
    FOREIGN KEY (session_id, position) REFERENCES run (session_id, position)
) STRICT, WITHOUT ROWID;

#ifndef CSYSTEM_RUN_H
#define CSYSTEM_RUN_H

#include "CSystemLauncher.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

/// One run from its spawn until nothing of it is left.
struct run {
    pid_t leader;
    /// When the child is terminated or, once it is ending, killed.
    uint64_t deadline_ns;
    uint64_t grace_ns;
    bool is_ending;
    bool has_ended;
    /// Whether any child of the launcher is left, this run's or an earlier one's.
    bool anyone_left;
    /// Since when the recorder wants the child stopped, or 0.
    uint64_t stopped_at_ns;
    uint64_t started_at_ns;
    struct csystem_outcome outcome;
};

/// A deadline that never comes.
static const uint64_t run_never = UINT64_MAX;

/// Keeps how the leader ended and what it used; `now` is when the launcher woke up for it.
void run_note_end(struct run *run, int status, const struct rusage *usage, uint64_t now);

/// A child that stops would be waited for for ever: it is killed, unless the recorder wants the stop.
void run_note_stop(struct run *run, int signal);

/// SIGTERM to the group, which has its grace from now on.
void run_begin_end(struct run *run, enum csystem_cause cause);

/// SIGKILL to the group.
void run_kill(struct run *run, enum csystem_cause cause);

/// Does what a message of the recorder says, one of csystem_message_kind but no batch.
void run_obey(struct run *run, uint32_t kind);

/// Nanoseconds until something must be done to the run, or run_never.
uint64_t run_time_left(const struct run *run);

#endif

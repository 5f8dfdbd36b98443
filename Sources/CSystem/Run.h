#ifndef CSYSTEM_RUN_H
#define CSYSTEM_RUN_H

#include "CSystemLauncher.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

/// One run from its first spawn until nothing of it is left.
struct run {
    /// The program where it is not several.
    struct csystem_copy single;
    /// What was started so far, in order: `single`, or on the board.
    struct csystem_copy *copies;
    uint32_t count;
    /// How many of them have ended.
    uint32_t ended_count;
    /// When the run is terminated or, once it is ending, killed.
    uint64_t deadline_ns;
    uint64_t grace_ns;
    bool is_ending;
    /// Whether what it leaves running may go on.
    bool spares;
    /// Whether any child of the launcher is left, this run's or an earlier one's.
    bool anyone_left;
    /// Since when the recorder wants the run stopped, or 0.
    uint64_t stopped_at_ns;
    uint64_t started_at_ns;
    struct csystem_outcome outcome;
};

/// A deadline that never comes.
static const uint64_t run_never = UINT64_MAX;

static inline bool run_has_ended(const struct run *run) { return run->ended_count == run->count; }

/// Whether the end was not asked for by anyone here.
static inline bool run_ended_by_itself(const struct run *run) {
    return run->outcome.cause == CSYSTEM_CAUSE_ITSELF && run->outcome.start_error == 0;
}

/// The copy whose leader a process is and that has not ended, or NULL.
struct csystem_copy *run_copy(const struct run *run, pid_t process);

/// Keeps how a copy ended and what it used; `now` is when the launcher woke up for it.
void run_note_end(
    struct run *run, struct csystem_copy *copy, int status, const struct rusage *usage,
    uint64_t now);

/// A child that stops would be waited for for ever: the run is killed, unless the recorder wants the
/// stop.
void run_note_stop(struct run *run, int signal);

/// Ends what copies that ended by themselves left of their groups while others go on, so that it does
/// not disturb these, and notes which groups are gone, whose numbers may be anyone's from now on.
void run_end_groups(struct run *run);

/// Sends a signal to all groups that are not known to be gone; whether there were any.
bool run_signal_groups(struct run *run, int signal);

/// Adds up what the copies used, and tells how the first ended that did not end well.
void run_sum_up(struct run *run);

/// SIGTERM to the groups, which have their grace from now on.
void run_begin_end(struct run *run, enum csystem_cause cause);

/// SIGKILL to the groups.
void run_kill(struct run *run, enum csystem_cause cause);

/// Does what a message of the recorder says, one of csystem_message_kind but no batch.
void run_obey(struct run *run, uint32_t kind);

/// Nanoseconds until something must be done to the run, or run_never.
uint64_t run_time_left(const struct run *run);

#endif

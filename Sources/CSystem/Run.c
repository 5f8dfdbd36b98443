#define _GNU_SOURCE
#include "Run.h"

#include "CSystemProcess.h"
#include "Platform.h"

#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

/// Signals the group, and the leader on its own where it has left the group that it led.
static void signal_group(const struct run *run, int signal) {
    kill(-run->leader, signal);
    if (!run->has_ended && getpgid(run->leader) != run->leader) kill(run->leader, signal);
}

static uint64_t nanoseconds(struct timeval time) {
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_usec * 1000;
}

void run_note_end(struct run *run, int status, const struct rusage *usage, uint64_t now) {
    struct csystem_outcome *outcome = &run->outcome;
    run->has_ended = true;
    outcome->exit_status = csystem_exit_status(status);
    outcome->signal = csystem_end_signal(status);
    outcome->ended_at_ns = now;
    outcome->wall_ns = now - run->started_at_ns;
    outcome->user_ns = nanoseconds(usage->ru_utime);
    outcome->sys_ns = nanoseconds(usage->ru_stime);
    outcome->max_rss_bytes = (uint64_t)usage->ru_maxrss * csystem_max_rss_unit;
    outcome->minor_faults = (uint64_t)usage->ru_minflt;
    outcome->major_faults = (uint64_t)usage->ru_majflt;
    outcome->blocks_in = (uint64_t)usage->ru_inblock;
    outcome->blocks_out = (uint64_t)usage->ru_oublock;
    outcome->voluntary_switches = (uint64_t)usage->ru_nvcsw;
    outcome->involuntary_switches = (uint64_t)usage->ru_nivcsw;
}

void run_note_stop(struct run *run, int signal) {
    if (run->stopped_at_ns != 0) return;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) {
        run->outcome.cause = CSYSTEM_CAUSE_STOPPED;
        run->outcome.stop_signal = signal;
    }
    run->deadline_ns = run_never;
    signal_group(run, SIGKILL);
}

void run_begin_end(struct run *run, enum csystem_cause cause) {
    if (run->is_ending) return;
    run->is_ending = true;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (int32_t)cause;
    run->deadline_ns = csystem_monotonic_ns() + run->grace_ns;
    signal_group(run, SIGTERM);
    if (run->stopped_at_ns != 0) signal_group(run, SIGCONT);
    run->stopped_at_ns = 0;
}

void run_kill(struct run *run, enum csystem_cause cause) {
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (int32_t)cause;
    run->deadline_ns = run_never;
    signal_group(run, SIGKILL);
}

void run_obey(struct run *run, uint32_t kind) {
    switch (kind) {
    case CSYSTEM_MESSAGE_TERMINATE:
        run_begin_end(run, CSYSTEM_CAUSE_REQUESTED);
        break;
    case CSYSTEM_MESSAGE_KILL:
        run_kill(run, CSYSTEM_CAUSE_REQUESTED);
        break;
    case CSYSTEM_MESSAGE_STOP:
        if (run->stopped_at_ns == 0) run->stopped_at_ns = csystem_monotonic_ns();
        signal_group(run, SIGSTOP);
        break;
    case CSYSTEM_MESSAGE_CONTINUE:
        signal_group(run, SIGCONT);
        if (run->stopped_at_ns != 0 && run->deadline_ns != run_never)
            run->deadline_ns += csystem_monotonic_ns() - run->stopped_at_ns;
        run->stopped_at_ns = 0;
        break;
    default:
        _exit(1);
    }
}

uint64_t run_time_left(const struct run *run) {
    if (run->deadline_ns == run_never || run->stopped_at_ns != 0) return run_never;
    uint64_t now = csystem_monotonic_ns();
    return now < run->deadline_ns ? run->deadline_ns - now : 0;
}

#define _GNU_SOURCE
#include "Run.h"

#include "CSystemProcess.h"
#include "Platform.h"

#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <unistd.h>

bool run_signal_groups(struct run *run, int signal) {
    bool any = false;
    for (uint32_t index = 0; index < run->count; index++) {
        struct csystem_copy *copy = &run->copies[index];
        if (copy->is_group_gone) continue;
        if (kill(-copy->process, signal) == 0) any = true;
        // Its number may be anyone's from now on.
        else if (errno == ESRCH && copy->has_ended) copy->is_group_gone = 1;
    }
    return any;
}

/// Signals the groups, and the leaders on their own that have left the group that they led.
static void signal_all(struct run *run, int signal) {
    run_signal_groups(run, signal);
    for (uint32_t index = 0; index < run->count; index++) {
        const struct csystem_copy *copy = &run->copies[index];
        if (!copy->has_ended && getpgid(copy->process) != copy->process)
            kill(copy->process, signal);
    }
}

struct csystem_copy *run_copy(const struct run *run, pid_t process) {
    for (uint32_t index = 0; index < run->count; index++)
        if (run->copies[index].process == process && !run->copies[index].has_ended)
            return &run->copies[index];
    return NULL;
}

static uint64_t nanoseconds(struct timeval time) {
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_usec * 1000;
}

void run_note_end(
    struct run *run, struct csystem_copy *copy, int status, const struct rusage *usage,
    uint64_t now) {
    run->ended_count++;
    run->outcome.ended_at_ns = now;
    copy->has_ended = 1;
    copy->exit_status = csystem_exit_status(status);
    copy->signal = csystem_end_signal(status);
    copy->usage = (struct csystem_usage){
        .wall_ns = now - run->started_at_ns - copy->start_ns,
        .user_ns = nanoseconds(usage->ru_utime),
        .sys_ns = nanoseconds(usage->ru_stime),
        .max_rss_bytes = (uint64_t)usage->ru_maxrss * csystem_max_rss_unit,
        .minor_faults = (uint64_t)usage->ru_minflt,
        .major_faults = (uint64_t)usage->ru_majflt,
        .blocks_in = (uint64_t)usage->ru_inblock,
        .blocks_out = (uint64_t)usage->ru_oublock,
        .voluntary_switches = (uint64_t)usage->ru_nvcsw,
        .involuntary_switches = (uint64_t)usage->ru_nivcsw,
    };
}

void run_end_groups(struct run *run) {
    // One program alone has its group ended together with its other descendants.
    if (run->count == 1) return;
    bool is_left_alone = run_ended_by_itself(run) && !run->is_ending && !run->spares;
    for (uint32_t index = 0; index < run->count; index++) {
        struct csystem_copy *copy = &run->copies[index];
        if (!copy->has_ended || copy->is_group_gone) continue;
        bool is_there = kill(-copy->process, is_left_alone ? SIGKILL : 0) == 0 || errno == EPERM;
        if (is_there && is_left_alone) run->outcome.leftovers = 1;
        if (!is_there) copy->is_group_gone = 1;
    }
}

static void add(struct csystem_usage *sum, const struct csystem_usage *part) {
    sum->user_ns += part->user_ns;
    sum->sys_ns += part->sys_ns;
    if (part->max_rss_bytes > sum->max_rss_bytes) sum->max_rss_bytes = part->max_rss_bytes;
    sum->minor_faults += part->minor_faults;
    sum->major_faults += part->major_faults;
    sum->blocks_in += part->blocks_in;
    sum->blocks_out += part->blocks_out;
    sum->voluntary_switches += part->voluntary_switches;
    sum->involuntary_switches += part->involuntary_switches;
}

void run_sum_up(struct run *run) {
    struct csystem_outcome *outcome = &run->outcome;
    outcome->exit_status = 0;
    outcome->signal = 0;
    outcome->usage.wall_ns = outcome->ended_at_ns - run->started_at_ns;
    for (uint32_t index = 0; index < run->count; index++) {
        const struct csystem_copy *copy = &run->copies[index];
        add(&outcome->usage, &copy->usage);
        if (outcome->exit_status != 0) continue;
        outcome->exit_status = copy->exit_status;
        outcome->signal = copy->signal;
    }
}

void run_note_stop(struct run *run, int signal) {
    if (run->stopped_at_ns != 0) return;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) {
        run->outcome.cause = CSYSTEM_CAUSE_STOPPED;
        run->outcome.stop_signal = (uint8_t)signal;
    }
    run->deadline_ns = run_never;
    signal_all(run, SIGKILL);
}

void run_begin_end(struct run *run, enum csystem_cause cause) {
    if (run->is_ending) return;
    run->is_ending = true;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (uint8_t)cause;
    run->deadline_ns = csystem_monotonic_ns() + run->grace_ns;
    signal_all(run, SIGTERM);
    if (run->stopped_at_ns != 0) signal_all(run, SIGCONT);
    run->stopped_at_ns = 0;
}

void run_kill(struct run *run, enum csystem_cause cause) {
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (uint8_t)cause;
    run->deadline_ns = run_never;
    signal_all(run, SIGKILL);
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
        signal_all(run, SIGSTOP);
        break;
    case CSYSTEM_MESSAGE_CONTINUE:
        signal_all(run, SIGCONT);
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

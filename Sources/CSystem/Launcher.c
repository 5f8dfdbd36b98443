#define _GNU_SOURCE
#include "CSystemLauncher.h"

#include "CSystemProcess.h"
#include "Platform.h"
#include "Region.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// The launcher is forked from a process that may have threads: nothing here allocates, locks or
// calls Swift after the fork.

/// How long the end of killed processes is waited for before they are left to themselves.
static const uint64_t sweep_limit_ns = 1000000000;

static const uint64_t never = UINT64_MAX;

/// Daemons of earlier runs that are remembered, so that a later run's end does not kill them.
enum { spared_capacity = 256 };

struct launcher {
    int channel;
    /// Bytes received and not yet consumed.
    struct region inbox;
    size_t filled;
    /// The pointers to the arguments, NULL, the environment, NULL.
    struct region pointers;
    pid_t spared[spared_capacity];
    size_t spared_count;
};

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

// MARK: Messages

/// Reads more bytes of the channel; leaves the process where the recorder is gone.
static void receive_more(struct launcher *launcher) {
    ssize_t count;
    do {
        count = recv(
            launcher->channel, launcher->inbox.bytes + launcher->filled,
            launcher->inbox.capacity - launcher->filled, 0);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) _exit(0);
    launcher->filled += (size_t)count;
}

/// The message at the beginning of the inbox, or NULL where it is not complete.
static bool has_message(struct launcher *launcher, struct csystem_message *message) {
    if (launcher->filled < sizeof *message) return false;
    memcpy(message, launcher->inbox.bytes, sizeof *message);
    size_t size = sizeof *message + message->length;
    if (!region_reserve(&launcher->inbox, size, launcher->filled)) _exit(1);
    return launcher->filled >= size;
}

static void consume(struct launcher *launcher, const struct csystem_message *message) {
    size_t size = sizeof *message + message->length;
    launcher->filled -= size;
    if (launcher->filled > 0)
        memmove(launcher->inbox.bytes, launcher->inbox.bytes + size, launcher->filled);
}

// MARK: The child's end

static void signal_group(const struct run *run, int signal) { kill(-run->leader, signal); }

static uint64_t nanoseconds(struct timeval time) {
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_usec * 1000;
}

static void note_end(struct run *run, int status, const struct rusage *usage, uint64_t now) {
    struct csystem_outcome *outcome = &run->outcome;
    run->has_ended = true;
    outcome->exit_status = csystem_exit_status(status);
    outcome->signal = csystem_end_signal(status);
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

/// A child that stops would be waited for for ever: it is killed, unless the recorder wants the stop.
static void note_stop(struct run *run, int signal) {
    if (run->stopped_at_ns != 0) return;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) {
        run->outcome.cause = CSYSTEM_CAUSE_STOPPED;
        run->outcome.stop_signal = signal;
    }
    run->deadline_ns = never;
    signal_group(run, SIGKILL);
}

static void forget_spared(struct launcher *launcher, pid_t process) {
    for (size_t index = 0; index < launcher->spared_count; index++) {
        if (launcher->spared[index] != process) continue;
        launcher->spared[index] = launcher->spared[--launcher->spared_count];
        return;
    }
}

/// Takes note of every child that has changed: the leader, and orphans that became children.
static void collect(struct launcher *launcher, struct run *run) {
    uint64_t now = csystem_monotonic_ns();
    for (;;) {
        int status;
        struct rusage usage;
        pid_t process = wait4(-1, &status, WNOHANG | WUNTRACED, &usage);
        if (process <= 0) {
            run->anyone_left = process == 0;
            return;
        }
        if (process == run->leader && WIFSTOPPED(status)) note_stop(run, WSTOPSIG(status));
        else if (process == run->leader) note_end(run, status, &usage, now);
        else if (!WIFSTOPPED(status)) forget_spared(launcher, process);
    }
}

// MARK: What a run leaves behind

static bool is_spared(const struct launcher *launcher, pid_t process) {
    for (size_t index = 0; index < launcher->spared_count; index++)
        if (launcher->spared[index] == process) return true;
    return false;
}

/// Kills the children that no earlier run was allowed to leave; true where there were any.
static bool kill_descendants(const struct launcher *launcher) {
    pid_t children[spared_capacity];
    size_t count = csystem_platform_children(children, spared_capacity);
    bool any = false;
    for (size_t index = 0; index < count; index++) {
        if (is_spared(launcher, children[index])) continue;
        kill(children[index], SIGKILL);
        any = true;
    }
    return any;
}

/// Ends what the leader left behind: its group always, other descendants unless it ended by itself.
///
/// A descendant whose parent is killed becomes a child of this process, and is killed in its turn.
static void sweep(struct launcher *launcher, struct run *run) {
    bool ended_by_itself = run->outcome.cause == CSYSTEM_CAUSE_ITSELF;
    uint64_t limit = csystem_monotonic_ns() + sweep_limit_ns;
    while (run->anyone_left) {
        bool any = kill(-run->leader, SIGKILL) == 0;
        if (any && ended_by_itself) run->outcome.leftovers = 1;
        if (!ended_by_itself && kill_descendants(launcher)) any = true;
        uint64_t now = csystem_monotonic_ns();
        if (!any || now >= limit) break;
        csystem_platform_wait(-1, limit - now);
        collect(launcher, run);
    }
    if (run->anyone_left)
        launcher->spared_count = csystem_platform_children(launcher->spared, spared_capacity);
}

// MARK: One run

static void begin_end(struct run *run, enum csystem_cause cause) {
    if (run->is_ending) return;
    run->is_ending = true;
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (int32_t)cause;
    run->deadline_ns = csystem_monotonic_ns() + run->grace_ns;
    signal_group(run, SIGTERM);
    if (run->stopped_at_ns != 0) signal_group(run, SIGCONT);
    run->stopped_at_ns = 0;
}

static void kill_run(struct run *run, enum csystem_cause cause) {
    if (run->outcome.cause == CSYSTEM_CAUSE_ITSELF) run->outcome.cause = (int32_t)cause;
    run->deadline_ns = never;
    signal_group(run, SIGKILL);
}

static void obey(struct run *run, uint32_t kind) {
    switch (kind) {
    case CSYSTEM_MESSAGE_TERMINATE:
        begin_end(run, CSYSTEM_CAUSE_REQUESTED);
        break;
    case CSYSTEM_MESSAGE_KILL:
        kill_run(run, CSYSTEM_CAUSE_REQUESTED);
        break;
    case CSYSTEM_MESSAGE_STOP:
        if (run->stopped_at_ns == 0) run->stopped_at_ns = csystem_monotonic_ns();
        signal_group(run, SIGSTOP);
        break;
    case CSYSTEM_MESSAGE_CONTINUE:
        signal_group(run, SIGCONT);
        if (run->stopped_at_ns != 0 && run->deadline_ns != never)
            run->deadline_ns += csystem_monotonic_ns() - run->stopped_at_ns;
        run->stopped_at_ns = 0;
        break;
    default:
        _exit(1);
    }
}

static uint64_t time_left(const struct run *run) {
    if (run->deadline_ns == never || run->stopped_at_ns != 0) return never;
    uint64_t now = csystem_monotonic_ns();
    return now < run->deadline_ns ? run->deadline_ns - now : 0;
}

/// Ends the running child and the launcher itself, because the recorder is gone.
static void end_with_recorder(struct launcher *launcher, struct run *run) {
    kill_run(run, CSYSTEM_CAUSE_REQUESTED);
    run->anyone_left = true;
    sweep(launcher, run);
    _exit(0);
}

/// Reads what the recorder says during a run and obeys it.
static void listen_to_recorder(struct launcher *launcher, struct run *run) {
    ssize_t count = recv(
        launcher->channel, launcher->inbox.bytes + launcher->filled,
        launcher->inbox.capacity - launcher->filled, MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN))
        end_with_recorder(launcher, run);
    if (count > 0) launcher->filled += (size_t)count;
}

/// Waits for the leader's end, by itself or not.
static void supervise(struct launcher *launcher, struct run *run) {
    struct csystem_message message;
    while (!run->has_ended) {
        while (has_message(launcher, &message)) {
            obey(run, message.kind);
            consume(launcher, &message);
        }
        if (csystem_platform_wait(launcher->channel, time_left(run)))
            listen_to_recorder(launcher, run);
        collect(launcher, run);
        if (run->has_ended || time_left(run) > 0) continue;
        if (run->is_ending) kill_run(run, CSYSTEM_CAUSE_TIMEOUT);
        else begin_end(run, CSYSTEM_CAUSE_TIMEOUT);
    }
    sweep(launcher, run);
}

/// Points at the strings behind a message: the path, the arguments, NULL, the environment, NULL.
static char **point_at_strings(struct launcher *launcher, const struct csystem_message *message) {
    size_t count = (size_t)message->argument_count + message->variable_count + 3;
    if (!region_reserve(&launcher->pointers, count * sizeof(char *), 0)) _exit(1);
    char **pointers = (char **)(void *)launcher->pointers.bytes;
    char *string = launcher->inbox.bytes + sizeof *message;
    for (size_t index = 0; index < count; index++) {
        if (index == 1 + (size_t)message->argument_count || index == count - 1) {
            pointers[index] = NULL;
            continue;
        }
        pointers[index] = string;
        string += strlen(string) + 1;
    }
    return pointers;
}

/// Runs one program to its end and tells the recorder how it went.
static void run_child(struct launcher *launcher, const struct csystem_message *message) {
    struct run run = {.deadline_ns = never, .grace_ns = message->grace_ns};
    char **strings = point_at_strings(launcher, message);
    run.outcome.started_at_us = csystem_realtime_us();
    run.started_at_ns = csystem_monotonic_ns();
    run.leader = csystem_platform_start(
        strings[0], strings + 1, strings + 2 + message->argument_count);
    if (run.leader < 0) run.outcome.start_error = -run.leader;
    consume(launcher, message);
    bool shrunk = region_shrink(&launcher->inbox, launcher->filled);
    if (region_shrink(&launcher->pointers, 0) || shrunk) csystem_platform_forget_peak();
    if (message->timeout_ns > 0) run.deadline_ns = run.started_at_ns + message->timeout_ns;
    if (run.leader >= 0) supervise(launcher, &run);
    if (csystem_send(launcher->channel, &run.outcome, sizeof run.outcome) < 0) _exit(0);
}

static _Noreturn void serve(int channel) {
    struct launcher launcher = {.channel = channel};
    if (!region_reserve(&launcher.inbox, 1, 0)) _exit(1);
    csystem_platform_drop_clean_pages();
    for (;;) {
        struct csystem_message message;
        while (!has_message(&launcher, &message)) receive_more(&launcher);
        if (message.kind == CSYSTEM_MESSAGE_START) run_child(&launcher, &message);
        else consume(&launcher, &message);
    }
}

// MARK: The fork

static void ignore_nothing(int signal) { (void)signal; }

/// Gives every signal its default effect; SIGCHLD gets a handler, so that it ends a wait.
static void reset_signals(void) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);
    action.sa_handler = ignore_nothing;
    sigaction(SIGCHLD, &action, NULL);
}

/// Puts /dev/null and the children's outputs at descriptors 0 to 2.
static bool place_descriptors(int standard_output, int standard_error) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0) return false;
    if (standard_output < 0) standard_output = null;
    if (standard_error < 0) standard_error = null;
    // Copies above 2 first: each source may be one of the descriptors that are replaced.
    int output = fcntl(standard_output, F_DUPFD_CLOEXEC, 3);
    int error = fcntl(standard_error, F_DUPFD_CLOEXEC, 3);
    return output >= 0 && error >= 0 && dup2(null, 0) >= 0 && dup2(output, 1) >= 0
        && dup2(error, 2) >= 0;
}

pid_t csystem_launcher_fork(int standard_output, int standard_error, int *channel) {
    int ends[2];
    int failure = csystem_platform_socket_pair(ends);
    if (failure < 0) return failure;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t launcher = fork();
    if (launcher == 0) {
        // All signals stay blocked here: the terminal's reach the recorder, which decides.
        reset_signals();
        if (!place_descriptors(standard_output, standard_error)) _exit(1);
        csystem_platform_close_private_descriptors(ends[1]);
        csystem_platform_adopt_orphans();
        serve(ends[1]);
    }
    if (launcher < 0) launcher = -errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    if (launcher < 0) close(ends[0]);
    else *channel = ends[0];
    return launcher;
}

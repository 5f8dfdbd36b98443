#define _GNU_SOURCE
#include "CSystemLauncher.h"

#include "CSystemProcess.h"
#include "Inbox.h"
#include "Platform.h"
#include "Region.h"
#include "Run.h"

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

/// How often a group that may end in its grace is looked at.
static const uint64_t group_look_ns = 10000000;

/// Daemons of earlier runs that are remembered, so that a later run's end does not kill them.
enum { spared_capacity = 256 };

struct launcher {
    struct inbox inbox;
    /// The socket that the programs' report channels come by.
    int reports;
    struct csystem_board *board;
    /// The pointers to the arguments, NULL, the environment, NULL.
    struct region pointers;
    pid_t spared[spared_capacity];
    size_t spared_count;
};

// MARK: The children's ends

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
        if (process == run->leader && WIFSTOPPED(status)) run_note_stop(run, WSTOPSIG(status));
        else if (process == run->leader) run_note_end(run, status, &usage, now);
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

/// Lets the rest of the group end in what is left of its grace, where the leader was terminated.
static void wait_for_group(struct launcher *launcher, struct run *run) {
    while (run->is_ending && run->anyone_left && kill(-run->leader, 0) == 0) {
        uint64_t left = run_time_left(run);
        if (left == 0 || left == run_never) return;
        // Only children tell their end; the others are looked for.
        csystem_platform_wait(-1, left < group_look_ns ? left : group_look_ns);
        collect(launcher, run);
    }
}

/// Ends what the leader left behind: its group always, other descendants unless it ended by itself.
///
/// A descendant whose parent is killed becomes a child of this process, and is killed in its turn.
static void sweep(struct launcher *launcher, struct run *run) {
    bool ended_by_itself = run->outcome.cause == CSYSTEM_CAUSE_ITSELF;
    wait_for_group(launcher, run);
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

/// Ends the running child and the launcher itself, because the recorder is gone.
static void end_with_recorder(struct launcher *launcher, struct run *run) {
    run_kill(run, CSYSTEM_CAUSE_REQUESTED);
    run->anyone_left = true;
    sweep(launcher, run);
    _exit(0);
}

/// Waits for the leader's end, by itself or not.
static void supervise(struct launcher *launcher, struct run *run) {
    struct inbox *inbox = &launcher->inbox;
    struct csystem_message message;
    while (!run->has_ended) {
        while (inbox_next(inbox, &message)) {
            run_obey(run, message.kind);
            inbox_forget(inbox, &message);
        }
        bool is_readable = csystem_platform_wait(inbox->channel, run_time_left(run));
        if (is_readable && !inbox_receive(inbox, MSG_DONTWAIT)) end_with_recorder(launcher, run);
        collect(launcher, run);
        if (run->has_ended || run_time_left(run) > 0) continue;
        if (run->is_ending) run_kill(run, CSYSTEM_CAUSE_TIMEOUT);
        else run_begin_end(run, CSYSTEM_CAUSE_TIMEOUT);
    }
    sweep(launcher, run);
}

/// Points at the strings of a program: the path, the arguments, NULL, the environment, NULL.
static char **point_at_strings(struct launcher *launcher, const struct csystem_program *program) {
    size_t count = (size_t)program->argument_count + program->variable_count + 3;
    if (!region_reserve(&launcher->pointers, count * sizeof(char *), 0)) _exit(1);
    char **pointers = (char **)(void *)launcher->pointers.bytes;
    char *string = launcher->inbox.region.bytes + program->strings;
    for (size_t index = 0; index < count; index++) {
        if (index == 1 + (size_t)program->argument_count || index == count - 1) {
            pointers[index] = NULL;
            continue;
        }
        pointers[index] = string;
        string += strlen(string) + 1;
    }
    return pointers;
}

/// Runs one program to its end and puts it on the board; whether the next one may be started.
static bool run_program(struct launcher *launcher, const struct csystem_program *program) {
    struct run run = {.deadline_ns = run_never, .grace_ns = program->grace_ns};
    // Its report channel stays where it is, for the next program.
    if (csystem_monotonic_ns() >= program->latest_start_ns) return false;
    char **words = point_at_strings(launcher, program);
    bool has_report = program->has_report_channel != 0;
    int report = has_report ? csystem_receive_descriptor(launcher->reports) : -1;
    run.outcome.started_at_us = csystem_realtime_us();
    run.started_at_ns = csystem_monotonic_ns();
    if (has_report && report < 0) run.leader = report;
    else
        run.leader = csystem_platform_start(
            words[0], words + 1, words + 2 + program->argument_count, report);
    if (report >= 0) close(report);
    if (run.leader < 0) run.outcome.start_error = -run.leader;
    if (program->timeout_ns > 0) run.deadline_ns = run.started_at_ns + program->timeout_ns;
    if (run.leader >= 0) supervise(launcher, &run);
    csystem_board_add(launcher->board, &run.outcome);
    return run.leader >= 0 && run.outcome.cause == CSYSTEM_CAUSE_ITSELF
        && run.outcome.exit_status == 0;
}

/// Runs the programs of a message as far as they end well, and tells the recorder that it is over.
static void run_batch(struct launcher *launcher, const struct csystem_message *message) {
    inbox_begin_batch(&launcher->inbox, message);
    size_t next = sizeof *message;
    for (uint32_t index = 0; index < message->program_count; index++) {
        struct csystem_program program;
        memcpy(&program, launcher->inbox.region.bytes + next, sizeof program);
        next += sizeof program + program.length;
        if (index == 0) program.latest_start_ns = UINT64_MAX;
        if (!run_program(launcher, &program)) break;
    }
    bool shrunk = inbox_end_batch(&launcher->inbox);
    if (region_shrink(&launcher->pointers, 0) || shrunk) csystem_platform_forget_peak();
    if (csystem_send(launcher->inbox.channel, "", 1) < 0) _exit(0);
}

static _Noreturn void serve(int channel, int reports, struct csystem_board *board) {
    struct launcher launcher = {.inbox.channel = channel, .reports = reports, .board = board};
    if (!region_reserve(&launcher.inbox.region, 1, 0)) _exit(1);
    csystem_platform_drop_clean_pages();
    for (;;) {
        struct csystem_message message;
        while (!inbox_next(&launcher.inbox, &message))
            if (!inbox_receive(&launcher.inbox, 0)) _exit(0);
        if (message.kind == CSYSTEM_MESSAGE_RUN) run_batch(&launcher, &message);
        else inbox_forget(&launcher.inbox, &message);
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

/// Moves a descriptor above the standard ones, where it is among them; the new one or -1.
static int move_above_standard(int descriptor) {
    if (descriptor > 2) return descriptor;
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
    close(descriptor);
    return moved;
}

/// Puts /dev/null and the children's outputs at descriptors 0 to 2.
static bool place_descriptors(int standard_output, int standard_error) {
    int null = move_above_standard(open("/dev/null", O_RDWR | O_CLOEXEC));
    // Copies above 2 first: each source may be one of the descriptors that are replaced. What is
    // discarded, or closed in this process, goes to /dev/null.
    int output = fcntl(standard_output, F_DUPFD_CLOEXEC, 3);
    int error = fcntl(standard_error, F_DUPFD_CLOEXEC, 3);
    return dup2(null, 0) >= 0 && dup2(output < 0 ? null : output, 1) >= 0
        && dup2(error < 0 ? null : error, 2) >= 0;
}

/// What the forked process does.
static _Noreturn void be_launcher(
    int channel, int reports, struct csystem_board *board, int standard_output,
    int standard_error) {
    // All signals stay blocked here: the terminal's reach the recorder, which decides.
    reset_signals();
    if (!place_descriptors(standard_output, standard_error)) _exit(1);
    csystem_platform_close_private_descriptors(channel, reports);
    // In use here, so that no descriptor that is received is it.
    if (fcntl(CSYSTEM_REPORT_CHANNEL, F_GETFD) < 0) fcntl(0, F_DUPFD_CLOEXEC, CSYSTEM_REPORT_CHANNEL);
    csystem_platform_adopt_orphans();
    serve(channel, reports, board);
}

/// A socket pair above the standard descriptors; 0 or -errno.
static int make_sockets(int ends[2]) {
    int failure = csystem_platform_socket_pair(ends);
    for (int index = 0; failure == 0 && index < 2; index++)
        ends[index] = move_above_standard(ends[index]);
    return failure;
}

static void close_sockets(const int ends[2]) {
    close(ends[0]);
    close(ends[1]);
}

pid_t csystem_launcher_fork(
    int standard_output, int standard_error, struct csystem_board *board, int *channel,
    int *descriptors) {
    int ends[2], report_ends[2];
    int failure = make_sockets(ends);
    if (failure < 0) return failure;
    failure = make_sockets(report_ends);
    if (failure < 0) {
        close_sockets(ends);
        return failure;
    }
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    csystem_platform_give_back_free_memory();
    pid_t launcher = fork();
    if (launcher == 0)
        be_launcher(ends[1], report_ends[1], board, standard_output, standard_error);
    if (launcher < 0) launcher = -errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (launcher < 0) {
        close_sockets(ends);
        close_sockets(report_ends);
        return launcher;
    }
    close(ends[1]);
    close(report_ends[1]);
    *channel = ends[0];
    *descriptors = report_ends[0];
    return launcher;
}

#define _GNU_SOURCE
#include "Launcher.h"

#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/// Runs the programs of a message as far as they end well, and tells the recorder that it is over.
static void run_batch(struct launcher *launcher, const struct csystem_message *message) {
    inbox_begin_batch(&launcher->inbox, message);
    launcher->used_copies = 0;
    size_t next = sizeof *message;
    for (uint32_t index = 0; index < message->program_count; index++) {
        struct csystem_program program;
        memcpy(&program, launcher->inbox.region.bytes + next, sizeof program);
        next += sizeof program + program.length;
        if (index == 0) program.latest_start_ns = UINT64_MAX;
        if (!launcher_run_program(launcher, &program)) break;
    }
    bool shrunk = inbox_end_batch(&launcher->inbox);
    if (region_shrink(&launcher->pointers, 0) || shrunk) csystem_platform_forget_peak();
    if (csystem_send(launcher->inbox.channel, "", 1) < 0) _exit(0);
}

static _Noreturn void serve(struct launcher *launcher) {
    if (!region_reserve(&launcher->inbox.region, 1, 0)) _exit(1);
    csystem_platform_drop_clean_pages();
    for (;;) {
        struct csystem_message message;
        while (!inbox_next(&launcher->inbox, &message))
            if (!inbox_receive(&launcher->inbox, 0)) _exit(0);
        if (message.kind == CSYSTEM_MESSAGE_RUN) run_batch(launcher, &message);
        else inbox_forget(&launcher->inbox, &message);
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
static _Noreturn void be_launcher(struct launcher *launcher, struct csystem_streams streams) {
    // All signals stay blocked here: the terminal's reach the recorder, which decides.
    reset_signals();
    // Away from the standard descriptors before these are replaced.
    if (streams.capture >= 0) launcher->capture = move_above_standard(streams.capture);
    if (!place_descriptors(streams.output, streams.error)) _exit(1);
    const int kept[] = {launcher->inbox.channel, launcher->reports, launcher->capture};
    csystem_platform_close_private_descriptors(kept, sizeof kept / sizeof *kept);
    // In use here, so that no descriptor that is received is it.
    if (fcntl(CSYSTEM_REPORT_CHANNEL, F_GETFD) < 0) fcntl(0, F_DUPFD_CLOEXEC, CSYSTEM_REPORT_CHANNEL);
    csystem_platform_adopt_orphans();
    serve(launcher);
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
    struct csystem_streams streams, struct csystem_board *board, int *channel, int *descriptors) {
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
    if (launcher == 0) {
        struct launcher self = {
            .inbox.channel = ends[1], .reports = report_ends[1], .capture = -1, .board = board};
        be_launcher(&self, streams);
    }
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

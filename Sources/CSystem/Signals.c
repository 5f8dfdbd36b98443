#define _GNU_SOURCE
#include "CSystemSignals.h"

#include "CSystemProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

enum { watched_count = 6 };

/// In the order of their numbers on Linux.
static const int watched[watched_count] = {SIGHUP, SIGINT, SIGTERM, SIGCONT, SIGTSTP, SIGWINCH};

static struct sigaction before[watched_count];
static sigset_t mask_before;
static atomic_bool pending[watched_count];
static atomic_int bell = -1;
static int bell_reader = -1;

/// Notes the signal and rings: a byte in the pipe ends a `poll` that began before or begins after.
static void note(int signal) {
    int kept = errno;
    // As in the kernel, a stop and a continuation that follow each other cancel the first.
    int cancelled = signal == SIGCONT ? SIGTSTP : signal == SIGTSTP ? SIGCONT : 0;
    for (int index = 0; index < watched_count; index++) {
        if (watched[index] == signal) pending[index] = true;
        if (watched[index] == cancelled) pending[index] = false;
    }
    ssize_t written = write(bell, "", 1);
    (void)written;
    errno = kept;
}

/// What was ignored on purpose (`nohup`) stays so; not SIGINT, which a shell ignores for every job
/// that a script starts in the background, so that `kill -INT` would not end a recording.
static bool stays_ignored(int signal, const struct sigaction *action) {
    return action->sa_handler == SIG_IGN && (signal == SIGHUP || signal == SIGTSTP);
}

static struct sigaction noting(void) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    return action;
}

int csystem_signals_watch(void) {
    if (bell_reader >= 0) return -EBUSY;
    int reader, writer;
    int failure = csystem_pipe(&reader, &writer);
    if (failure < 0) return failure;
    fcntl(reader, F_SETFL, O_NONBLOCK);
    fcntl(writer, F_SETFL, O_NONBLOCK);
    bell_reader = reader;
    bell = writer;
    struct sigaction action = noting();
    sigset_t unblocked;
    sigemptyset(&unblocked);
    for (int index = 0; index < watched_count; index++) {
        sigaddset(&unblocked, watched[index]);
        pending[index] = false;
        sigaction(watched[index], NULL, &before[index]);
        if (!stays_ignored(watched[index], &before[index]))
            sigaction(watched[index], &action, NULL);
    }
    // Whoever started this process may have blocked them, and they would never be told.
    pthread_sigmask(SIG_UNBLOCK, &unblocked, &mask_before);
    return reader;
}

int csystem_signals_take(void) {
    if (bell_reader < 0) return 0;
    for (int index = 0; index < watched_count; index++)
        if (atomic_exchange(&pending[index], false)) return watched[index];
    // The pipe is emptied only once nothing is pending; what came meanwhile is looked for again.
    char bytes[64];
    if (read(bell_reader, bytes, sizeof bytes) <= 0) return 0;
    return csystem_signals_take();
}

void csystem_signals_restore(void) {
    if (bell_reader < 0) return;
    pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
    for (int index = 0; index < watched_count; index++)
        sigaction(watched[index], &before[index], NULL);
    int writer = bell;
    bell = -1;
    close(writer);
    close(bell_reader);
    bell_reader = -1;
}

void csystem_stop_self(void) {
    struct sigaction action = {.sa_handler = SIG_DFL}, kept;
    sigemptyset(&action.sa_mask);
    sigset_t continuation, mask;
    sigemptyset(&continuation);
    sigaddset(&continuation, SIGCONT);
    // A continuation that came already must not be waited for: from here on it stays pending.
    pthread_sigmask(SIG_BLOCK, &continuation, &mask);
    bool is_over = false;
    for (int index = 0; index < watched_count; index++)
        if (watched[index] == SIGCONT && pending[index]) is_over = true;
    sigaction(SIGTSTP, &action, &kept);
    if (!is_over) kill(getpid(), SIGTSTP);
    sigaction(SIGTSTP, &kept, NULL);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

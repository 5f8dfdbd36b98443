#define _GNU_SOURCE
#include "CSystemProcess.h"

#include "Platform.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

char *const *csystem_environment(void) { return environ; }

int csystem_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }

int csystem_end_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int csystem_wait(pid_t child, int *status, int64_t *max_rss_bytes) {
    struct rusage usage;
    while (wait4(child, status, 0, &usage) < 0)
        if (errno != EINTR) return -errno;
    *max_rss_bytes = (int64_t)((uint64_t)usage.ru_maxrss * csystem_max_rss_unit);
    return 0;
}

int csystem_spawn_with_default_signals(posix_spawnattr_t *attributes) {
    sigset_t none, defaults;
    sigemptyset(&none);
    sigfillset(&defaults);
    sigdelset(&defaults, SIGKILL);
    sigdelset(&defaults, SIGSTOP);
    int failure = posix_spawnattr_setsigmask(attributes, &none);
    if (failure == 0) failure = posix_spawnattr_setsigdefault(attributes, &defaults);
    if (failure == 0)
        failure = posix_spawnattr_setflags(
            attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    return -failure;
}

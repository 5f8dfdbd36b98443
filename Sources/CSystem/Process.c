#define _GNU_SOURCE
#include "CSystemProcess.h"

#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
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

int csystem_has_ended(pid_t child, int *exit_status, int *signal) {
    siginfo_t facts = {.si_pid = 0};
    while (waitid(P_PID, (id_t)child, &facts, WEXITED | WNOHANG | WNOWAIT) < 0)
        if (errno != EINTR) return -errno;
    if (facts.si_pid == 0) return 0;
    bool is_exit = facts.si_code == CLD_EXITED;
    *exit_status = is_exit ? facts.si_status : -1;
    *signal = is_exit ? 0 : facts.si_status;
    return 1;
}

int csystem_temporary_file(char *path) {
    int file = mkostemp(path, O_CLOEXEC | O_APPEND);
    if (file < 0) return -errno;
    unlink(path);
    return file;
}

int csystem_spawn_in_own_group(posix_spawnattr_t *attributes) {
    short flags = 0;
    int failure = posix_spawnattr_getflags(attributes, &flags);
    if (failure == 0) failure = posix_spawnattr_setpgroup(attributes, 0);
    if (failure == 0)
        failure = posix_spawnattr_setflags(attributes, (short)(flags | POSIX_SPAWN_SETPGROUP));
    return -failure;
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

#ifdef __APPLE__
#include "CSystemLauncher.h"
#include "CSystemMachine.h"
#include "CSystemProcess.h"
#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/event.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/sysctl.h>
#include <time.h>
#include <unistd.h>

const uint64_t csystem_max_rss_unit = 1;
const int csystem_platform_send_flags = 0;
const int csystem_platform_receive_flags = 0;

uint64_t csystem_monotonic_ns(void) { return clock_gettime_nsec_np(CLOCK_UPTIME_RAW); }

int64_t csystem_realtime_us(void) {
    return (int64_t)(clock_gettime_nsec_np(CLOCK_REALTIME) / 1000);
}

// MARK: Descriptors

static void make_private(int descriptor) { fcntl(descriptor, F_SETFD, FD_CLOEXEC); }

int csystem_platform_socket_pair(int ends[2]) {
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0) return -errno;
    for (int index = 0; index < 2; index++) {
        int on = 1;
        make_private(ends[index]);
        setsockopt(ends[index], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
    }
    return 0;
}

int csystem_pipe(int *read_end, int *write_end) {
    int ends[2];
    if (pipe(ends) < 0) return -errno;
    make_private(ends[0]);
    make_private(ends[1]);
    *read_end = ends[0];
    *write_end = ends[1];
    return 0;
}

// macOS enlarges pipes by itself.
void csystem_enlarge_pipe(int end) { (void)end; }

int csystem_anonymous_file(void) {
    char path[] = "/tmp/perfdb-XXXXXX";
    int file = mkostemp(path, O_CLOEXEC);
    if (file < 0) return -errno;
    unlink(path);
    return file;
}

int csystem_exit_descriptor(pid_t child) {
    int queue = kqueue();
    if (queue < 0) return -errno;
    make_private(queue);
    struct kevent change;
    EV_SET(&change, child, EVFILT_PROC, EV_ADD | EV_ONESHOT, NOTE_EXIT, 0, NULL);
    if (kevent(queue, &change, 1, NULL, 0, NULL) == 0) return queue;
    int failure = errno;
    close(queue);
    return -failure;
}

void csystem_platform_close_private_descriptors(int kept) {
    int count = getdtablesize();
    for (int descriptor = 3; descriptor < count; descriptor++) {
        int flags = fcntl(descriptor, F_GETFD);
        if (descriptor != kept && flags >= 0 && (flags & FD_CLOEXEC)) close(descriptor);
    }
}

// MARK: Peak memory

// macOS begins a spawned process's peak anew.

void csystem_platform_give_back_free_memory(void) {}

void csystem_platform_forget_peak(void) {}

void csystem_platform_drop_clean_pages(void) {}

// MARK: Children

// macOS has no such service: descendants outside the child's group go to launchd.

void csystem_platform_adopt_orphans(void) {}

size_t csystem_platform_children(pid_t *children, size_t capacity) {
    (void)children;
    (void)capacity;
    return 0;
}

pid_t csystem_platform_start(
    const char *path, char *const *arguments, char *const *environment, int report) {
    posix_spawnattr_t attributes;
    int failure = posix_spawnattr_init(&attributes);
    if (failure != 0) return -failure;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (report >= 0) posix_spawn_file_actions_adddup2(&actions, report, CSYSTEM_REPORT_CHANNEL);
    csystem_spawn_with_default_signals(&attributes);
    short flags = 0;
    posix_spawnattr_getflags(&attributes, &flags);
    posix_spawnattr_setflags(&attributes, flags | POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t child = 0;
    failure = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure == 0 ? child : -failure;
}

bool csystem_platform_wait(int descriptor, uint64_t timeout_ns) {
    fd_set readable;
    FD_ZERO(&readable);
    if (descriptor >= 0) FD_SET(descriptor, &readable);
    struct timespec time = {
        .tv_sec = (time_t)(timeout_ns / 1000000000), .tv_nsec = (long)(timeout_ns % 1000000000)};
    sigset_t mask;
    sigfillset(&mask);
    sigdelset(&mask, SIGCHLD);
    const struct timespec *limit = timeout_ns == UINT64_MAX ? NULL : &time;
    return pselect(descriptor + 1, &readable, NULL, NULL, limit, &mask) > 0;
}

// MARK: Spawning and the machine

int csystem_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder) {
    return -posix_spawn_file_actions_addchdir_np(actions, folder);
}

int csystem_available_cpus(void) {
    int count = 0;
    size_t size = sizeof count;
    if (sysctlbyname("hw.logicalcpu", &count, &size, NULL, 0) < 0) return -errno;
    return count;
}

#endif

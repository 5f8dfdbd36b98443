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
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/sysctl.h>
#include <sys/wait.h>
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

static bool contains(const int *numbers, size_t count, int number) {
    for (size_t index = 0; index < count; index++)
        if (numbers[index] == number) return true;
    return false;
}

void csystem_platform_close_private_descriptors(const int *kept, size_t kept_count) {
    int count = getdtablesize();
    for (int descriptor = 3; descriptor < count; descriptor++) {
        int flags = fcntl(descriptor, F_GETFD);
        if (contains(kept, kept_count, descriptor)) continue;
        if (flags >= 0 && (flags & FD_CLOEXEC)) close(descriptor);
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

bool csystem_platform_each_child(
    pid_t process, void (*visit)(void *context, pid_t child), void *context) {
    (void)process;
    (void)visit;
    (void)context;
    return false;
}

bool csystem_platform_has_variable(pid_t process, const char *variable) {
    (void)process;
    (void)variable;
    return false;
}

/// Opens what a program is given; 0 or an errno, with the step that failed.
static int open_files(struct start *start, int *folder, int *input) {
    start->step = CSYSTEM_STEP_FOLDER;
    const int flags = O_RDONLY | O_CLOEXEC;
    if (start->folder != NULL) *folder = open(start->folder, flags | O_DIRECTORY);
    if (start->folder != NULL && *folder < 0) return errno;
    start->step = CSYSTEM_STEP_INPUT;
    int base = *folder < 0 ? AT_FDCWD : *folder;
    if (start->input != NULL) *input = openat(base, start->input, flags | O_NOCTTY);
    return start->input != NULL && *input < 0 ? errno : 0;
}

/// Starts the program, suspended where its niceness is still to be set; 0 or an errno.
static int spawn(struct start *start, int folder, int input, pid_t *child) {
    posix_spawnattr_t attributes;
    int failure = posix_spawnattr_init(&attributes);
    if (failure != 0) return failure;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (folder >= 0) posix_spawn_file_actions_addfchdir_np(&actions, folder);
    if (input >= 0) posix_spawn_file_actions_adddup2(&actions, input, 0);
    if (start->output >= 0) posix_spawn_file_actions_adddup2(&actions, start->output, 1);
    if (start->report >= 0)
        posix_spawn_file_actions_adddup2(&actions, start->report, CSYSTEM_REPORT_CHANNEL);
    csystem_spawn_with_default_signals(&attributes);
    short flags = 0;
    posix_spawnattr_getflags(&attributes, &flags);
    flags |= POSIX_SPAWN_SETPGROUP;
    if (start->niceness != 0) flags |= POSIX_SPAWN_START_SUSPENDED;
    posix_spawnattr_setflags(&attributes, flags);
    posix_spawnattr_setpgroup(&attributes, 0);
    failure = posix_spawn(
        child, start->path, &actions, &attributes, start->arguments, start->environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return failure;
}

/// Adds to the niceness of a program that was started suspended, and lets it begin; 0 or an errno.
static int begin_nice(pid_t child, int niceness) {
    int failure = 0;
    if (setpriority(PRIO_PROCESS, (id_t)child, getpriority(PRIO_PROCESS, 0) + niceness) < 0)
        failure = errno;
    kill(child, failure == 0 ? SIGCONT : SIGKILL);
    if (failure != 0) waitpid(child, NULL, 0);
    return failure;
}

pid_t csystem_platform_start(struct start *start) {
    start->step = CSYSTEM_STEP_CPUS;
    // macOS confines no process to CPUs.
    if (start->cpu_bytes > 0) return -ENOTSUP;
    int folder = -1, input = -1;
    pid_t child = 0;
    int failure = open_files(start, &folder, &input);
    if (failure == 0) {
        start->step = CSYSTEM_STEP_PROGRAM;
        failure = spawn(start, folder, input, &child);
    }
    if (folder >= 0) close(folder);
    if (input >= 0) close(input);
    if (failure == 0 && start->niceness != 0) {
        start->step = CSYSTEM_STEP_NICENESS;
        failure = begin_nice(child, start->niceness);
    }
    return failure == 0 ? child : -failure;
}

// MARK: Counters

// macOS has no such events for programs without privileges.

void csystem_platform_open_counters(int *counters, struct csystem_counts *counts) {
    for (uint32_t index = 0; index < CSYSTEM_COUNTERS; index++) counters[index] = -1;
    memset(counts, 0, sizeof *counts);
}

void csystem_platform_read_counters(const int *counters, struct csystem_counts *counts) {
    (void)counters;
    (void)counts;
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

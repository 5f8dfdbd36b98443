#ifdef __linux__
#define _GNU_SOURCE
#include "CSystemLauncher.h"
#include "CSystemMachine.h"
#include "CSystemProcess.h"
#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const uint64_t csystem_max_rss_unit = 1024;
const int csystem_platform_send_flags = MSG_NOSIGNAL;
const int csystem_platform_receive_flags = MSG_CMSG_CLOEXEC;

static uint64_t nanoseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

uint64_t csystem_monotonic_ns(void) { return nanoseconds(CLOCK_MONOTONIC); }

int64_t csystem_realtime_us(void) { return (int64_t)(nanoseconds(CLOCK_REALTIME) / 1000); }

// MARK: Descriptors

int csystem_platform_socket_pair(int ends[2]) {
    return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) < 0 ? -errno : 0;
}

int csystem_pipe(int *read_end, int *write_end) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) return -errno;
    *read_end = ends[0];
    *write_end = ends[1];
    return 0;
}

void csystem_enlarge_pipe(int end) { fcntl(end, F_SETPIPE_SZ, 1 << 20); }

int csystem_anonymous_file(void) {
    int file = memfd_create("perfdb", MFD_CLOEXEC);
    return file < 0 ? -errno : file;
}

int csystem_exit_descriptor(pid_t child) {
    int descriptor = (int)syscall(SYS_pidfd_open, child, 0);
    return descriptor < 0 ? -errno : descriptor;
}

static bool contains(const int *numbers, size_t count, int number) {
    for (size_t index = 0; index < count; index++)
        if (numbers[index] == number) return true;
    return false;
}

void csystem_platform_close_private_descriptors(const int *kept, size_t kept_count) {
    int folder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    // `struct linux_dirent64`: inode 8 bytes, offset 8, length 2, type 1, name.
    _Alignas(8) char entries[4096];
    long count;
    while ((count = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0) {
        uint16_t length;
        for (char *entry = entries; entry < entries + count; entry += length) {
            memcpy(&length, entry + 16, sizeof length);
            int descriptor = atoi(entry + 19);
            if (descriptor <= 2 || descriptor == folder) continue;
            if (contains(kept, kept_count, descriptor)) continue;
            if (fcntl(descriptor, F_GETFD) & FD_CLOEXEC) close(descriptor);
        }
    }
    close(folder);
}

// MARK: Waiting

bool csystem_platform_wait(int descriptor, uint64_t timeout_ns) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    struct timespec time = {
        .tv_sec = (time_t)(timeout_ns / 1000000000), .tv_nsec = (long)(timeout_ns % 1000000000)};
    sigset_t mask;
    sigfillset(&mask);
    sigdelset(&mask, SIGCHLD);
    return ppoll(&entry, 1, timeout_ns == UINT64_MAX ? NULL : &time, &mask) > 0;
}

// MARK: Spawning and the machine

int csystem_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder) {
    return -posix_spawn_file_actions_addchdir_np(actions, folder);
}

int csystem_available_cpus(void) {
    // A machine may have more CPUs than a fixed set holds: the kernel says EINVAL until it fits.
    for (int capacity = 1024; capacity <= 1 << 20; capacity *= 4) {
        cpu_set_t *set = CPU_ALLOC((size_t)capacity);
        if (set == NULL) return -ENOMEM;
        size_t size = CPU_ALLOC_SIZE((size_t)capacity);
        int failure = sched_getaffinity(0, size, set) < 0 ? errno : 0;
        int count = failure == 0 ? CPU_COUNT_S(size, set) : 0;
        CPU_FREE(set);
        if (failure != EINVAL) return failure == 0 ? count : -failure;
    }
    return -EINVAL;
}

#endif

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

void csystem_platform_close_private_descriptors(int kept) {
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
            if (descriptor <= 2 || descriptor == kept || descriptor == folder) continue;
            if (fcntl(descriptor, F_GETFD) & FD_CLOEXEC) close(descriptor);
        }
    }
    close(folder);
}

// MARK: Peak memory

// `execve` counts the peak of the memory that it replaces, and a vfork shares its parent's.
// Source: Linux, fs/exec.c, exec_mmap (setmax_mm_hiwater_rss); proc(5), clear_refs, value 5.

void csystem_platform_give_back_free_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void csystem_platform_forget_peak(void) {
    int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    ssize_t written = write(file, "5", 1);
    (void)written;
    close(file);
}

// Pages of a private mapping that were never written are the file's own; they may be dropped and
// come back when they are touched. Which ones they are, only the page map tells.
// Source: Linux, Documentation/admin-guide/mm/pagemap.rst (bit 61: page of a file, bit 63: present).

enum { page_map_entries = 512 };
static const uint64_t clean_file_page = (UINT64_C(1) << 63) | (UINT64_C(1) << 61);

/// Drops the clean pages between two addresses, run by run.
static void drop_between(int page_map, uintptr_t start, uintptr_t end) {
    uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    uint64_t entries[page_map_entries];
    uintptr_t run = start;
    for (uintptr_t at = start; at < end;) {
        size_t wanted = (end - at) / size;
        if (wanted > page_map_entries) wanted = page_map_entries;
        ssize_t count =
            pread(page_map, entries, wanted * sizeof *entries, (off_t)(at / size * sizeof *entries));
        if (count < (ssize_t)sizeof *entries) return;
        for (size_t index = 0; index < (size_t)count / sizeof *entries; index++, at += size) {
            if ((entries[index] & clean_file_page) == clean_file_page) continue;
            if (at > run) madvise((void *)run, at - run, MADV_DONTNEED);
            run = at + size;
        }
    }
    if (end > run) madvise((void *)run, end - run, MADV_DONTNEED);
}

/// A part of the memory that a file is mapped at.
struct mapping {
    uintptr_t start, end;
};

enum { mappings_capacity = 64 };

/// Keeps a private mapping of a file, told as `55d0-55d8 rw-p 00001000 fd:00 1234 /path`.
static size_t keep_mapping(const char *line, struct mapping *mappings, size_t count) {
    char *rest;
    struct mapping mapping;
    mapping.start = strtoul(line, &rest, 16);
    mapping.end = strtoul(rest + 1, &rest, 16);
    bool is_private = strlen(rest) > 4 && rest[4] == 'p';
    if (is_private && strchr(rest, '/') != NULL && count < mappings_capacity)
        mappings[count++] = mapping;
    return count;
}

/// Finds the private mappings of files, at most `mappings_capacity`.
static size_t find_mappings(struct mapping *mappings) {
    int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char bytes[4096], line[256];
    size_t length = 0, found = 0;
    ssize_t count;
    while ((count = read(file, bytes, sizeof bytes)) > 0) {
        for (ssize_t index = 0; index < count; index++) {
            if (bytes[index] != '\n') {
                if (length < sizeof line - 1) line[length++] = bytes[index];
                continue;
            }
            line[length] = 0;
            found = keep_mapping(line, mappings, found);
            length = 0;
        }
    }
    close(file);
    return found;
}

void csystem_platform_drop_clean_pages(void) {
    struct mapping mappings[mappings_capacity];
    size_t count = find_mappings(mappings);
    int page_map = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    // Nothing but this after they were found: the pages that it touches come back.
    for (size_t index = 0; page_map >= 0 && index < count; index++)
        drop_between(page_map, mappings[index].start, mappings[index].end);
    if (page_map >= 0) close(page_map);
    csystem_platform_forget_peak();
}

// MARK: Children

void csystem_platform_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }

// vfork rather than posix_spawn: glibc's asks for and sets the disposition of each of 64 signals in
// the child and maps a stack for it, which the launcher needs neither of.
pid_t csystem_platform_start(
    const char *path, char *const *arguments, char *const *environment, int report) {
    volatile int failure = 0;
    pid_t child = vfork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        sigprocmask(SIG_SETMASK, &none, NULL);
        if (report >= 0) dup2(report, CSYSTEM_REPORT_CHANNEL);
        execve(path, arguments, environment);
        failure = errno;
        _exit(127);
    }
    if (child < 0) return -errno;
    if (failure == 0) return child;
    waitpid(child, NULL, 0);
    return -failure;
}

bool csystem_platform_wait(int descriptor, uint64_t timeout_ns) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    struct timespec time = {
        .tv_sec = (time_t)(timeout_ns / 1000000000), .tv_nsec = (long)(timeout_ns % 1000000000)};
    sigset_t mask;
    sigfillset(&mask);
    sigdelset(&mask, SIGCHLD);
    return ppoll(&entry, 1, timeout_ns == UINT64_MAX ? NULL : &time, &mask) > 0;
}

// Source: proc(5), /proc/pid/task/tid/children.
size_t csystem_platform_children(pid_t *children, size_t capacity) {
    int file = open("/proc/thread-self/children", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char bytes[4096];
    size_t count = 0;
    pid_t process = 0;
    ssize_t length;
    while ((length = read(file, bytes, sizeof bytes)) > 0) {
        for (ssize_t index = 0; index < length; index++) {
            if (bytes[index] >= '0' && bytes[index] <= '9') {
                process = process * 10 + (bytes[index] - '0');
            } else if (process > 0) {
                if (count < capacity) children[count++] = process;
                process = 0;
            }
        }
    }
    close(file);
    return count;
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

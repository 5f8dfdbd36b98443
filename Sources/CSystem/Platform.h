#ifndef CSYSTEM_PLATFORM_H
#define CSYSTEM_PLATFORM_H

// What the launcher needs of the system and every system does differently: Linux.c, Darwin.c.

#include "CSystemLauncher.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Bytes of one unit of `ru_maxrss`.
extern const uint64_t csystem_max_rss_unit;

/// A connected pair of close-on-exec stream sockets; 0 or -errno.
int csystem_platform_socket_pair(int ends[2]);

/// The flag of `send` that keeps SIGPIPE away, or 0 where the socket itself does.
extern const int csystem_platform_send_flags;

/// The flag of `recvmsg` that makes descriptors close-on-exec, or 0 where there is none.
extern const int csystem_platform_receive_flags;

/// Closes all descriptors above 2 that are close-on-exec, but not those that are kept.
void csystem_platform_close_private_descriptors(const int *kept, size_t count);

/// Makes orphaned descendants children of this process, where the system can.
void csystem_platform_adopt_orphans(void);

/// Gives back the memory that was freed and kept, so that a fork does not inherit it.
void csystem_platform_give_back_free_memory(void);

/// Gives back the clean pages of program files and forgets the peak memory so far, where the system
/// counts a parent's peak into its children's.
void csystem_platform_drop_clean_pages(void);

/// Forgets this process's peak memory so far, as above.
void csystem_platform_forget_peak(void);

/// What a program is started with.
struct start {
    const char *path;
    char **arguments;
    char **environment;
    /// Its CSYSTEM_REPORT_CHANNEL where it is not negative; it is not itself that.
    int report;
    /// Its standard output where it is not negative, above the standard ones.
    int output;
    /// Where it begins, or NULL.
    const char *folder;
    /// The file that is its standard input, or NULL; relative to the folder.
    const char *input;
    /// Added to its niceness; 0: nothing.
    int niceness;
    /// The set of its CPUs, not aligned; only where it has bytes.
    const void *cpus;
    uint32_t cpu_bytes;
    /// Where it could not be started, the one of csystem_step that failed.
    int step;
};

/// Starts a program in its own process group with default signals and an empty mask.
///
/// The caller has no signal ignored and all blocked. Returns the process id or -errno.
pid_t csystem_platform_start(struct start *start);

/// Makes the programs that are started from now on be counted, all together; -1 for what cannot be.
///
/// Notes what is supported and what is counted in user code only, and of what.
void csystem_platform_open_counters(int *counters, struct csystem_counts *counts);

/// Reads and closes the counters.
void csystem_platform_read_counters(const int *counters, struct csystem_counts *counts);

/// Waits until a descriptor (-1: none) is readable, a child changes or the time is over.
///
/// `timeout_ns` UINT64_MAX means for ever. SIGCHLD is unblocked only here. True: readable.
bool csystem_platform_wait(int descriptor, uint64_t timeout_ns);

/// Whether a process, or the one that it was forked from, was started with a variable, given as
/// `NAME=VALUE`; false where the system does not tell.
bool csystem_platform_has_variable(pid_t process, const char *variable);

/// Calls `visit` with each child of a process, 0: this one; false where the system cannot tell.
///
/// Of another process the children of its first thread. While children end, some may be missed.
bool csystem_platform_each_child(
    pid_t process, void (*visit)(void *context, pid_t child), void *context);

#endif

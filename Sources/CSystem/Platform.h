#ifndef CSYSTEM_PLATFORM_H
#define CSYSTEM_PLATFORM_H

// What the launcher needs of the system and every system does differently: Linux.c, Darwin.c.

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

/// Closes all descriptors above 2 that are close-on-exec, but not `kept`.
void csystem_platform_close_private_descriptors(int kept);

/// Makes orphaned descendants children of this process, where the system can.
void csystem_platform_adopt_orphans(void);

/// Gives back the memory that was freed and kept, so that a fork does not inherit it.
void csystem_platform_give_back_free_memory(void);

/// Gives back the clean pages of program files and forgets the peak memory so far, where the system
/// counts a parent's peak into its children's.
void csystem_platform_drop_clean_pages(void);

/// Forgets this process's peak memory so far, as above.
void csystem_platform_forget_peak(void);

/// Starts a program in its own process group with default signals and an empty mask.
///
/// `report`, where it is not negative, is the program's CSYSTEM_REPORT_CHANNEL; it is not itself that.
/// The caller has no signal ignored and all blocked. Returns the process id or -errno.
pid_t csystem_platform_start(
    const char *path, char *const *arguments, char *const *environment, int report);

/// Waits until a descriptor (-1: none) is readable, a child changes or the time is over.
///
/// `timeout_ns` UINT64_MAX means for ever. SIGCHLD is unblocked only here. True: readable.
bool csystem_platform_wait(int descriptor, uint64_t timeout_ns);

/// The processes whose parent is this one, at most `capacity`; 0 where the system cannot tell.
size_t csystem_platform_children(pid_t *children, size_t capacity);

#endif

#ifndef CSYSTEM_PROCESS_H
#define CSYSTEM_PROCESS_H

#include <spawn.h>
#include <stdint.h>
#include <sys/types.h>

/// Nanoseconds of a clock that never jumps and has no meaning by itself.
uint64_t csystem_monotonic_ns(void);

/// Microseconds since 1970, UTC.
int64_t csystem_realtime_us(void);

/// The environment of this process, ended by NULL; valid until it is changed.
char *const *csystem_environment(void);

/// The exit status 0…255 of a status as `waitpid` gives it, or -1 where a signal ended the child.
int csystem_exit_status(int status);

/// The signal that ended a child, or 0.
int csystem_end_signal(int status);

/// Waits for a child's end; its status as `waitpid` gives it and its peak memory. 0 or -errno.
int csystem_wait(pid_t child, int *status, int64_t *max_rss_bytes);

/// Whether a child has ended, which stays to be waited for: 1 or 0, or -errno.
///
/// Where it has, `exit_status` is 0…255, or -1 where `signal` ended it.
int csystem_has_ended(pid_t child, int *exit_status, int *signal);

/// Gives a spawned child a process group of its own; 0 or -errno.
int csystem_spawn_in_own_group(posix_spawnattr_t *attributes);

/// Makes a spawned child begin in `folder`; 0 or -errno.
int csystem_spawn_in_folder(posix_spawn_file_actions_t *actions, const char *folder);

/// Gives a spawned child default signal dispositions and an empty mask; 0 or -errno.
int csystem_spawn_with_default_signals(posix_spawnattr_t *attributes);

/// A close-on-exec pipe; 0 or -errno.
int csystem_pipe(int *read_end, int *write_end);

/// Lets a pipe hold a mebibyte where the system can, so that its writer rarely waits for its reader.
void csystem_enlarge_pipe(int end);

/// A close-on-exec file without a name, empty, for reading and writing; its descriptor or -errno.
int csystem_anonymous_file(void);

/// A close-on-exec file for reading and appending that has lost its name, which was `path` with its six
/// last characters, `XXXXXX`, replaced; its descriptor or -errno.
int csystem_temporary_file(char *path);

/// A close-on-exec descriptor that polls as readable once a child has ended, or -errno.
int csystem_exit_descriptor(pid_t child);

#endif

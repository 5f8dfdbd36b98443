#ifndef CSYSTEM_LAUNCHER_H
#define CSYSTEM_LAUNCHER_H

#include <stdint.h>
#include <sys/types.h>

/// What the recorder asks of the launcher.
enum csystem_message_kind {
    /// Run a program; only while none is running.
    CSYSTEM_MESSAGE_START = 1,
    /// SIGTERM to the running child's group, SIGKILL after its grace.
    CSYSTEM_MESSAGE_TERMINATE = 2,
    /// SIGKILL to the running child's group.
    CSYSTEM_MESSAGE_KILL = 3,
    /// SIGSTOP to the running child's group; its time limit stands still.
    CSYSTEM_MESSAGE_STOP = 4,
    /// SIGCONT to the running child's group.
    CSYSTEM_MESSAGE_CONTINUE = 5,
};

/// One message from the recorder to the launcher, followed by `length` bytes.
///
/// A start is followed by strings, each ended by a zero byte: the executable's path, the arguments
/// and the environment. Every other message has length 0 and is without effect while nothing runs.
struct csystem_message {
    uint32_t kind;
    uint32_t length;
    /// Nanoseconds after which the child is terminated; 0: never.
    uint64_t timeout_ns;
    /// Nanoseconds between SIGTERM and SIGKILL.
    uint64_t grace_ns;
    uint32_t argument_count;
    uint32_t variable_count;
};

/// Why a child ended.
enum csystem_cause {
    /// By itself, or by a signal that someone else sent.
    CSYSTEM_CAUSE_ITSELF = 0,
    /// It ran into its time limit.
    CSYSTEM_CAUSE_TIMEOUT = 1,
    /// It was stopped by a signal, and killed for that.
    CSYSTEM_CAUSE_STOPPED = 2,
    /// The recorder asked for it.
    CSYSTEM_CAUSE_REQUESTED = 3,
};

/// The launcher's only answer: how one start went.
struct csystem_outcome {
    /// 0, or why the program could not be started (then nothing below counts).
    int32_t start_error;
    /// One of csystem_cause.
    int32_t cause;
    /// 0…255, or -1 where a signal ended the child.
    int32_t exit_status;
    /// The signal that ended the child, or 0.
    int32_t signal;
    /// The signal that stopped the child where the cause is CSYSTEM_CAUSE_STOPPED, or 0.
    int32_t stop_signal;
    /// 1 where members of the child's group were left when it ended by itself; they were killed.
    int32_t leftovers;
    /// Microseconds since 1970, UTC.
    int64_t started_at_us;
    /// From right before the spawn until right after the wake-up, monotonic.
    uint64_t wall_ns;
    uint64_t user_ns;
    uint64_t sys_ns;
    /// The largest single process of the child and its descendants that were waited for.
    uint64_t max_rss_bytes;
    uint64_t minor_faults;
    uint64_t major_faults;
    uint64_t blocks_in;
    uint64_t blocks_out;
    uint64_t voluntary_switches;
    uint64_t involuntary_switches;
};

/// Forks the launcher, which lives until the other end of its channel is closed.
///
/// `standard_output` and `standard_error` are what the children get, -1 for /dev/null. The channel is
/// close-on-exec. Returns the launcher's process id or -errno.
pid_t csystem_launcher_fork(int standard_output, int standard_error, int *channel);

/// Writes all bytes to a socket without raising SIGPIPE; 0 or -errno.
int csystem_send(int channel, const void *bytes, size_t count);

/// Reads exactly `count` bytes from a socket; 0, or -errno, -EPIPE at its end.
int csystem_receive(int channel, void *bytes, size_t count);

#endif

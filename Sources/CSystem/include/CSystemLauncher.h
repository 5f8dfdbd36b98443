#ifndef CSYSTEM_LAUNCHER_H
#define CSYSTEM_LAUNCHER_H

#include <stdint.h>
#include <sys/types.h>

// The recorder and the launcher talk over a socket and a board, which is memory that both see.
//
// A RUN message is a batch: programs to be run back to back. The launcher writes how each one ended
// on the board, where the recorder may look at any time, and goes on by itself: nobody wakes the
// recorder up while programs are being measured. The batch is over
// - after its last program,
// - after a program that could not be started, or that ended otherwise than by itself with exit
//   status 0,
// - before a program, other than the first, whose latest start has passed.
// Then the launcher forgets what it has not started, and sends one byte: its only answer. How many
// outcomes are on the board by then is how many programs were started. Only after that byte the
// recorder sends the next batch.
//
// Every other message is a command, and acts on the program that runs when the launcher reads it,
// which is at once. Messages are read in their order, and no batch is sent while one is in progress:
// so a command is always about the batch that was sent before it, and finds nothing to act on where
// that one is over. One that ends a program ends the batch, too.
//
// With a batch come the write ends of pipes, one for each program that has a report channel, in the
// programs' order: each is the descriptor CSYSTEM_REPORT_CHANNEL of its program alone. The recorder
// keeps its own write ends until it was told of the end: the last one's closing would wake it up.
//
// Where the recorder's end of the socket is closed, by whatever end of the recorder, the launcher
// kills the running program, forgets the rest and ends.

/// What the recorder asks of the launcher.
enum csystem_message_kind {
    /// Run programs, one after another; only while no batch is in progress.
    CSYSTEM_MESSAGE_RUN = 1,
    /// SIGTERM to the running child's group, SIGKILL after its grace.
    CSYSTEM_MESSAGE_TERMINATE = 2,
    /// SIGKILL to the running child's group.
    CSYSTEM_MESSAGE_KILL = 3,
    /// SIGSTOP to the running child's group; its time limit stands still.
    CSYSTEM_MESSAGE_STOP = 4,
    /// SIGCONT to the running child's group.
    CSYSTEM_MESSAGE_CONTINUE = 5,
};

/// How large a batch may be.
enum {
    /// Programs; their outcomes fit in one page.
    CSYSTEM_BATCH_CAPACITY = 34,
    /// Bytes of a message with more than one program. They are part of the launcher's memory, below
    /// which no program's peak can be told (Linux).
    CSYSTEM_BATCH_BYTES = 16 * 1024,
};

enum {
    /// The descriptor by which a program reports about itself.
    CSYSTEM_REPORT_CHANNEL = 3,
};

/// One message from the recorder to the launcher, followed by `length` bytes.
///
/// A batch is followed by its programs. Every other message has length 0, no programs, and is
/// without effect while nothing runs.
struct csystem_message {
    uint32_t kind;
    uint32_t length;
    /// How many programs follow, up to CSYSTEM_BATCH_CAPACITY; a batch has at least one.
    uint32_t program_count;
};

/// One program of a batch, followed by `length` bytes.
///
/// They are its strings, each ended by a zero byte: the executable's path, the arguments and the
/// environment. Where an earlier program of the batch has the same ones, there are none.
struct csystem_program {
    uint32_t length;
    /// Where its strings are, its own or the earlier program's: bytes from the message's beginning.
    uint32_t strings;
    uint32_t argument_count;
    uint32_t variable_count;
    /// 1 where one of the batch's descriptors is its report channel, or 0.
    uint32_t has_report_channel;
    /// Nanoseconds after which the child is terminated; 0: never.
    uint64_t timeout_ns;
    /// Nanoseconds between SIGTERM and SIGKILL.
    uint64_t grace_ns;
    /// From this moment of `csystem_monotonic_ns` on it is not started any more; UINT64_MAX: always.
    uint64_t latest_start_ns;
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

/// How one program of a batch went.
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
    /// The end as `csystem_monotonic_ns` counts.
    uint64_t ended_at_ns;
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

/// The outcomes of the newest batch, in order; written by the launcher, read by the recorder.
struct csystem_board;

/// Makes a board that processes forked from now on share; NULL where there is no memory.
struct csystem_board *csystem_board_make(void);

/// Gives back this process's share of the board.
void csystem_board_free(struct csystem_board *board);

/// Removes all outcomes; only while no batch is in progress.
void csystem_board_clear(struct csystem_board *board);

/// Adds an outcome, of at most CSYSTEM_BATCH_CAPACITY.
void csystem_board_add(struct csystem_board *board, const struct csystem_outcome *outcome);

/// How many outcomes there are; those stay as they are until the board is cleared.
uint32_t csystem_board_count(const struct csystem_board *board);

/// One of the outcomes, by its place from 0.
const struct csystem_outcome *csystem_board_outcome(
    const struct csystem_board *board, uint32_t index);

/// Forks the launcher, which lives until the other end of its channel is closed.
///
/// `standard_output` and `standard_error` are what the children get, -1 for /dev/null. The channel is
/// close-on-exec. Returns the launcher's process id or -errno.
pid_t csystem_launcher_fork(
    int standard_output, int standard_error, struct csystem_board *board, int *channel);

/// Writes all bytes to a socket without raising SIGPIPE; 0 or -errno.
int csystem_send(int channel, const void *bytes, size_t count);

/// The same, and hands open descriptors over with the first bytes: at most CSYSTEM_BATCH_CAPACITY.
int csystem_send_with_descriptors(
    int channel, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count);

/// Reads exactly `count` bytes from a socket; 0, or -errno, -EPIPE at its end.
int csystem_receive(int channel, void *bytes, size_t count);

#endif

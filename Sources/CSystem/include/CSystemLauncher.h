#ifndef CSYSTEM_LAUNCHER_H
#define CSYSTEM_LAUNCHER_H

#include <stddef.h>
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
// Before a batch the recorder hands over, by a socket of their own, the write ends of pipes, one for
// each program that has a report channel, in the programs' order: each is the descriptor
// CSYSTEM_REPORT_CHANNEL of its program alone. The launcher takes each off that socket right before
// its program is started: what it held itself, every child would have to close, which is measured. The
// recorder keeps its own write ends until it was told of the end: the last one's closing would wake
// it up.
//
// Where the recorder's end of the socket is closed, by whatever end of the recorder, the launcher
// kills the running program, forgets the rest and ends.

/// What the recorder asks of the launcher.
enum csystem_message_kind {
    /// Run programs, one after another; only while no batch is in progress.
    CSYSTEM_MESSAGE_RUN = 1,
    /// SIGTERM to the running child's group, SIGKILL after its grace. Of several copies, here and
    /// below, to all of their groups.
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
    /// Copies that are started at once, all programs of a batch together that have more than one.
    CSYSTEM_COPIES_CAPACITY = 1024,
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

/// What a program is given beside its words and variables; bits of `csystem_program.flags`.
enum csystem_flag {
    /// The next descriptor handed over is its report channel; only without copies.
    CSYSTEM_FLAG_REPORT = 1,
    /// It begins in a folder of its own.
    CSYSTEM_FLAG_FOLDER = 2,
    /// Its standard input is a file, opened for each start, from that folder where it is relative.
    CSYSTEM_FLAG_INPUT = 4,
    /// Its standard output is the file that captures it, which is told by csystem_streams.
    CSYSTEM_FLAG_CAPTURE = 8,
    /// Its counters are read.
    CSYSTEM_FLAG_COUNTERS = 16,
    /// What it leaves running, where it ends by itself, may go on, now and during later runs. It is
    /// given CSYSTEM_SPARED_VARIABLE, by which its descendants are known wherever they go.
    CSYSTEM_FLAG_SPARES = 32,
};

enum {
    /// The most bytes of padding.
    CSYSTEM_MOST_PADDING = 4096,
};

/// The name of the variable whose length alone matters: as many bytes `x` as there is padding.
#define CSYSTEM_PADDING_VARIABLE "PERFDB_PADDING"

/// The name of the variable that marks what may go on after its run: its value is the launcher's own.
#define CSYSTEM_SPARED_VARIABLE "PERFDB_HOOK"

/// One program of a batch, followed by `length` bytes.
///
/// They are its strings, each ended by a zero byte: the executable's path, the arguments, the
/// environment, the folder and the input, where it has those; and then the set of its CPUs. Where
/// an earlier program of the batch has the same ones, there are none.
struct csystem_program {
    uint32_t length;
    /// Where its strings are, its own or the earlier program's: bytes from the message's beginning.
    uint32_t strings;
    uint32_t argument_count;
    uint32_t variable_count;
    /// Of csystem_flag.
    uint32_t flags;
    /// How many are started at once, each the leader of its own process group.
    uint32_t copies;
    /// Added to the launcher's niceness.
    int32_t niceness;
    /// Bytes of the variable CSYSTEM_PADDING_VARIABLE that it is given besides; 0: it is not given it.
    uint32_t padding;
    /// Bytes of the set of the CPUs that it may run on, as `sched_setaffinity` takes it, a multiple
    /// of 8; 0: those of the launcher.
    uint32_t cpu_bytes;
    /// Nanoseconds after which it is terminated; 0: never.
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

/// The steps of a start, each of which may fail.
enum csystem_step {
    /// The program takes the child's place.
    CSYSTEM_STEP_PROGRAM = 0,
    /// Taking its report channel.
    CSYSTEM_STEP_CHANNEL = 1,
    /// Making a process.
    CSYSTEM_STEP_PROCESS = 2,
    CSYSTEM_STEP_FOLDER = 3,
    CSYSTEM_STEP_INPUT = 4,
    CSYSTEM_STEP_NICENESS = 5,
    /// Confining it to its CPUs; EINVAL where it may not run on one of them.
    CSYSTEM_STEP_CPUS = 6,
};

/// What a program took; where it is several copies, all together.
struct csystem_usage {
    /// From right before the start until right after the wake-up, monotonic.
    uint64_t wall_ns;
    uint64_t user_ns;
    uint64_t sys_ns;
    /// The largest single process of the program and its descendants that were waited for.
    uint64_t max_rss_bytes;
    uint64_t minor_faults;
    uint64_t major_faults;
    uint64_t blocks_in;
    uint64_t blocks_out;
    uint64_t voluntary_switches;
    uint64_t involuntary_switches;
};

/// How one program of a batch went.
struct csystem_outcome {
    /// 0, or why the program could not be started (then nothing below counts but the step).
    int32_t start_error;
    /// 0…255, or -1 where a signal ended the child. Of several copies, as is `signal`, that of the
    /// first by number that did not end with 0.
    int32_t exit_status;
    /// The signal that ended the child, or 0.
    int32_t signal;
    /// The one of csystem_step that failed where there is a start error.
    uint8_t start_step;
    /// One of csystem_cause.
    uint8_t cause;
    /// The signal that stopped a child where the cause is CSYSTEM_CAUSE_STOPPED, or 0.
    uint8_t stop_signal;
    /// 1 where descendants were left when the program ended by itself; they were killed.
    uint8_t leftovers;
    /// Microseconds since 1970, UTC.
    int64_t started_at_us;
    /// The end, of several copies the last one's, as `csystem_monotonic_ns` counts.
    uint64_t ended_at_ns;
    struct csystem_usage usage;
};

/// One of several copies.
struct csystem_copy {
    /// The leader of its group, 0 where it was not started any more; its id means nothing once the
    /// group is gone.
    int32_t process;
    /// 0…255, or -1 where a signal ended it.
    int32_t exit_status;
    /// The signal that ended it, or 0.
    int32_t signal;
    /// 1 once it has ended.
    uint8_t has_ended;
    /// 1 once nobody is left of its process group.
    uint8_t is_group_gone;
    /// From the run's beginning until its own.
    uint64_t start_ns;
    struct csystem_usage usage;
};

/// What can be counted, in the order of `csystem_counts.counters`.
enum {
    CSYSTEM_COUNTERS = 10,
};

/// What one event counted, in the program and all its descendants, until the program's end.
struct csystem_counter {
    uint64_t value;
    /// Nanoseconds for which it was to be counted, and was: less where events take turns.
    uint64_t enabled_ns;
    uint64_t running_ns;
};

/// The counters of one program; only where they were asked for.
struct csystem_counts {
    struct csystem_counter counters[CSYSTEM_COUNTERS];
    /// Bits of those that are supported here, from the first one on.
    uint32_t supported;
    /// Bits of those that were allowed to count user code only.
    uint32_t user_only;
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

/// Where the counters of the program at a place are.
struct csystem_counts *csystem_board_counts(struct csystem_board *board, uint32_t index);

/// Where the copies are: CSYSTEM_COPIES_CAPACITY, those of all programs with more than one in a row.
struct csystem_copy *csystem_board_copies(struct csystem_board *board);

/// Takes the pages of counters and copies out of this process's memory, not off the board.
void csystem_board_put_aside(struct csystem_board *board);

/// Where the children's output goes; -1: to /dev/null.
struct csystem_streams {
    int output;
    int error;
    /// The file that captures standard output where that is asked for, close-on-exec; -1: none.
    int capture;
};

/// Forks the launcher, which lives until the other end of its channel is closed.
///
/// The channel and the socket for descriptors are close-on-exec. Returns the launcher's process id or
/// -errno.
pid_t csystem_launcher_fork(
    struct csystem_streams streams, struct csystem_board *board, int *channel, int *descriptors);

/// Writes all bytes to a socket without raising SIGPIPE; 0 or -errno.
int csystem_send(int channel, const void *bytes, size_t count);

/// Hands an open descriptor over by a socket; 0 or -errno.
int csystem_send_descriptor(int socket, int descriptor);

/// Takes a close-on-exec descriptor off a socket without waiting; -EAGAIN where there is none, -EMFILE
/// where there is no room for it.
int csystem_receive_descriptor(int socket);

/// Reads exactly `count` bytes from a socket; 0, or -errno, -EPIPE at its end.
int csystem_receive(int channel, void *bytes, size_t count);

#endif

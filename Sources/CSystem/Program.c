#define _GNU_SOURCE
#include "Launcher.h"

#include "CSystemProcess.h"
#include "Platform.h"

#include <string.h>
#include <unistd.h>

// MARK: What a program is given

/// The variable that pads the environment; written anew for each length, which is shared by all.
static char padding[sizeof CSYSTEM_PADDING_VARIABLE "=" + CSYSTEM_MOST_PADDING];

/// The variable with as many bytes as asked for, up to CSYSTEM_MOST_PADDING.
static char *padding_variable(uint32_t count) {
    static const char name[] = CSYSTEM_PADDING_VARIABLE "=";
    if (count > CSYSTEM_MOST_PADDING) count = CSYSTEM_MOST_PADDING;
    char *bytes = padding + sizeof name - 1;
    memcpy(padding, name, sizeof name - 1);
    memset(bytes, 'x', count);
    bytes[count] = 0;
    return padding;
}

/// The variable of what may go on; the launcher's number is nobody else's while anyone asks.
static char spared_variable[sizeof CSYSTEM_SPARED_VARIABLE "=" + 16];

const char *launcher_spared_variable(void) {
    if (spared_variable[0] != 0) return spared_variable;
    char *end = stpcpy(spared_variable, CSYSTEM_SPARED_VARIABLE "=");
    char digits[16];
    size_t count = 0;
    for (pid_t rest = getpid(); rest > 0; rest /= 10) digits[count++] = (char)('0' + rest % 10);
    while (count > 0) *end++ = digits[--count];
    *end = 0;
    return spared_variable;
}

/// The string after another one.
static char *after(char *string) { return string + strlen(string) + 1; }

/// Points at the strings of a program, in the order in which they lie.
static void point_at_strings(
    struct launcher *launcher, const struct csystem_program *program, struct start *start) {
    size_t count = (size_t)program->argument_count + program->variable_count + 4;
    if (!region_reserve(&launcher->pointers, count * sizeof(char *), 0)) _exit(1);
    char **pointers = (char **)(void *)launcher->pointers.bytes;
    char *string = launcher->inbox.region.bytes + program->strings;
    start->path = string;
    start->arguments = pointers;
    for (uint32_t index = 0; index < program->argument_count; index++)
        *pointers++ = string = after(string);
    *pointers++ = NULL;
    start->environment = pointers;
    for (uint32_t index = 0; index < program->variable_count; index++)
        *pointers++ = string = after(string);
    if (program->padding > 0) *pointers++ = padding_variable(program->padding);
    if (program->flags & CSYSTEM_FLAG_SPARES) *pointers++ = (char *)launcher_spared_variable();
    *pointers = NULL;
    if (program->flags & CSYSTEM_FLAG_FOLDER) start->folder = string = after(string);
    if (program->flags & CSYSTEM_FLAG_INPUT) start->input = string = after(string);
    if (program->cpu_bytes > 0) start->cpus = after(string);
}

// MARK: One run

/// Where the copies of a run are kept: on the board only where there are several.
static struct csystem_copy *copies_of(struct launcher *launcher, struct run *run, uint32_t count) {
    if (count == 1) return &run->single;
    if (count == 0 || count > CSYSTEM_COPIES_CAPACITY - launcher->used_copies) _exit(1);
    struct csystem_copy *copies = csystem_board_copies(launcher->board) + launcher->used_copies;
    launcher->used_copies += count;
    memset(copies, 0, count * sizeof *copies);
    return copies;
}

/// Starts all copies; one that cannot be started, or stops, is the end of those before, and so are the
/// time limit and the recorder.
static void start_copies(
    struct launcher *launcher, struct run *run, uint32_t count, struct start *start) {
    for (uint32_t index = 0; index < count; index++) {
        struct csystem_copy *copy = &run->copies[index];
        if (index > 0) copy->start_ns = csystem_monotonic_ns() - run->started_at_ns;
        copy->process = csystem_platform_start(start);
        if (copy->process < 0) {
            run->outcome.start_error = -copy->process;
            run->outcome.start_step = (uint8_t)start->step;
            run_kill(run, CSYSTEM_CAUSE_REQUESTED);
            return;
        }
        run->count++;
        if (launcher->spared.count > 0) spared_forget(&launcher->spared, copy->process);
        if (count == 1) return;
        // While others are started, some may end, or stop, which is the end of all.
        launcher_collect(launcher, run);
        if (run->outcome.cause != CSYSTEM_CAUSE_ITSELF || index + 1 == count) return;
        if (inbox_wants_end(&launcher->inbox))
            return run_begin_end(run, CSYSTEM_CAUSE_REQUESTED);
        if (run_time_left(run) == 0) return run_begin_end(run, CSYSTEM_CAUSE_TIMEOUT);
    }
}

/// Starts a program, counts where that is asked for, and waits for its end.
static void measure(
    struct launcher *launcher, struct run *run, const struct csystem_program *program,
    struct start *start) {
    int counters[CSYSTEM_COUNTERS];
    bool counts = (program->flags & CSYSTEM_FLAG_COUNTERS) != 0;
    uint32_t index = csystem_board_count(launcher->board);
    struct csystem_counts *board = counts ? csystem_board_counts(launcher->board, index) : NULL;
    if (counts) csystem_platform_open_counters(counters, board);
    run->outcome.started_at_us = csystem_realtime_us();
    run->started_at_ns = csystem_monotonic_ns();
    if (program->timeout_ns > 0) run->deadline_ns = run->started_at_ns + program->timeout_ns;
    start_copies(launcher, run, program->copies, start);
    // While the program runs, so that the next one does not wait for it.
    if (start->report >= 0) close(start->report);
    launcher_supervise(launcher, run);
    if (counts) csystem_platform_read_counters(counters, board);
}

bool launcher_run_program(struct launcher *launcher, const struct csystem_program *program) {
    struct run run = {
        .deadline_ns = run_never,
        .grace_ns = program->grace_ns,
        .spares = (program->flags & CSYSTEM_FLAG_SPARES) != 0,
    };
    // Its report channel stays where it is, for the next program.
    if (csystem_monotonic_ns() >= program->latest_start_ns) return false;
    if (launcher->spared.count > 0) spared_prune(&launcher->spared);
    bool captures = (program->flags & CSYSTEM_FLAG_CAPTURE) != 0;
    struct start start = {
        .output = captures ? launcher->capture : -1,
        .report = -1,
        .niceness = program->niceness,
        .cpu_bytes = program->cpu_bytes,
    };
    point_at_strings(launcher, program, &start);
    bool has_report = (program->flags & CSYSTEM_FLAG_REPORT) != 0;
    if (has_report) start.report = csystem_receive_descriptor(launcher->reports);
    if (has_report && start.report < 0) {
        run.outcome.start_error = -start.report;
        run.outcome.start_step = CSYSTEM_STEP_CHANNEL;
    } else {
        run.copies = copies_of(launcher, &run, program->copies);
        measure(launcher, &run, program, &start);
        launcher_sweep(launcher, &run);
        run_sum_up(&run);
    }
    csystem_board_add(launcher->board, &run.outcome);
    if (program->copies > 1 || (program->flags & CSYSTEM_FLAG_COUNTERS)) {
        csystem_board_put_aside(launcher->board);
        csystem_platform_forget_peak();
    }
    return run_ended_by_itself(&run) && run.outcome.exit_status == 0;
}

#ifndef CSYSTEM_LAUNCHER_PRIVATE_H
#define CSYSTEM_LAUNCHER_PRIVATE_H

#include "CSystemLauncher.h"
#include "Inbox.h"
#include "Region.h"
#include "Run.h"
#include "Spared.h"

#include <stdbool.h>

// The launcher is forked from a process that may have threads: nothing that it does after the fork
// allocates, locks or calls Swift.

struct launcher {
    struct inbox inbox;
    /// The socket that the programs' report channels come by.
    int reports;
    /// The file that captures standard output, or -1.
    int capture;
    struct csystem_board *board;
    /// How many of the board's copies the batch has used.
    uint32_t used_copies;
    /// The pointers to the arguments, NULL, the environment, NULL.
    struct region pointers;
    struct spared spared;
};

/// Runs the program whose head is at an offset of the batch in progress, and puts it on the board;
/// whether the next one may be started.
bool launcher_run_program(struct launcher *launcher, const struct csystem_program *program);

/// `NAME=VALUE`: the variable of the programs whose descendants may go on, as this launcher gives it.
const char *launcher_spared_variable(void);

/// Takes note of every child that has changed: the run's, and orphans that became children.
void launcher_collect(struct launcher *launcher, struct run *run);

/// Waits until all copies of a run have ended, by themselves or not, and obeys the recorder meanwhile.
void launcher_supervise(struct launcher *launcher, struct run *run);

/// Ends what a run left behind, or spares it where it may go on.
void launcher_sweep(struct launcher *launcher, struct run *run);

#endif

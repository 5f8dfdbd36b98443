#ifndef CSYSTEM_CHANNEL_H
#define CSYSTEM_CHANNEL_H

#include "CSystemLauncher.h"

#include <stddef.h>
#include <sys/types.h>

/// Descriptors that the recorder handed over, in order; -1 for one that could not be kept.
struct descriptors {
    int open[CSYSTEM_BATCH_CAPACITY];
    size_t count;
};

/// Reads what a socket holds, with the flags of `recv`, and adds the descriptors that come with it.
///
/// They are close-on-exec, and none is CSYSTEM_REPORT_CHANNEL. Returns 0 at the end, or -errno.
ssize_t channel_receive(
    int channel, void *bytes, size_t capacity, int flags, struct descriptors *descriptors);

/// Closes the descriptors from the one at `index` on, and forgets all.
void descriptors_close(struct descriptors *descriptors, size_t index);

#endif

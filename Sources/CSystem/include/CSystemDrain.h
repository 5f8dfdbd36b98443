#ifndef CSYSTEM_DRAIN_H
#define CSYSTEM_DRAIN_H

#include <stddef.h>

/// A thread that reads pipes until their ends and discards what it read, so that no writer is blocked.
struct csystem_drain;

/// How many bytes of the second pipe are kept.
enum { CSYSTEM_DRAIN_KEPT = 4096 };

/// Begins to drain the read ends of two pipes, -1 for none, which it closes at their ends.
///
/// NULL where there is no memory or no thread; the pipes are closed then, too.
struct csystem_drain *csystem_drain_start(int discarded, int kept);

/// Copies the last bytes of the second pipe until now, at most CSYSTEM_DRAIN_KEPT; their number.
size_t csystem_drain_last(struct csystem_drain *drain, void *bytes);

/// Ends the thread and closes the pipes.
void csystem_drain_end(struct csystem_drain *drain);

#endif

#ifndef CSYSTEM_SIGNALS_H
#define CSYSTEM_SIGNALS_H

#include <stdbool.h>

/// Starts noting SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT and SIGWINCH instead of obeying them.
///
/// SIGHUP and SIGTSTP stay ignored where they are (`nohup`). Returns a descriptor that polls as
/// readable while a noted signal waits, or -errno; -EBUSY where they are already watched.
int csystem_signals_watch(void);

/// The watched signal that came and was not yet taken, lowest number first, or 0.
int csystem_signals_take(void);

/// Restores the dispositions and the mask from before the watch.
void csystem_signals_restore(void);

/// Stops this process as SIGTSTP does by default; returns after it is continued.
void csystem_stop_self(void);

#endif

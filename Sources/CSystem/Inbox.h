#ifndef CSYSTEM_INBOX_H
#define CSYSTEM_INBOX_H

#include "CSystemLauncher.h"
#include "Region.h"

#include <stdbool.h>
#include <stddef.h>

/// What the recorder sent and the launcher has not done yet.
struct inbox {
    int channel;
    struct region region;
    /// Bytes received and kept.
    size_t filled;
    /// How many of them, at the front, are the batch in progress; 0 where there is none.
    size_t batch;
};

/// Reads more bytes of the channel, with the flags of `recv`; false where the recorder is gone.
///
/// With MSG_DONTWAIT there need not be any.
bool inbox_receive(struct inbox *inbox, int flags);

/// Whether the next message ends a program, or the recorder is gone; neither waits nor receives
/// anything, so that what the inbox holds stays where it is.
bool inbox_wants_end(const struct inbox *inbox);

/// Copies the head of the first message behind the batch in progress; false where none is complete.
bool inbox_next(struct inbox *inbox, struct csystem_message *message);

/// Keeps the message that `inbox_next` gave as the batch in progress.
void inbox_begin_batch(struct inbox *inbox, const struct csystem_message *message);

/// Forgets the batch in progress; true where memory was given back.
bool inbox_end_batch(struct inbox *inbox);

/// Forgets a command that `inbox_next` gave.
void inbox_forget(struct inbox *inbox, const struct csystem_message *message);

#endif

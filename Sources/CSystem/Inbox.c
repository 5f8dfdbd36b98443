#define _GNU_SOURCE
#include "Inbox.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void reserve(struct inbox *inbox, size_t needed) {
    if (!region_reserve(&inbox->region, needed, inbox->filled)) _exit(1);
}

bool inbox_receive(struct inbox *inbox, int flags) {
    // Where there is no room, `recv` could not be told from one at the end.
    reserve(inbox, inbox->filled + 1);
    ssize_t count;
    do {
        count = recv(
            inbox->channel, inbox->region.bytes + inbox->filled,
            inbox->region.capacity - inbox->filled, flags);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return errno == EAGAIN;
    inbox->filled += (size_t)count;
    return count > 0;
}

bool inbox_wants_end(const struct inbox *inbox) {
    struct csystem_message message;
    if (inbox->filled >= inbox->batch + sizeof message) {
        memcpy(&message, inbox->region.bytes + inbox->batch, sizeof message);
    } else {
        ssize_t count;
        do {
            count = recv(inbox->channel, &message, sizeof message, MSG_PEEK | MSG_DONTWAIT);
        } while (count < 0 && errno == EINTR);
        if (count < (ssize_t)sizeof message) return count == 0;
    }
    return message.kind == CSYSTEM_MESSAGE_TERMINATE || message.kind == CSYSTEM_MESSAGE_KILL;
}

bool inbox_next(struct inbox *inbox, struct csystem_message *message) {
    size_t there = inbox->filled - inbox->batch;
    if (there < sizeof *message) return false;
    memcpy(message, inbox->region.bytes + inbox->batch, sizeof *message);
    size_t size = sizeof *message + message->length;
    reserve(inbox, inbox->batch + size);
    return there >= size;
}

/// Removes bytes from the front of what is behind the batch in progress.
static void remove_bytes(struct inbox *inbox, size_t count) {
    inbox->filled -= count;
    char *place = inbox->region.bytes + inbox->batch;
    if (inbox->filled > inbox->batch) memmove(place, place + count, inbox->filled - inbox->batch);
}

void inbox_begin_batch(struct inbox *inbox, const struct csystem_message *message) {
    inbox->batch = sizeof *message + message->length;
}

bool inbox_end_batch(struct inbox *inbox) {
    size_t size = inbox->batch;
    inbox->batch = 0;
    remove_bytes(inbox, size);
    return region_shrink(&inbox->region, inbox->filled);
}

void inbox_forget(struct inbox *inbox, const struct csystem_message *message) {
    remove_bytes(inbox, sizeof *message + message->length);
}

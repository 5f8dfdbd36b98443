#define _GNU_SOURCE
#include "CSystemDrain.h"

#include "CSystemProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// How long a pipe is left alone after it was read: a talkative program would otherwise wake the
/// thread up at each of its lines, beside the measured ones.
static const int pause_ms = 20;

/// A pipe that held less than this does not fill up in the pause.
enum { calm_bytes = 16 * 1024 };

/// More than a pipe holds at once.
enum { unread_bytes = 1024 * 1024 };

enum { stack_bytes = 128 * 1024 };

struct csystem_drain {
    /// The two pipes and, at the end, one that is closed to end the thread.
    struct pollfd pipes[3];
    int end;
    pthread_t thread;
    /// Held while a pipe is read and while it is closed.
    pthread_mutex_t lock;
    size_t count;
    /// The newest bytes of the second pipe, at the front.
    char bytes[CSYSTEM_DRAIN_KEPT];
};

/// Keeps the newest bytes of old and new ones.
static void keep(struct csystem_drain *drain, const char *bytes, size_t count) {
    if (count > sizeof drain->bytes) {
        bytes += count - sizeof drain->bytes;
        count = sizeof drain->bytes;
    }
    size_t room = sizeof drain->bytes - count;
    size_t old = drain->count < room ? drain->count : room;
    memmove(drain->bytes, drain->bytes + drain->count - old, old);
    memcpy(drain->bytes + old, bytes, count);
    drain->count = old + count;
}

/// Reads what a pipe holds, up to `limit`; how much that was, or -1 at its end.
static ssize_t empty(struct csystem_drain *drain, int index, size_t limit) {
    char bytes[16 * 1024];
    size_t total = 0;
    while (total < limit) {
        ssize_t count = read(drain->pipes[index].fd, bytes, sizeof bytes);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) break;
        if (count <= 0) return -1;
        if (index == 1) keep(drain, bytes, (size_t)count);
        total += (size_t)count;
    }
    return (ssize_t)total;
}

/// Reads a pipe that something has happened to, and closes it at its end; how much that was.
static ssize_t attend(struct csystem_drain *drain, int index) {
    pthread_mutex_lock(&drain->lock);
    ssize_t count = empty(drain, index, calm_bytes);
    if (count < 0) {
        close(drain->pipes[index].fd);
        drain->pipes[index].fd = -1;
    }
    pthread_mutex_unlock(&drain->lock);
    return count;
}

static void *run(void *context) {
    struct csystem_drain *drain = context;
    while (poll(drain->pipes, 3, -1) >= 0 || errno == EINTR) {
        if (drain->pipes[2].revents != 0) break;
        ssize_t largest = 0;
        for (int index = 0; index < 2; index++) {
            if (drain->pipes[index].fd < 0 || drain->pipes[index].revents == 0) continue;
            ssize_t count = attend(drain, index);
            if (count > largest) largest = count;
        }
        bool is_calm = largest > 0 && largest < calm_bytes;
        if (is_calm && poll(&drain->pipes[2], 1, pause_ms) > 0) break;
    }
    return NULL;
}

/// Starts the thread with all signals blocked: they are for those that watch them.
static int start_thread(struct csystem_drain *drain) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, stack_bytes);
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failure = pthread_create(&drain->thread, &attributes, run, drain);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return failure;
}

static void close_pipes(struct csystem_drain *drain) {
    for (int index = 0; index < 3; index++)
        if (drain->pipes[index].fd >= 0) close(drain->pipes[index].fd);
    if (drain->end >= 0) close(drain->end);
}

struct csystem_drain *csystem_drain_start(int discarded, int kept) {
    struct csystem_drain *drain = calloc(1, sizeof *drain);
    if (drain == NULL) {
        close(discarded);
        close(kept);
        return NULL;
    }
    int pipes[3] = {discarded, kept, -1};
    drain->end = -1;
    int failure = csystem_pipe(&pipes[2], &drain->end);
    for (int index = 0; index < 3; index++) {
        drain->pipes[index] = (struct pollfd){.fd = pipes[index], .events = POLLIN};
        if (pipes[index] >= 0) fcntl(pipes[index], F_SETFL, O_NONBLOCK);
    }
    pthread_mutex_init(&drain->lock, NULL);
    if (failure == 0 && start_thread(drain) == 0) return drain;
    close_pipes(drain);
    pthread_mutex_destroy(&drain->lock);
    free(drain);
    return NULL;
}

size_t csystem_drain_last(struct csystem_drain *drain, void *bytes) {
    pthread_mutex_lock(&drain->lock);
    if (drain->pipes[1].fd >= 0) empty(drain, 1, unread_bytes);
    size_t count = drain->count;
    memcpy(bytes, drain->bytes, count);
    pthread_mutex_unlock(&drain->lock);
    return count;
}

void csystem_drain_end(struct csystem_drain *drain) {
    close(drain->end);
    drain->end = -1;
    pthread_join(drain->thread, NULL);
    close_pipes(drain);
    pthread_mutex_destroy(&drain->lock);
    free(drain);
}

#define _GNU_SOURCE
#include "CSystemLauncher.h"
#include "Platform.h"

#include <errno.h>
#include <sys/socket.h>

int csystem_send(int channel, const void *bytes, size_t count) {
    const char *next = bytes;
    while (count > 0) {
        ssize_t sent = send(channel, next, count, csystem_platform_send_flags);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) return -errno;
        next += sent;
        count -= (size_t)sent;
    }
    return 0;
}

int csystem_receive(int channel, void *bytes, size_t count) {
    char *next = bytes;
    while (count > 0) {
        ssize_t received = recv(channel, next, count, 0);
        if (received < 0 && errno == EINTR) continue;
        if (received < 0) return -errno;
        if (received == 0) return -EPIPE;
        next += received;
        count -= (size_t)received;
    }
    return 0;
}

#define _GNU_SOURCE
#include "Channel.h"

#include "CSystemLauncher.h"
#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/// Room for the descriptors of one message.
union control {
    struct cmsghdr head;
    char bytes[CMSG_SPACE(CSYSTEM_BATCH_CAPACITY * sizeof(int))];
};

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

int csystem_send_with_descriptors(
    int channel, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count) {
    if (descriptor_count == 0) return csystem_send(channel, bytes, count);
    union control control;
    memset(&control, 0, sizeof control);
    struct iovec part = {.iov_base = (void *)(uintptr_t)bytes, .iov_len = count};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes};
    size_t size = descriptor_count * sizeof *descriptors;
    message.msg_controllen = CMSG_SPACE(size);
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(head), descriptors, size);
    ssize_t sent;
    do {
        sent = sendmsg(channel, &message, csystem_platform_send_flags);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0) return -errno;
    return csystem_send(channel, (const char *)bytes + sent, count - (size_t)sent);
}

/// Makes a received descriptor close-on-exec, and another one than those of the programs.
static int keep_descriptor(int descriptor) {
    if (csystem_platform_receive_flags == 0) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    if (descriptor != CSYSTEM_REPORT_CHANNEL) return descriptor;
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, CSYSTEM_REPORT_CHANNEL + 1);
    close(descriptor);
    return moved;
}

ssize_t channel_receive(
    int channel, void *bytes, size_t capacity, int flags, struct descriptors *descriptors) {
    union control control;
    struct iovec part = {.iov_base = bytes, .iov_len = capacity};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    ssize_t count;
    do {
        count = recvmsg(channel, &message, flags | csystem_platform_receive_flags);
    } while (count < 0 && errno == EINTR);
    if (count < 0) return -errno;
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (head == NULL || head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
        return count;
    size_t received = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (size_t index = 0; index < received; index++) {
        int descriptor;
        memcpy(&descriptor, CMSG_DATA(head) + index * sizeof descriptor, sizeof descriptor);
        if (descriptors->count < CSYSTEM_BATCH_CAPACITY)
            descriptors->open[descriptors->count++] = keep_descriptor(descriptor);
        else close(descriptor);
    }
    return count;
}

void descriptors_close(struct descriptors *descriptors, size_t index) {
    for (; index < descriptors->count; index++)
        if (descriptors->open[index] >= 0) close(descriptors->open[index]);
    descriptors->count = 0;
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

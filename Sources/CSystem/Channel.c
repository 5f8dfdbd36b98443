#define _GNU_SOURCE
#include "CSystemLauncher.h"
#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
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

/// Room for the one descriptor of a message.
union control {
    struct cmsghdr head;
    char bytes[CMSG_SPACE(sizeof(int))];
};

int csystem_send_descriptor(int socket, int descriptor) {
    union control control;
    memset(&control, 0, sizeof control);
    struct iovec part = {.iov_base = "", .iov_len = 1};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof descriptor);
    memcpy(CMSG_DATA(head), &descriptor, sizeof descriptor);
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, csystem_platform_send_flags);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : 0;
}

int csystem_receive_descriptor(int socket) {
    union control control;
    char byte;
    struct iovec part = {.iov_base = &byte, .iov_len = 1};
    struct msghdr message = {
        .msg_iov = &part,
        .msg_iovlen = 1,
        .msg_control = control.bytes,
        .msg_controllen = sizeof control.bytes,
    };
    ssize_t count;
    do {
        count = recvmsg(socket, &message, MSG_DONTWAIT | csystem_platform_receive_flags);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return -EAGAIN;
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (head == NULL || head->cmsg_type != SCM_RIGHTS) return -EMFILE;
    int descriptor;
    memcpy(&descriptor, CMSG_DATA(head), sizeof descriptor);
    if (csystem_platform_receive_flags == 0) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
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

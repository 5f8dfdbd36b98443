#ifndef CSYSTEM_MACHINE_H
#define CSYSTEM_MACHINE_H

#include <stdbool.h>
#include <stddef.h>

/// How many CPUs this process may run on by its affinity, at least 1, or -errno.
int csystem_available_cpus(void);

/// The size of a terminal in characters; false where the descriptor is none or has no size.
bool csystem_terminal_size(int descriptor, int *columns, int *rows);

/// The facts that `uname` tells.
enum csystem_uname_field {
    CSYSTEM_UNAME_SYSTEM = 0,
    CSYSTEM_UNAME_HOST = 1,
    CSYSTEM_UNAME_RELEASE = 2,
    CSYSTEM_UNAME_MACHINE = 3,
};

/// Copies one fact of `uname` as a zero-terminated string, cut to `capacity`; 0 or -errno.
int csystem_uname(enum csystem_uname_field field, char *text, size_t capacity);

#endif

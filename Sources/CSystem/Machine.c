#define _GNU_SOURCE
#include "CSystemMachine.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>

bool csystem_terminal_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) < 0 || size.ws_col == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

int csystem_uname(enum csystem_uname_field field, char *text, size_t capacity) {
    struct utsname facts;
    if (uname(&facts) < 0) return -errno;
    const char *fields[] = {facts.sysname, facts.nodename, facts.release, facts.machine};
    if (capacity == 0) return 0;
    strncpy(text, fields[field], capacity - 1);
    text[capacity - 1] = 0;
    return 0;
}

#define _GNU_SOURCE
#include "Spared.h"

#include "Platform.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

/// How many numbers are kept; who comes after them is not spared.
enum { capacity = 8192 };

static pid_t *numbers(const struct spared *spared) {
    return (pid_t *)(void *)spared->region.bytes;
}

static bool has(const struct spared *spared, pid_t number) {
    for (size_t index = 0; index < spared->count; index++)
        if (numbers(spared)[index] == number) return true;
    return false;
}

bool spared_contains(const struct spared *spared, pid_t process) {
    if (spared->count == 0) return false;
    return has(spared, process) || has(spared, getpgid(process)) || has(spared, getsid(process));
}

static void add(void *context, pid_t number) {
    struct spared *spared = context;
    if (spared->count == capacity || has(spared, number)) return;
    if (!region_reserve(&spared->region, capacity * sizeof(pid_t), 0)) return;
    numbers(spared)[spared->count++] = number;
}

void spared_add(struct spared *spared, pid_t process) { add(spared, process); }

/// Whether there is a process or, of a negative number, a group, whoever may send it signals.
static bool exists(pid_t number) { return kill(number, 0) == 0 || errno == EPERM; }

void spared_add_group(struct spared *spared, pid_t group) {
    if (exists(-group)) add(spared, group);
}

void spared_add_children(struct spared *spared, bool deeply) {
    csystem_platform_each_child(0, add, spared);
    // Grows meanwhile, by the children of each.
    for (size_t index = 0; deeply && index < spared->count; index++)
        csystem_platform_each_child(numbers(spared)[index], add, spared);
}

void spared_prune(struct spared *spared) {
    size_t kept = 0;
    for (size_t index = 0; index < spared->count; index++) {
        pid_t number = numbers(spared)[index];
        if (!exists(number) && !exists(-number)) continue;
        numbers(spared)[kept++] = number;
    }
    spared->count = kept;
}

void spared_forget(struct spared *spared, pid_t process) {
    for (size_t index = 0; index < spared->count; index++) {
        if (numbers(spared)[index] != process) continue;
        numbers(spared)[index] = numbers(spared)[--spared->count];
        return;
    }
}

#ifndef CSYSTEM_SPARED_H
#define CSYSTEM_SPARED_H

#include "Region.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// The processes that may go on after the run that they belong to, and so what they start later.
///
/// Each number is a process, and the group and the session that it once led: who is orphaned later is
/// known by them, whoever was its parent.
struct spared {
    struct region region;
    size_t count;
};

/// Whether a process is spared, or in the group or session of one.
bool spared_contains(const struct spared *spared, pid_t process);

/// Adds a process.
void spared_add(struct spared *spared, pid_t process);

/// Adds a group, where it has any member.
void spared_add_group(struct spared *spared, pid_t group);

/// Adds all children of this process and, where `deeply`, all their descendants.
void spared_add_children(struct spared *spared, bool deeply);

/// Forgets the numbers that are nobody's any more, before they are given to others.
void spared_prune(struct spared *spared);

/// Forgets a number, which is a new process's now.
void spared_forget(struct spared *spared, pid_t process);

#endif

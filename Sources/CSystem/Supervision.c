#define _GNU_SOURCE
#include "Launcher.h"

#include "CSystemProcess.h"
#include "Platform.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// How long the end of killed processes is waited for before they are left to themselves.
static const uint64_t sweep_limit_ns = 1000000000;

/// How often processes are looked at whose end nobody tells.
static const uint64_t look_ns = 10000000;

// MARK: The children's ends

void launcher_collect(struct launcher *launcher, struct run *run) {
    (void)launcher;
    uint64_t now = csystem_monotonic_ns();
    uint32_t ended_before = run->ended_count;
    for (;;) {
        int status;
        struct rusage usage;
        pid_t process = wait4(-1, &status, WNOHANG | WUNTRACED, &usage);
        if (process <= 0) {
            run->anyone_left = process == 0;
            break;
        }
        struct csystem_copy *copy = run_copy(run, process);
        if (copy == NULL) continue;
        if (WIFSTOPPED(status)) run_note_stop(run, WSTOPSIG(status));
        else run_note_end(run, copy, status, &usage, now);
    }
    // Only now: the dead of a group count as its members until they are waited for.
    if (run->ended_count > ended_before) run_end_groups(run);
}

// MARK: What a run leaves behind

/// What the children of this process are asked.
struct look {
    struct spared *spared;
    /// Whether the run may leave nothing itself, so that who has the variable is an earlier one's.
    bool heeds_variable;
    bool found_any;
};

/// Whether a process may go on after an earlier run, because that started it or an ancestor of it.
static bool may_go_on(const struct look *look, pid_t process) {
    if (look->spared->count == 0) return false;
    if (spared_contains(look->spared, process)) return true;
    // It may have left the group and the session before anyone knew of it.
    if (!look->heeds_variable) return false;
    if (!csystem_platform_has_variable(process, launcher_spared_variable())) return false;
    spared_add(look->spared, process);
    return true;
}

/// Kills a child that no earlier run was allowed to leave.
static void kill_descendant(void *context, pid_t process) {
    struct look *look = context;
    if (may_go_on(look, process)) return;
    if (kill(process, SIGKILL) == 0) look->found_any = true;
}

/// Lets the rest of the groups end in what is left of their grace, where the run was terminated.
static void wait_for_groups(struct launcher *launcher, struct run *run) {
    while (run->is_ending && run->anyone_left && run_signal_groups(run, 0)) {
        uint64_t left = run_time_left(run);
        if (left == 0 || left == run_never) return;
        // Only children tell their end; the others are looked for.
        csystem_platform_wait(-1, left < look_ns ? left : look_ns);
        launcher_collect(launcher, run);
    }
}

/// Kills the groups and all other descendants that may not go on, until nobody is left.
///
/// One whose parent is killed becomes a child of this process, and is killed in its turn: so does one
/// that was started by another's last act.
static void kill_what_is_left(struct launcher *launcher, struct run *run) {
    uint64_t limit = csystem_monotonic_ns() + sweep_limit_ns;
    while (run->anyone_left) {
        struct look look = {.spared = &launcher->spared, .heeds_variable = !run->spares};
        look.found_any = run_signal_groups(run, SIGKILL);
        bool can_tell = csystem_platform_each_child(0, kill_descendant, &look);
        if (look.found_any && run_ended_by_itself(run)) run->outcome.leftovers = 1;
        // Children that come and go may be missed: where nobody is spared, there must be one.
        if (!look.found_any && (launcher->spared.count > 0 || !can_tell)) break;
        uint64_t now = csystem_monotonic_ns();
        if (now >= limit) break;
        uint64_t left = limit - now;
        csystem_platform_wait(-1, look.found_any || left < look_ns ? left : look_ns);
        launcher_collect(launcher, run);
    }
}

void launcher_sweep(struct launcher *launcher, struct run *run) {
    if (!run->anyone_left) return;
    bool spares = run->spares && run_ended_by_itself(run);
    if (!spares) {
        wait_for_groups(launcher, run);
        kill_what_is_left(launcher, run);
    } else {
        for (uint32_t index = 0; index < run->count; index++)
            spared_add_group(&launcher->spared, run->copies[index].process);
    }
    // Also those that cannot be killed: no later run is blamed for them.
    if (run->anyone_left) spared_add_children(&launcher->spared, spares);
}

// MARK: One run

/// Ends the running program and the launcher itself, because the recorder is gone.
static void end_with_recorder(struct launcher *launcher, struct run *run) {
    run_kill(run, CSYSTEM_CAUSE_REQUESTED);
    run->anyone_left = true;
    launcher_sweep(launcher, run);
    _exit(0);
}

void launcher_supervise(struct launcher *launcher, struct run *run) {
    struct inbox *inbox = &launcher->inbox;
    struct csystem_message message;
    while (!run_has_ended(run)) {
        while (inbox_next(inbox, &message)) {
            run_obey(run, message.kind);
            inbox_forget(inbox, &message);
        }
        bool is_readable = csystem_platform_wait(inbox->channel, run_time_left(run));
        if (is_readable && !inbox_receive(inbox, MSG_DONTWAIT)) end_with_recorder(launcher, run);
        launcher_collect(launcher, run);
        if (run_has_ended(run) || run_time_left(run) > 0) continue;
        if (run->is_ending) run_kill(run, CSYSTEM_CAUSE_TIMEOUT);
        else run_begin_end(run, CSYSTEM_CAUSE_TIMEOUT);
    }
}

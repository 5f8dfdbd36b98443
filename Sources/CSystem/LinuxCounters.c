#ifdef __linux__
#define _GNU_SOURCE
#include "Platform.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// The launcher counts itself, without being counted: what it starts inherits the events, and they
// begin with the program that takes the child's place. What descendants counted is added when they
// end, before their parent is told.
// Source: perf_event_open(2), inherit and enable_on_exec.

struct event {
    uint32_t type;
    uint64_t config;
    /// Whether it says anything where only user code is looked at.
    bool counts_user;
};

/// In the order of CSYSTEM_COUNTERS.
static const struct event events[CSYSTEM_COUNTERS] = {
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_INSTRUCTIONS, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_BRANCH_MISSES, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_REFERENCES, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CACHE_MISSES, true},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK, true},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_PAGE_FAULTS, true},
    // The kernel does these: in user code alone there are none.
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CONTEXT_SWITCHES, false},
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_CPU_MIGRATIONS, false},
};

// Where a process and its parent have the same events, the kernel exchanges them instead of the
// counts when it switches between the two. The launcher's own would go to the first program it
// starts, and end with it: what is started afterwards would not be counted. One event of each kind
// that is not inherited, and never counts, makes them differ.
// Source: Linux, kernel/events/core.c, perf_event_context_sched_out, inherited_all.

/// One for the kernel's own events and one for the CPU's; until Linux 6.1 they are kept apart.
enum { anchors_count = 2 };
static const struct event anchors[anchors_count] = {
    {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_DUMMY, true},
    {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES, true},
};

/// What is open besides the counters that are told, while a run is counted.
static int open_anchors[anchors_count];

static int open_event(const struct event *event, bool user_only, bool is_inherited) {
    struct perf_event_attr attributes;
    memset(&attributes, 0, sizeof attributes);
    attributes.size = sizeof attributes;
    attributes.type = event->type;
    attributes.config = event->config;
    attributes.read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
    attributes.disabled = 1;
    attributes.inherit = is_inherited;
    attributes.enable_on_exec = is_inherited;
    attributes.exclude_kernel = user_only;
    attributes.exclude_hv = user_only;
    return (int)syscall(SYS_perf_event_open, &attributes, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

void csystem_platform_open_counters(int *counters, struct csystem_counts *counts) {
    memset(counts, 0, sizeof *counts);
    for (int index = 0; index < anchors_count; index++)
        open_anchors[index] = open_event(&anchors[index], true, false);
    for (uint32_t index = 0; index < CSYSTEM_COUNTERS; index++) {
        counters[index] = open_event(&events[index], false, true);
        // What perf_event_paranoid forbids: the kernel's share.
        bool is_forbidden = counters[index] < 0 && (errno == EACCES || errno == EPERM);
        if (is_forbidden && events[index].counts_user) {
            counters[index] = open_event(&events[index], true, true);
            // CPU time is counted in the kernel, too, whatever was asked for.
            bool is_clock = events[index].config == PERF_COUNT_SW_TASK_CLOCK
                && events[index].type == PERF_TYPE_SOFTWARE;
            if (counters[index] >= 0 && !is_clock) counts->user_only |= UINT32_C(1) << index;
        }
    }
}

void csystem_platform_read_counters(const int *counters, struct csystem_counts *counts) {
    for (uint32_t index = 0; index < CSYSTEM_COUNTERS; index++) {
        if (counters[index] < 0) continue;
        struct csystem_counter *counter = &counts->counters[index];
        bool is_read = read(counters[index], counter, sizeof *counter) == sizeof *counter;
        // One that never had its turn says nothing.
        if (is_read && counter->running_ns > 0) counts->supported |= UINT32_C(1) << index;
        close(counters[index]);
    }
    for (int index = 0; index < anchors_count; index++)
        if (open_anchors[index] >= 0) close(open_anchors[index]);
}

#endif

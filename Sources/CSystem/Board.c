#define _GNU_SOURCE
#include "CSystemLauncher.h"

#include <stdatomic.h>
#include <stddef.h>
#include <sys/mman.h>

enum { page_size = 4096 };

struct csystem_board {
    /// Released after the outcome that it counts is there.
    _Atomic uint32_t count;
    struct csystem_outcome outcomes[CSYSTEM_BATCH_CAPACITY];
    /// From here on only what is asked for is ever touched.
    _Alignas(page_size) struct csystem_counts counts[CSYSTEM_BATCH_CAPACITY];
    _Alignas(page_size) struct csystem_copy copies[CSYSTEM_COPIES_CAPACITY];
};

_Static_assert(
    offsetof(struct csystem_board, counts) == page_size, "the launcher's memory is to stay small");

struct csystem_board *csystem_board_make(void) {
    void *board = mmap(
        NULL, sizeof(struct csystem_board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1,
        0);
    return board == MAP_FAILED ? NULL : board;
}

void csystem_board_free(struct csystem_board *board) { munmap(board, sizeof *board); }

void csystem_board_clear(struct csystem_board *board) {
    atomic_store_explicit(&board->count, 0, memory_order_relaxed);
}

void csystem_board_add(struct csystem_board *board, const struct csystem_outcome *outcome) {
    uint32_t count = atomic_load_explicit(&board->count, memory_order_relaxed);
    board->outcomes[count] = *outcome;
    atomic_store_explicit(&board->count, count + 1, memory_order_release);
}

uint32_t csystem_board_count(const struct csystem_board *board) {
    return atomic_load_explicit(&board->count, memory_order_acquire);
}

const struct csystem_outcome *csystem_board_outcome(
    const struct csystem_board *board, uint32_t index) {
    return &board->outcomes[index];
}

struct csystem_counts *csystem_board_counts(struct csystem_board *board, uint32_t index) {
    return &board->counts[index];
}

struct csystem_copy *csystem_board_copies(struct csystem_board *board) { return board->copies; }

// The mapping is shared: its content stays, and comes back when it is touched. Where pages are
// larger than 4 KiB, the call fails for an odd beginning, and only memory is kept.
void csystem_board_put_aside(struct csystem_board *board) {
    madvise(board->counts, sizeof *board - offsetof(struct csystem_board, counts), MADV_DONTNEED);
}

#define _GNU_SOURCE
#include "Region.h"

#include <string.h>
#include <sys/mman.h>

/// Bytes that the messages of ordinary commands fit in.
static const size_t initial_capacity = 64 * 1024;

static bool resize(struct region *region, size_t capacity, size_t used) {
    char *bytes =
        mmap(NULL, capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED) return false;
    if (used > 0) memcpy(bytes, region->bytes, used);
    if (region->bytes != NULL) munmap(region->bytes, region->capacity);
    region->bytes = bytes;
    region->capacity = capacity;
    return true;
}

bool region_reserve(struct region *region, size_t needed, size_t used) {
    if (needed <= region->capacity) return true;
    size_t capacity = initial_capacity;
    while (capacity < needed) capacity *= 2;
    return resize(region, capacity, used);
}

bool region_shrink(struct region *region, size_t used) {
    if (region->capacity <= initial_capacity || used > initial_capacity) return false;
    return resize(region, initial_capacity, used);
}

#ifndef CSYSTEM_REGION_H
#define CSYSTEM_REGION_H

#include <stdbool.h>
#include <stddef.h>

/// Memory of the launcher's own: straight from the system, so that it may be used after a fork and
/// given back at once.
struct region {
    char *bytes;
    size_t capacity;
};

/// Makes room for `needed` bytes and keeps the first `used`; false where there is no memory.
bool region_reserve(struct region *region, size_t needed, size_t used);

/// Gives back what is above the initial capacity and keeps the first `used` bytes, which fit there.
/// True where something was given back.
bool region_shrink(struct region *region, size_t used);

#endif

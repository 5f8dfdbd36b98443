#ifdef __linux__
#define _GNU_SOURCE
#include "Platform.h"

#include <fcntl.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// `execve` counts the peak of the memory that it replaces, and a vfork shares its parent's.
// Source: Linux, fs/exec.c, exec_mmap (setmax_mm_hiwater_rss); proc(5), clear_refs, value 5.

void csystem_platform_give_back_free_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void csystem_platform_forget_peak(void) {
    int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    ssize_t written = write(file, "5", 1);
    (void)written;
    close(file);
}

// Pages of a private mapping that were never written are the file's own; they may be dropped and
// come back when they are touched. Which ones they are, only the page map tells.
// Source: Linux, Documentation/admin-guide/mm/pagemap.rst (bit 61: page of a file, bit 63: present).

enum { page_map_entries = 512 };
static const uint64_t clean_file_page = (UINT64_C(1) << 63) | (UINT64_C(1) << 61);

/// Drops the clean pages between two addresses, run by run.
static void drop_between(int page_map, uintptr_t start, uintptr_t end) {
    uintptr_t size = (uintptr_t)sysconf(_SC_PAGESIZE);
    uint64_t entries[page_map_entries];
    uintptr_t run = start;
    for (uintptr_t at = start; at < end;) {
        size_t wanted = (end - at) / size;
        if (wanted > page_map_entries) wanted = page_map_entries;
        ssize_t count =
            pread(page_map, entries, wanted * sizeof *entries, (off_t)(at / size * sizeof *entries));
        if (count < (ssize_t)sizeof *entries) return;
        for (size_t index = 0; index < (size_t)count / sizeof *entries; index++, at += size) {
            if ((entries[index] & clean_file_page) == clean_file_page) continue;
            if (at > run) madvise((void *)run, at - run, MADV_DONTNEED);
            run = at + size;
        }
    }
    if (end > run) madvise((void *)run, end - run, MADV_DONTNEED);
}

/// A part of the memory that a file is mapped at.
struct mapping {
    uintptr_t start, end;
};

enum { mappings_capacity = 64 };

/// Keeps a private mapping of a file, told as `55d0-55d8 rw-p 00001000 fd:00 1234 /path`.
static size_t keep_mapping(const char *line, struct mapping *mappings, size_t count) {
    char *rest;
    struct mapping mapping;
    mapping.start = strtoul(line, &rest, 16);
    mapping.end = strtoul(rest + 1, &rest, 16);
    bool is_private = strlen(rest) > 4 && rest[4] == 'p';
    if (is_private && strchr(rest, '/') != NULL && count < mappings_capacity)
        mappings[count++] = mapping;
    return count;
}

/// Finds the private mappings of files, at most `mappings_capacity`.
static size_t find_mappings(struct mapping *mappings) {
    int file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    char bytes[4096], line[256];
    size_t length = 0, found = 0;
    ssize_t count;
    while ((count = read(file, bytes, sizeof bytes)) > 0) {
        for (ssize_t index = 0; index < count; index++) {
            if (bytes[index] != '\n') {
                if (length < sizeof line - 1) line[length++] = bytes[index];
                continue;
            }
            line[length] = 0;
            found = keep_mapping(line, mappings, found);
            length = 0;
        }
    }
    close(file);
    return found;
}

void csystem_platform_drop_clean_pages(void) {
    struct mapping mappings[mappings_capacity];
    size_t count = find_mappings(mappings);
    int page_map = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    // Nothing but this after they were found: the pages that it touches come back.
    for (size_t index = 0; page_map >= 0 && index < count; index++)
        drop_between(page_map, mappings[index].start, mappings[index].end);
    if (page_map >= 0) close(page_map);
    csystem_platform_forget_peak();
}

#endif

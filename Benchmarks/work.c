/* work burn MILLISECONDS: spends that much CPU time. work loop MILLIONS: makes that many additions.
   work memory MIB: touches that much memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

int main(int count, char **words) {
    if (count != 3) return 2;
    long amount = atol(words[2]);
    if (strcmp(words[1], "burn") == 0) {
        volatile unsigned long sum = 0;
        while (cpu_milliseconds() < amount)
            for (int i = 0; i < 10000; i++) sum += i;
        return 0;
    }
    if (strcmp(words[1], "loop") == 0) {
        volatile unsigned long sum = 0;
        for (long i = 0; i < amount * 1000000; i++) sum += i;
        return 0;
    }
    if (strcmp(words[1], "memory") == 0) {
        size_t size = (size_t)amount << 20;
        char *bytes = malloc(size);
        if (!bytes) return 1;
        memset(bytes, 1, size);
        return bytes[size - 1] - 1;
    }
    return 2;
}

// spawn-loop COUNT PROGRAM: starts a program COUNT times and waits for each; nothing else.
// The floor that every recorder is compared with.
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

extern char **environ;

int main(int count, char **words) {
    if (count != 3) return fprintf(stderr, "use: spawn-loop COUNT PROGRAM\n"), 2;
    for (int left = atoi(words[1]); left > 0; left--) {
        pid_t child;
        int status;
        struct rusage usage;
        if (posix_spawn(&child, words[2], NULL, NULL, words + 2, environ) != 0) return 1;
        if (wait4(child, &status, 0, &usage) != child) return 1;
    }
    return 0;
}

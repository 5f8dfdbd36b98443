#ifdef __linux__
#define _GNU_SOURCE
#include "Platform.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

void csystem_platform_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1); }

// MARK: Starting

/// The most bytes of a set of CPUs: those of 8192, as many as the kernel can be built for (x86).
enum { most_cpu_bytes = 1024 };

/// Confines this process to its CPUs; 0 or an errno.
///
/// The kernel leaves out those that it may not run on, without saying so.
static int confine(const struct start *start) {
    unsigned char allowed[most_cpu_bytes] = {0};
    if (start->cpu_bytes > sizeof allowed) return EINVAL;
    if (syscall(SYS_sched_setaffinity, 0, start->cpu_bytes, start->cpus) < 0) return errno;
    if (syscall(SYS_sched_getaffinity, 0, sizeof allowed, allowed) < 0) return errno;
    return memcmp(allowed, start->cpus, start->cpu_bytes) == 0 ? 0 : EINVAL;
}

/// Makes a file the standard input; 0 or an errno.
static int read_from(const char *path) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) return errno;
    return dup2(file, 0) < 0 ? errno : 0;
}

/// Adds to the niceness of this process; 0 or an errno.
static int add_niceness(int niceness) {
    errno = 0;
    return nice(niceness) == -1 ? errno : 0;
}

/// What the child does; only where it fails it comes back, with an errno.
static int become(struct start *start) {
    int failure = 0;
    if (start->output >= 0) dup2(start->output, 1);
    if (start->report >= 0) dup2(start->report, CSYSTEM_REPORT_CHANNEL);
    start->step = CSYSTEM_STEP_FOLDER;
    if (start->folder != NULL && chdir(start->folder) < 0) return errno;
    start->step = CSYSTEM_STEP_INPUT;
    if (start->input != NULL) failure = read_from(start->input);
    if (failure != 0) return failure;
    start->step = CSYSTEM_STEP_NICENESS;
    if (start->niceness != 0) failure = add_niceness(start->niceness);
    if (failure != 0) return failure;
    start->step = CSYSTEM_STEP_CPUS;
    if (start->cpu_bytes > 0) failure = confine(start);
    if (failure != 0) return failure;
    start->step = CSYSTEM_STEP_PROGRAM;
    execve(start->path, start->arguments, start->environment);
    return errno;
}

// vfork rather than posix_spawn: glibc's asks for and sets the disposition of each of 64 signals in
// the child and maps a stack for it, which the launcher needs neither of.
pid_t csystem_platform_start(struct start *start) {
    volatile int failure = 0;
    pid_t child = vfork();
    if (child == 0) {
        sigset_t none;
        sigemptyset(&none);
        setpgid(0, 0);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        sigprocmask(SIG_SETMASK, &none, NULL);
        failure = become(start);
        _exit(127);
    }
    if (child < 0) {
        start->step = CSYSTEM_STEP_PROCESS;
        return -errno;
    }
    if (failure == 0) return child;
    waitpid(child, NULL, 0);
    return -failure;
}

// MARK: Children

/// Writes a process id in digits; the end of the text, which is not ended.
static char *write_number(char *text, pid_t number) {
    char digits[16];
    size_t count = 0;
    for (pid_t rest = number; rest > 0; rest /= 10) digits[count++] = (char)('0' + rest % 10);
    while (count > 0) *text++ = digits[--count];
    return text;
}

/// Opens the list of the children of a process, 0: this one.
// Source: proc(5), /proc/pid/task/tid/children.
static int open_children(pid_t process) {
    char path[64] = "/proc/thread-self/children";
    if (process > 0) {
        char *end = write_number(stpcpy(path, "/proc/"), process);
        end = write_number(stpcpy(end, "/task/"), process);
        stpcpy(end, "/children");
    }
    return open(path, O_RDONLY | O_CLOEXEC);
}

// Source: proc(5), /proc/pid/environ: strings, each ended by a zero byte.
bool csystem_platform_has_variable(pid_t process, const char *variable) {
    char path[64];
    stpcpy(write_number(stpcpy(path, "/proc/"), process), "/environ");
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    char bytes[4096];
    // How much of the variable the string at hand begins with; -1 where it differs.
    ssize_t matched = 0, count;
    const ssize_t length = (ssize_t)strlen(variable);
    bool found = false;
    while (!found && (count = read(file, bytes, sizeof bytes)) > 0) {
        for (ssize_t index = 0; index < count && !found; index++) {
            if (bytes[index] == 0) {
                found = matched == length;
                matched = 0;
            } else if (matched >= 0) {
                matched = bytes[index] == variable[matched] ? matched + 1 : -1;
            }
        }
    }
    close(file);
    return found;
}

bool csystem_platform_each_child(
    pid_t process, void (*visit)(void *context, pid_t child), void *context) {
    int file = open_children(process);
    if (file < 0) return false;
    char bytes[4096];
    pid_t child = 0;
    ssize_t length;
    while ((length = read(file, bytes, sizeof bytes)) > 0) {
        for (ssize_t index = 0; index < length; index++) {
            if (bytes[index] >= '0' && bytes[index] <= '9') {
                child = child * 10 + (bytes[index] - '0');
            } else if (child > 0) {
                visit(context, child);
                child = 0;
            }
        }
    }
    close(file);
    return true;
}

#endif

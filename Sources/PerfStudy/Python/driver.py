"""The study's eleven workloads in Python: one file, the standard library, Python 3.7 or later.

    python driver.py NAME --strategy serial|threads|processes [--workers N] [--passes N]
        [--caching none|cached] [--mechanism list|queue|pipe] [--parameter NAME=VALUE ...]
        [--scale F] [--server HOST:PORT] [--format json]

What it has to say goes to the report channel, the descriptor that PERFDB_CHANNEL names, in lines of
JSON after the work; `--format json` prints a summary. A failure is one sentence and exit status 1.
All times are nanoseconds of the monotonic clock, which all processes of a system share.
"""

# What only one workload or only the main process needs is imported there: a spawned worker runs
# these lines again, and should not pay for it.
import json
import math
import os
import signal
import sys
import threading
import time

now = time.monotonic_ns


class Failure(Exception):
    """Why a run failed, as a sentence."""


# --- The report channel -----------------------------------------------------------------------


class Channel:
    """Gathers lines and writes them at once; only the main process may write."""

    def __init__(self):
        self.lines = []
        self.descriptor = None
        word = os.environ.get("PERFDB_CHANNEL", "")
        if word.isdigit():
            try:
                os.set_inheritable(int(word), False)
                self.descriptor = int(word)
            except OSError:
                pass  # Named, but not open: there is nobody to tell.

    def tell(self, **line):
        self.lines.append(json.dumps(line))

    def write(self):
        data = "".join(line + "\n" for line in self.lines).encode()
        self.lines = []
        try:
            while data and self.descriptor is not None:
                data = data[os.write(self.descriptor, data) :]
        except OSError:
            self.descriptor = None  # The reader is gone; the work is not worse for it.

    def close(self):
        """Gives the descriptor up, in a forked worker."""
        if self.descriptor is not None:
            os.close(self.descriptor)
            self.descriptor = None


CHANNEL = None


# --- What is known of a worker ----------------------------------------------------------------


def own_memory():
    """The peak of this process's own resident memory and its proportional share, in bytes.

    Linux counts the peak of the process that spawned it into ru_maxrss; VmHWM is its own. The share
    is None where the system has no smaps_rollup.
    """
    peak = field("/proc/self/status", b"VmHWM:")
    if peak is None:
        import resource

        unit = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return peak, field("/proc/self/smaps_rollup", b"Pss:")


def field(path, name):
    """The number of kB behind a name in a file of /proc, in bytes; None where it is not there."""
    try:
        with open(path, "rb") as file:
            for line in file:
                if line.startswith(name):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return None


class Report:
    """What one worker did and when.

    begun: the worker runs code of its own; received: it has its arguments, or what it waited for;
    computed: its work is done; handing: from when on it only handed its result over (None: at the
    end). values: what its items gave.
    """

    def __init__(self, worker, begun):
        self.worker = worker
        self.begun = self.received = self.computed = begun
        self.handing = None
        self.tasks = []
        self.values = []
        self.done = 0
        self.memory = None
        self.error = None

    def work(self, workload, part, shared):
        """Does all items of a part, and stamps each."""
        for item in part:
            start = now()
            done, value = workload.do(item, shared, self)
            self.tasks.append((workload.label(item), start, now()))
            self.done += done
            self.values.append(value)
        self.computed = self.handing or now()


class Result:
    """What a strategy gives back: the workers' reports and the borders of its phases.

    Phases are what the main process saw; they follow one another without a gap and add up to the
    region. `borders` are pairs of a phase and the time at which it ended.
    """

    def __init__(self, began):
        self.began = began
        self.ended = began
        self.borders = []
        self.reports = []

    def border(self, phase, at):
        """Ends a phase; one that was over before the one ahead of it ended took no time."""
        last = self.borders[-1][1] if self.borders else self.began
        self.borders.append((phase, max(last, at)))

    def finish(self, collected, ended):
        """Divides the time by what all workers reported.

        start: until the last worker has begun; argument-transfer: until the last one has its
        arguments; compute: until the last one is done; result-transfer: until the main process has
        all results; join: until all workers have ended. What a worker does while others are still
        being started is none of the main process's phases; the tasks show it.
        """
        self.ended = ended
        if self.reports:
            self.border("start", max(report.begun for report in self.reports))
            self.border("argument-transfer", max(report.received for report in self.reports))
            self.border("compute", max(report.computed for report in self.reports))
        self.border("result-transfer", collected)
        self.border("join", ended)

    def phases(self):
        """Nanoseconds by phase, in order.

        Start and transfer are what they cost: the time in which nobody computes because of them. A
        worker that begins late because others keep the CPUs or the lock busy costs nothing.
        """
        computing = union((report.received, report.computed) for report in self.reports)
        sums = {}
        last = self.began
        overlaps = 0
        for phase, at in self.borders:
            overlap = 0
            if phase in ("start", "argument-transfer"):
                overlap = sum(max(0, min(to, at) - max(since, last)) for since, to in computing)
            sums[phase] = sums.get(phase, 0) + at - last - overlap
            overlaps += overlap
            last = at
        if overlaps:
            sums["compute"] = sums.get("compute", 0) + overlaps
        return sums


def union(spans):
    """The spans as spans that do not overlap, in order."""
    result = []
    for since, to in sorted(spans):
        if result and since <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], to))
        else:
            result.append((since, to))
    return result


# --- Serial and threads -----------------------------------------------------------------------


def slices(items, workers):
    """Every item once: worker w has items[w * n // workers : (w + 1) * n // workers]."""
    n = len(items)
    return [items[w * n // workers : (w + 1) * n // workers] for w in range(workers)]


def run_serial(workload, items, options):
    """A plain loop."""
    shared = workload.share("serial", None, 1)
    result = Result(now())
    report = Report(1, result.began)
    report.work(workload, items, shared)
    result.reports = [report]
    result.ended = now()
    result.border("compute", result.ended)
    workload.collect(shared, result.reports)
    return result


def run_threads(workload, items, options):
    """One threading.Thread per worker with its slice."""
    shared = workload.share("threads", None, options.workers)
    parts = slices(items, options.workers)
    reports = [None] * options.workers
    failures = []
    over = threading.Semaphore(0)

    def body(worker):
        report = Report(worker + 1, now())
        try:
            report.work(workload, parts[worker], shared)
            reports[worker] = report
        except Exception as error:
            failures.append(sentence(error))
            workload.give_up(shared, worker + 1)
        finally:
            over.release()

    threads = [
        threading.Thread(target=body, args=(worker,), daemon=True)
        for worker in range(options.workers)
    ]
    result = Result(now())
    for thread in threads:
        thread.start()
    try:
        workload.feed(shared, options.workers)
    except (EOFError, OSError) as error:
        raise Failure(failures[0] if failures else full(error))
    for _ in threads:
        over.acquire()
        if failures:
            raise Failure(failures[0])  # The others end with this process.
    for thread in threads:
        thread.join()
    ended = now()
    result.reports = reports
    # Threads share their memory: their results are where the main thread reads them.
    result.finish(max(report.computed for report in reports), ended)
    workload.collect(shared, reports)
    return result


# --- Processes --------------------------------------------------------------------------------

PICKLED = []


class Mark:
    """Notes when it was pickled, and, as a copy in another process, when it was unpickled."""

    unpickled_at = None

    def __reduce__(self):
        PICKLED.append(now())
        return unpickled_mark, ()


def unpickled_mark():
    mark = Mark()
    mark.unpickled_at = now()
    return mark


def multiprocessing_context(options):
    """multiprocessing with the start method that was asked for: fork on Linux, else the default."""
    try:
        import multiprocessing
        import multiprocessing.connection  # noqa: F401
    except ImportError as error:
        raise Failure("This Python has no multiprocessing: %s." % error)
    start = options.parameters.get("start")
    methods = multiprocessing.get_all_start_methods()
    if start is None:
        start = "fork" if sys.platform.startswith("linux") else methods[0]
    if start not in methods:
        raise Failure(
            'This Python has no start method "%s", only %s.' % (start, ", ".join(methods))
        )
    return multiprocessing.get_context(start)


def worker_begun(first=None):
    """When this worker process began to run code of its own, as early as it can know it.

    A spawned one: when it had imported this file, right before its arguments arrive. One from the
    fork server: when they began to arrive. A forked one: now. Settling in is part of the start.
    """
    settle_worker()
    if IMPORTED_BY == os.getpid():
        return IMPORTED_AT
    return now() if first is None or first.unpickled_at is None else first.unpickled_at


def settle_worker():
    """Makes a worker process die with its parent, and lets only the parent use the channel."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if CHANNEL is not None:
        CHANNEL.close()
    import multiprocessing

    if hasattr(multiprocessing, "parent_process"):
        wait = multiprocessing.parent_process().join
    else:
        wait = wait_for_parent
    threading.Thread(target=follow, args=(wait,), daemon=True).start()


def wait_for_parent():
    """Python 3.7 has no better way; what has lost its parent belongs to process 1."""
    import multiprocessing

    orphan = 1 if multiprocessing.current_process()._parent_pid != 1 else None
    parent = os.getppid()
    while os.getppid() == parent != orphan:
        time.sleep(0.5)


def follow(wait):
    wait()
    os._exit(1)


def process_body(first, workload, worker, part, shared, writer, last):
    """A worker process: its part of the work, then its report through a pipe of its own."""
    report = Report(worker, worker_begun(first))
    report.received = now()
    try:
        report.work(workload, part, shared)
    except Exception as error:
        report.error = sentence(error)
    report.memory = own_memory()
    writer.send(report)
    writer.close()


def run_processes(workload, items, options):
    """One multiprocessing.Process per worker; its slice is pickled to it unless it is forked."""
    context = multiprocessing_context(options)
    try:
        shared = workload.share("processes", context, options.workers)
    except (ImportError, OSError, NotImplementedError) as error:
        raise Failure("This Python cannot make semaphores for processes: %s." % full(error))
    parts = slices(items, options.workers)
    crew = Crew(workload, shared)
    result = Result(now())
    try:
        for worker in range(options.workers):
            crew.start(context, worker + 1, parts[worker])
        feeder = threading.Thread(target=crew.feed, args=(options.workers,), daemon=True)
        feeder.start()
        collected, ended = crew.gather()
        feeder.join()
        result.reports = crew.reports()
        crew.separate_arguments(result)
        result.finish(collected, max(ended, collected))
        workload.collect(shared, result.reports, crew.values())
    finally:
        crew.end()
    return result


class Drain(threading.Thread):
    """Empties a queue while it is filled, in a thread of its own: a worker that is killed in the
    middle of a value leaves the reader of the queue waiting for ever."""

    end = "end of the queue"

    def __init__(self, queue):
        super().__init__(daemon=True)
        self.queue = queue
        self.values = []
        self.last_at = 0
        self.start()

    def run(self):
        while True:
            value = self.queue.get()
            if value == self.end:
                return
            self.values.append(value)
            self.last_at = now()

    def finish(self):
        """Takes what is left, when all who put something have ended."""
        self.queue.put(self.end)
        self.join()


class Crew:
    """Worker processes, from their start to their end."""

    def __init__(self, workload, shared):
        self.workload = workload
        self.shared = shared
        self.processes = []
        self.readers = []
        self.starts = []
        self.told = {}
        self.drain = None
        self.fault = None

    def start(self, context, worker, part):
        reader, writer = context.Pipe(False)
        process = context.Process(
            target=process_body,
            args=(Mark(), self.workload, worker, part, self.shared, writer, Mark()),
            daemon=True,
        )
        del PICKLED[:]
        self.processes.append(process)
        self.readers.append(reader)
        process.start()
        self.starts.append((PICKLED[:2], now()))
        writer.close()  # So that the pipe ends when the worker does.

    def separate_arguments(self, result):
        """Tells starting a worker from handing its arguments over, while the others wait.

        `Process.start` of a worker that is not forked pickles its arguments first, starts it, and
        then writes them to a pipe, which takes until the worker has read most of them. Pickling,
        and writing once the worker has begun, are argument transfer; the rest is start.
        """
        for index, (pickled, returned) in enumerate(self.starts):
            if len(pickled) == 2:
                result.border("start", pickled[0])
                result.border("argument-transfer", pickled[1])
                result.border("start", min(returned, self.told[index].begun))
                result.border("argument-transfer", returned)
            else:
                result.border("start", returned)

    def feed(self, workers):
        """Hands to the workers what they wait for; where that fails, they would wait for ever."""
        try:
            self.workload.feed(self.shared, workers)
        except Exception as error:
            self.fault = sentence(error)
            for process in self.processes:
                process.kill()

    def gather(self):
        """Takes reports and queued values as they come, until all workers have ended well.

        - Returns: when everything was there, and when the last worker had ended.
        """
        from multiprocessing.connection import wait

        queue = self.workload.queue(self.shared)
        if queue is not None:
            self.drain = Drain(queue)
        collected = now()
        running = list(range(len(self.processes)))
        while running:
            untold = [self.readers[index] for index in running if index not in self.told]
            wait(untold + [self.processes[index].sentinel for index in running])
            for index in list(running):
                process = self.processes[index]
                has_ended = process.exitcode is not None  # Asked first: then all it told is there.
                if index not in self.told and (self.readers[index].poll() or has_ended):
                    self.take(index)
                    collected = now()
                if has_ended:
                    process.join()
                    running.remove(index)
                    if process.exitcode != 0:
                        self.fail("Worker %d %s." % (index + 1, ending(process.exitcode)))
        ended = now()
        if self.drain is not None:
            self.drain.finish()
            collected = max(collected, self.drain.last_at)
        return collected, ended

    def take(self, index):
        try:
            report = self.readers[index].recv()
        except (EOFError, OSError):
            process = self.processes[index]
            process.join(5)
            self.fail("Worker %d %s before it was done." % (index + 1, ending(process.exitcode)))
        if report.error is not None:
            raise Failure(report.error)
        self.told[index] = report

    def fail(self, text):
        """Fails with what made the workers end, where that is known."""
        raise Failure(self.fault or text)

    def reports(self):
        return [self.told[index] for index in range(len(self.processes))]

    def values(self):
        """What came through the queue; None where there is none."""
        return None if self.drain is None else self.drain.values

    def end(self):
        """Leaves no worker behind."""
        started = [process for process in self.processes if process.pid is not None]
        for process in started:
            if process.exitcode is None:
                process.kill()
        for process in started:
            process.join(5)


def ending(exitcode):
    """How a process ended, from multiprocessing's exit code."""
    if exitcode is None:
        return "closed its pipe"
    if exitcode >= 0:
        return "ended with status %d" % exitcode
    try:
        return "was ended by signal %d (%s)" % (-exitcode, signal.Signals(-exitcode).name)
    except ValueError:
        return "was ended by signal %d" % -exitcode


# --- Pools ------------------------------------------------------------------------------------

POOL = threading.local()


def begin_in_pool():
    """The first thing that a thread or process of a pool does."""
    POOL.begun = now()


def begin_in_process_pool():
    POOL.begun = worker_begun()


def do_in_pool(workload, item, shared):
    """One item, as a report of its own."""
    report = Report((os.getpid(), threading.get_ident()), POOL.begun)
    report.received = now()
    report.work(workload, [item], shared)
    return report


def do_in_process_pool(workload, item, shared):
    report = do_in_pool(workload, item, shared)
    report.memory = own_memory()
    return report


def merged(reports):
    """The reports of items as reports of workers, numbered as they began."""
    by_worker = {}
    for item in sorted(reports, key=lambda report: report.received):
        report = by_worker.get(item.worker)
        if report is None:
            by_worker[item.worker] = item
            continue
        report.computed = max(report.computed, item.computed)
        report.tasks += item.tasks
        report.values += item.values
        report.done += item.done
        if item.memory is not None:
            share = max(report.memory[1] or 0, item.memory[1] or 0)
            report.memory = max(report.memory[0], item.memory[0]), share or None
    workers = sorted(by_worker.values(), key=lambda report: report.begun)
    for number, report in enumerate(workers):
        report.worker = number + 1
    return workers


def run_executor(workload, items, options, make, task, shared):
    """A pool of concurrent.futures: its start, its work and its end are what is timed.

    A pool can wait for ever for a worker that was killed (CPython 3.11), so look at them, and leave
    a broken one alone.
    """
    from concurrent.futures.process import BrokenProcessPool

    result = Result(now())
    pool = make()
    processes = []
    try:
        futures = [pool.submit(task, workload, item, shared) for item in items]
        processes = list((getattr(pool, "_processes", None) or {}).values())
        reports = [waited_for(future, processes) for future in futures]
        collected = now()
        end_pool(pool.shutdown, processes)
    except BaseException as error:
        abandon(pool, processes)
        if isinstance(error, BrokenProcessPool):
            raise Failure("A worker of the pool ended before it was done.")
        raise
    ended = now()
    result.reports = merged(reports)
    result.finish(collected, ended)
    workload.collect(shared, result.reports)
    return result


def waited_for(future, processes):
    """What a future gives, as long as all workers live."""
    from concurrent.futures import TimeoutError as NotYet

    while True:
        try:
            return future.result(0.2)
        except NotYet:
            fail_where_ended(processes)


def run_thread_pool(workload, items, options):
    from concurrent.futures import ThreadPoolExecutor

    shared = workload.share("threads", None, options.workers)

    def make():
        return ThreadPoolExecutor(options.workers, initializer=begin_in_pool)

    return run_executor(workload, items, options, make, do_in_pool, shared)


def run_process_pool(workload, items, options):
    context = multiprocessing_context(options)

    def make():
        try:
            from concurrent.futures import ProcessPoolExecutor

            return ProcessPoolExecutor(options.workers, context, begin_in_process_pool)
        except (ImportError, OSError, NotImplementedError) as error:
            raise Failure("This Python cannot make semaphores for processes: %s." % full(error))

    shared = workload.share("processes", context, options.workers)
    return run_executor(workload, items, options, make, do_in_process_pool, shared)


def run_multiprocessing_pool(workload, items, options):
    """multiprocessing.Pool, which waits for ever for a worker that was killed: look at them."""
    context = multiprocessing_context(options)
    result = Result(now())
    try:
        pool = context.Pool(options.workers, begin_in_process_pool)
    except (ImportError, OSError, NotImplementedError) as error:
        raise Failure("This Python cannot make semaphores for processes: %s." % full(error))
    try:
        processes = list(pool._pool)  # It replaces those that end; these are the first ones.
        tasks = [(workload, item, None) for item in items]
        pending = pool.starmap_async(do_in_process_pool, tasks, 1)
        while not pending.ready():
            pending.wait(0.2)
            fail_where_ended(processes + list(pool._pool), options.workers)
        reports = pending.get()
        collected = now()
        pool.close()
        end_pool(pool.join, processes)
    except BaseException:
        abandon(pool, processes)
        raise
    result.reports = merged(reports)
    result.finish(collected, now())
    return result


BROKEN = []


def abandon(pool, processes):
    """Kills the workers of a pool; the pool is kept, for its own end waits for locks they held."""
    BROKEN.append(pool)
    for process in processes:
        if process.exitcode is None:
            process.kill()


def fail_where_ended(processes, first=math.inf):
    """Fails where a worker has ended, or is a substitute: those have numbers beyond the first."""
    for process in processes:
        if process.exitcode is not None:
            raise Failure("A worker of the pool %s." % ending(process.exitcode))
        if int(process.name.rpartition("-")[2]) > first:
            raise Failure("A worker of the pool ended before it was done.")


def end_pool(end, processes):
    """Ends a pool as it is meant to; it may hang where a worker has died, so look at them."""
    ender = threading.Thread(target=end, daemon=True)
    ender.start()
    while ender.is_alive():
        ender.join(0.2)
        for process in processes:
            if process.exitcode not in (None, 0):
                raise Failure("A worker of the pool %s." % ending(process.exitcode))


# --- The workloads ----------------------------------------------------------------------------


def scaled(number, scale, least=1):
    """A size at a scale, rounded down, at least `least`."""
    return max(least, int(number * scale))


class Workload:
    """What is measured; subclasses say how. Instances are pickled to workers and hold no items."""

    parameters = ("start", "pool")
    strategies = ("serial", "threads", "processes")
    cachings = ("none",)
    takes_passes = False
    is_pooled = False
    has_region = True

    def __init__(self, options):
        self.scale = options.scale
        self.strategy = options.strategy

    def items(self, workers):
        """Makes the input: a phase of its own, never part of the region."""
        raise NotImplementedError

    def asked(self, items):
        """How many items there are to do."""
        return len(items)

    def label(self, item):
        return "item-%d" % item

    def share(self, strategy, context, workers):
        """What all workers use together."""
        return None

    def queue(self, shared):
        """The multiprocessing queue that has to be drained while it is filled."""
        return None

    def do(self, item, shared, report):
        """Does an item; gives how many that makes and its value."""
        raise NotImplementedError

    def feed(self, shared, workers):
        """Hands to running workers what they wait for."""

    def give_up(self, shared, worker):
        """Lets nobody wait for a worker thread that failed."""

    def collect(self, shared, reports, values=None):
        """Takes what the workers left in what they share; `values` came through a queue."""

    def check(self, reports):
        """The answer as text, equal for every strategy and runtime; fails where it is wrong."""
        raise NotImplementedError

    def metrics(self):
        return []

    def close(self):
        """Removes what it made."""


class Divisors(Workload):
    """Every number below n that divides n = 25,600,000, by trying; a pass is a whole loop over a
    worker's slice. Cached: each found divisor goes to a list or a queue; else it is thrown away."""

    cachings = ("none", "cached")
    takes_passes = True

    def __init__(self, options):
        super().__init__(options)
        self.n = scaled(25600000, self.scale, 2)
        self.passes = options.passes
        self.caching = options.caching
        known = {"serial": ["list"], "threads": ["list", "queue"], "processes": ["queue"]}
        known = known[self.strategy]
        self.mechanism = options.mechanism or known[0]
        self.kept = None
        if self.mechanism not in known:
            raise Failure(
                'The mechanisms of divisors with %s are %s, not "%s".'
                % (self.strategy, ", ".join(known), self.mechanism)
            )

    def items(self, workers):
        numbers = self.n - 1
        return [
            list(range(1 + w * numbers // workers, 1 + (w + 1) * numbers // workers))
            for w in range(workers)
        ]

    def asked(self, items):
        return (self.n - 1) * self.passes

    def label(self, item):
        return "numbers-from-%d" % item[0] if item else "numbers"

    def share(self, strategy, context, workers):
        if self.caching == "none":
            return None
        if self.mechanism == "list":
            return []
        if strategy == "processes":
            return context.Queue()
        import queue

        return queue.Queue()

    def queue(self, shared):
        return shared if self.strategy == "processes" else None

    def do(self, item, shared, report):
        if shared is None:
            return self.count(item)
        return self.keep(item, shared.append if self.mechanism == "list" else shared.put)

    def count(self, item):
        n = self.n
        found = 0
        for _ in range(self.passes):
            for number in item:
                if n % number == 0:
                    found += 1
        return len(item) * self.passes, found

    def keep(self, item, keep):
        n = self.n
        found = 0
        for _ in range(self.passes):
            for number in item:
                if n % number == 0:
                    keep(number)
                    found += 1
        return len(item) * self.passes, found

    def collect(self, shared, reports, values=None):
        if values is not None or shared is None:
            self.kept = values
        elif self.mechanism == "list":
            self.kept = shared
        else:
            self.kept = [shared.get() for _ in range(shared.qsize())]

    def expected(self):
        """The divisors below n by looking up to its root only."""
        small = [d for d in range(1, int(self.n ** 0.5) + 2) if self.n % d == 0]
        return sorted(set(small + [self.n // d for d in small]) - {self.n})

    def check(self, reports):
        wanted = self.expected()
        found = sum(value for report in reports for value in report.values)
        if found != len(wanted) * self.passes:
            raise Failure(
                "%d divisors were found instead of %d." % (found, len(wanted) * self.passes)
            )
        if self.kept is not None and sorted(self.kept) != sorted(wanted * self.passes):
            raise Failure("The cached divisors are not those of %d." % self.n)
        return str(found)


class Fetching(Workload):
    """What fetches items from the local server, every answer's status and length checked."""

    size = 50000
    count = 64

    def __init__(self, options):
        super().__init__(options)
        address = options.server or os.environ.get("PERFDB_SERVICE")
        if not address:
            raise Failure(
                "There is no server to fetch from: give --server HOST:PORT or PERFDB_SERVICE."
            )
        self.address = address
        self.bytes = scaled(self.size, self.scale, 1000)
        self.latency = scaled(100, self.scale, 10)
        self.folder = None

    def items(self, workers):
        import tempfile

        self.folder = tempfile.mkdtemp(prefix="perfdb-study-")
        return list(range(1, self.count + 1))

    def fetch(self, item):
        import http.client

        path = "/item/%d?bytes=%d&latency_ms=%d" % (item, self.bytes, self.latency)
        connection = http.client.HTTPConnection(self.address, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except http.client.IncompleteRead as error:
            raise Failure(
                "The server sent %d of %d bytes of item %d."
                % (len(error.partial), self.bytes, item)
            )
        except (OSError, http.client.HTTPException) as error:
            raise Failure("Item %d could not be fetched: %s." % (item, full(error)))
        finally:
            connection.close()
        if answer.status != 200:
            raise Failure("The server answered %d for item %d." % (answer.status, item))
        if len(body) != self.bytes:
            raise Failure(
                "The server sent %d of %d bytes of item %d." % (len(body), self.bytes, item)
            )
        return body

    def save(self, item, body):
        path = os.path.join(self.folder, "item-%d" % item)
        with open(path, "wb") as file:
            file.write(body)

    def check(self, reports):
        total = sum(value for report in reports for value in report.values)
        if total != self.bytes * self.count:
            raise Failure(
                "%d bytes were fetched instead of %d." % (total, self.bytes * self.count)
            )
        return str(total)

    def close(self):
        if self.folder is not None:
            import shutil

            signal.signal(signal.SIGTERM, signal.SIG_IGN)  # Half of it must not be left.
            last = self.folder + ".gone"  # Where nobody who still works puts anything.
            try:
                os.rename(self.folder, last)
            except OSError:
                last = self.folder
            shutil.rmtree(last, ignore_errors=True)


class Download(Fetching):
    """Items (64 unless said otherwise) from the local server to disk.

    region=no: the whole process is what is timed, as in document 002.
    """

    parameters = Workload.parameters + ("items", "region")

    def __init__(self, options):
        super().__init__(options)
        self.count = whole(options, "items", 64, 1)
        self.has_region = word_of(options, "region", ("yes", "no")) == "yes"

    def do(self, item, shared, report):
        body = self.fetch(item)
        self.save(item, body)
        return 1, len(body)


class FetchAndWrite(Fetching):
    """16 pages, each written 50 times to one file of its own."""

    size = 300000
    count = 16
    is_pooled = True

    def do(self, item, shared, report):
        page = self.fetch(item)
        for _ in range(50):
            self.save(item, page)
        return 1, len(page)


class Cosine(Workload):
    """4 tasks of 10^7 steps of a sum that stays 0: arithmetic and nothing else."""

    is_pooled = True

    def items(self, workers):
        return list(range(1, 5))

    def do(self, item, shared, report):
        foo = 0
        for i in range(scaled(10**7, self.scale)):
            foo += foo * math.cos(i * math.pi)
        return 1, foo

    def check(self, reports):
        values = [value for report in reports for value in report.values]
        if any(value != 0 for value in values):
            raise Failure("The sum is not 0.")
        return "0"


class Sampling(Workload):
    """10^7 of 2·10^7 numbers without repetition, twice. The whole process is what is timed."""

    has_region = False

    def items(self, workers):
        return [1, 2]

    def do(self, item, shared, report):
        import random

        size = scaled(10**7, self.scale)
        return 1, len(random.sample(range(2 * size), size))

    def check(self, reports):
        total = sum(value for report in reports for value in report.values)
        if total != 2 * scaled(10**7, self.scale):
            raise Failure("%d numbers were drawn." % total)
        return str(total)


class SumOfSquares(Workload):
    """The sum of all squares up to 10^8, exactly, in one item or in several."""

    parameters = Workload.parameters + ("items",)

    def __init__(self, options):
        super().__init__(options)
        self.count = whole(options, "items", 8, 1)
        self.n = scaled(10**8, self.scale)

    def items(self, workers):
        return list(range(1, self.count + 1))

    def do(self, item, shared, report):
        total = 0
        first = (item - 1) * self.n // self.count + 1
        for i in range(first, item * self.n // self.count + 1):
            total += i * i
        return 1, total

    def check(self, reports):
        total = sum(value for report in reports for value in report.values)
        if total != self.n * (self.n + 1) * (2 * self.n + 1) // 6:
            raise Failure("The sum of squares up to %d is not %d." % (self.n, total))
        return str(total)


class Digest(Workload):
    """SHA-256 of 8 blocks of 64 MiB: C code that releases the GIL."""

    # SHA-256 of the blocks' digests, one after the other, at scale 1.
    answer = "f5e77d369c5ab4295fe642f4722c73bfdcb3e8b0f6311fb55feaed157d5ae8f4"

    def size(self):
        return scaled(64 << 20, self.scale)

    def block(self, number):
        """Block b's byte at position p is (b + p) & 0xff."""
        size = self.size()
        pattern = bytes((number + p) & 0xFF for p in range(256))
        return (pattern * (size // 256 + 1))[:size]

    def items(self, workers):
        return [(number, self.block(number)) for number in range(8)]

    def label(self, item):
        return "block-%d" % item[0]

    def do(self, item, shared, report):
        import hashlib

        return 1, (item[0], hashlib.sha256(item[1]).digest())

    def check(self, reports):
        values = sorted(value for report in reports for value in report.values)
        import hashlib

        found = hashlib.sha256(b"".join(digest for _, digest in values)).hexdigest()
        wanted = self.answer
        if self.scale != 1:
            blocks = (hashlib.sha256(self.block(number)).digest() for number in range(8))
            wanted = hashlib.sha256(b"".join(blocks)).hexdigest()
        if found != wanted:
            raise Failure("The digests are wrong: %s." % found)
        return found


class Number:
    """One number that threads share."""

    def __init__(self):
        self.value = 0


def one_more(number):
    """CPython lets another thread run where a function begins, so between read and write."""
    return number + 1


class Counter(Workload):
    """800,000 increments of one shared number, with a lock (unless said otherwise) or without.

    An increment reads, calls a function and writes: that is where CPython 3.10 and later let other
    threads run; `value += 1` has no such place there and hides the race. Threads take turns every
    10 us instead of 5 ms, in which one thread is done before the next has begun.
    """

    parameters = Workload.parameters + ("lock",)

    def __init__(self, options):
        super().__init__(options)
        self.has_lock = word_of(options, "lock", ("yes", "no")) == "yes"
        self.is_alone = options.workers == 1
        self.total = scaled(800000, self.scale)
        self.final = 0

    def items(self, workers):
        """A range of increments for each worker."""
        return slices(range(self.total), workers)

    def asked(self, items):
        return self.total

    def label(self, item):
        return "increments"

    def share(self, strategy, context, workers):
        if strategy == "processes":
            lock = context.Lock() if self.has_lock else None
            return context.Value("q", 0, lock=False), lock
        sys.setswitchinterval(1e-5)
        return Number(), threading.Lock() if self.has_lock else None

    def do(self, item, shared, report):
        number, lock = shared
        if lock is None:
            for _ in item:
                number.value = one_more(number.value)
        else:
            for _ in item:
                with lock:
                    number.value = one_more(number.value)
        return len(item), None

    def collect(self, shared, reports, values=None):
        self.final = shared[0].value

    def check(self, reports):
        """With a lock, or alone, the number itself must be right; else what was done is counted."""
        made = sum(report.done for report in reports)
        is_exact = self.has_lock or self.is_alone or self.final > made
        if is_exact and self.final != self.total:
            raise Failure("The counter ended at %d instead of %d." % (self.final, self.total))
        return str(self.final if is_exact else made)

    def metrics(self):
        return [("lost_updates", self.total - self.final, "updates", "lower")]


class Startup(Workload):
    """Workers that do nothing."""

    def items(self, workers):
        return list(range(1, workers + 1))

    def do(self, item, shared, report):
        return 1, None

    def check(self, reports):
        return "nothing"


class Transfer(Workload):
    """Workers that only receive, or only return, their share of a payload.

    `queue` is a queue.Queue or a multiprocessing.Queue, `pipe` a multiprocessing pipe for each
    worker, `list` a list that threads share.
    """

    parameters = Workload.parameters + ("payload", "direction")
    cachings = ("cached", "none")  # Alike here: what is moved is kept.

    def __init__(self, options):
        super().__init__(options)
        self.total = scaled(whole(options, "payload", 0, 0), self.scale, 0)
        self.is_returning = word_of(options, "direction", ("return", "receive")) == "return"
        known = {
            "serial": ["list"],
            "threads": ["list", "queue", "pipe"],
            "processes": ["queue", "pipe"],
        }[self.strategy]
        self.mechanism = options.mechanism or known[0]
        if self.mechanism not in known:
            raise Failure(
                'The mechanisms of transfer with %s are %s, not "%s".'
                % (self.strategy, ", ".join(known), self.mechanism)
            )
        self.workers = options.workers
        self.moved = 0
        self.prepared = []

    def __getstate__(self):
        """Workers get their shares by the mechanism, never with the workload."""
        return dict(self.__dict__, prepared=[])

    def part(self, worker):
        """The share of a worker, from 1."""
        return b"Z" * (
            worker * self.total // self.workers - (worker - 1) * self.total // self.workers
        )

    def items(self, workers):
        if not self.is_returning:
            self.prepared = [self.part(worker + 1) for worker in range(workers)]
        return list(range(1, workers + 1))

    def label(self, item):
        return "payload-%d" % item

    def share(self, strategy, context, workers):
        if self.mechanism == "list":
            return list(self.prepared)
        if self.mechanism == "queue":
            if strategy == "processes":
                return context.Queue()
            import queue

            return queue.Queue()
        from multiprocessing import Pipe

        return [Pipe(False) for _ in range(workers)]

    def queue(self, shared):
        is_drained = self.is_returning and self.strategy == "processes"
        return shared if is_drained and self.mechanism == "queue" else None

    def feed(self, shared, workers):
        if self.mechanism == "list":
            return
        for worker in range(workers):
            if not self.is_returning:
                self.send(shared, worker + 1, self.prepared[worker])
            elif self.mechanism == "pipe":
                self.moved += len(shared[worker][0].recv())

    def send(self, shared, worker, part):
        if self.mechanism == "list":
            shared.append(part)
        elif self.mechanism == "queue":
            shared.put(part)
        else:
            shared[worker - 1][1].send(part)

    def give_up(self, shared, worker):
        if self.mechanism == "pipe":
            shared[worker - 1][1 if self.is_returning else 0].close()

    def take(self, shared, worker):
        if self.mechanism == "list":
            return shared[worker - 1]
        return shared.get() if self.mechanism == "queue" else shared[worker - 1][0].recv()

    def do(self, item, shared, report):
        """One share; what came through a shared queue may be another worker's."""
        if self.is_returning:
            part = self.part(item)
            report.handing = now()
            self.send(shared, item, part)
            return 1, None
        size = len(self.take(shared, item))
        report.received = now()
        return 1, size

    def collect(self, shared, reports, values=None):
        if not self.is_returning:
            self.moved = sum(value for report in reports for value in report.values)
        elif self.mechanism == "list":
            self.moved = sum(len(part) for part in shared)
        elif self.mechanism == "queue":
            if values is None:
                values = [shared.get() for _ in reports]
            self.moved = sum(len(part) for part in values)

    def check(self, reports):
        if self.moved != self.total:
            raise Failure("%d of %d bytes arrived." % (self.moved, self.total))
        return str(self.moved)


class Deadlock(Workload):
    """A process puts one payload into a queue; the main process joins it before it reads.

    What fits into the queue's pipe passes; one byte more waits for ever. The payload is not scaled.
    """

    parameters = ("start", "payload")
    strategies = ("processes",)

    def __init__(self, options):
        super().__init__(options)
        self.payload = whole(options, "payload", 65514, 0)
        self.got = None
        if options.workers != 1:
            raise Failure("The deadlock has one worker, not %d." % options.workers)

    def items(self, workers):
        return [1]

    def check(self, reports):
        if self.got != self.payload:
            raise Failure("%s of %d bytes arrived." % (self.got, self.payload))
        return str(self.got)


def put_payload(queue, size, writer):
    report = Report(1, worker_begun())
    report.received = now()
    queue.put(bytes(size))
    report.tasks.append(("put", report.received, now()))
    report.done = 1
    report.computed = now()
    report.memory = own_memory()
    writer.send(report)
    writer.close()


def run_deadlock(workload, items, options):
    context = multiprocessing_context(options)
    try:
        queue = context.Queue()
    except (ImportError, OSError, NotImplementedError) as error:
        raise Failure("This Python cannot make semaphores for processes: %s." % full(error))
    reader, writer = context.Pipe(False)
    process = context.Process(
        target=put_payload, args=(queue, workload.payload, writer), daemon=True
    )
    result = Result(now())
    try:
        process.start()
        writer.close()
        process.join()  # Before the queue is read: this is the mistake.
        joined = now()
        if process.exitcode != 0:
            raise Failure("Worker 1 %s before it was done." % ending(process.exitcode))
        workload.got = len(queue.get())
    finally:
        if process.exitcode is None:
            process.kill()
    result.reports = [reader.recv()]
    result.ended = now()
    report = result.reports[0]
    result.border("start", report.begun)
    result.border("argument-transfer", report.received)
    result.border("compute", report.computed)
    result.border("join", joined)
    result.border("result-transfer", result.ended)
    return result


WORKLOADS = {
    "divisors": Divisors,
    "download": Download,
    "fetch-and-write": FetchAndWrite,
    "cosine": Cosine,
    "sampling": Sampling,
    "sum-of-squares": SumOfSquares,
    "digest": Digest,
    "counter": Counter,
    "startup": Startup,
    "transfer": Transfer,
    "deadlock": Deadlock,
}


# --- From the command line to the report --------------------------------------------------------


def full(error):
    """What an error says, or its name where it says nothing; without its full stop."""
    return (str(error) or type(error).__name__).rstrip(".")


def sentence(error):
    if isinstance(error, Failure):
        return str(error)
    return "%s: %s." % (type(error).__name__, full(error))


def whole(options, name, default, least):
    """A parameter that is a whole number."""
    word = options.parameters.get(name, str(default))
    if not word.isdigit() or int(word) < least:
        raise Failure(
            'Parameter %s is a whole number from %d, not "%s".' % (name, least, word)
        )
    return int(word)


def word_of(options, name, words):
    """A parameter that is one of some words, the first of them where it was not given."""
    word = options.parameters.get(name, words[0])
    if word not in words:
        known = " or ".join('"%s"' % one for one in words)
        raise Failure('Parameter %s is %s, not "%s".' % (name, known, word))
    return word


def parse(words):
    import argparse

    class Words(argparse.ArgumentParser):
        def error(self, message):
            raise Failure(message + ".")

    parser = Words(prog="driver.py", add_help=False, allow_abbrev=False)
    parser.add_argument("name")
    parser.add_argument("--strategy", default="serial")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--passes", type=float, default=1)
    parser.add_argument("--caching")
    parser.add_argument("--mechanism", choices=["list", "queue", "pipe"])
    parser.add_argument("--parameter", action="append", default=[], dest="pairs")
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--server")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    options = parser.parse_args(words)
    options.parameters = {}
    for pair in options.pairs:
        name, equals, value = pair.partition("=")
        if not equals or name in options.parameters:
            raise Failure('A parameter is NAME=VALUE, each once, not "%s".' % pair)
        options.parameters[name] = value
    return options


def make_workload(options):
    """The workload, after every option was looked at: none is ignored."""
    kind = WORKLOADS.get(options.name)
    if kind is None:
        raise Failure(
            'There is no workload "%s", only %s.' % (options.name, ", ".join(WORKLOADS))
        )
    if options.strategy not in kind.strategies:
        raise Failure(
            'The strategies of %s are %s, not "%s".'
            % (options.name, ", ".join(kind.strategies), options.strategy)
        )
    if options.workers < 1 or (options.strategy == "serial" and options.workers != 1):
        raise Failure(
            "%s cannot have %d workers." % (options.strategy.capitalize(), options.workers)
        )
    if options.caching is None:
        options.caching = kind.cachings[0]
    if options.caching not in kind.cachings:
        raise Failure(
            'The cachings of %s are %s, not "%s".'
            % (options.name, ", ".join(kind.cachings), options.caching)
        )
    if options.name == "deadlock" and options.mechanism == "queue":
        options.mechanism = None  # Its subject; it has no other.
    if options.mechanism is not None and options.caching == "none" and kind is not Transfer:
        raise Failure("Where nothing is cached there is no mechanism.")
    is_whole = options.passes == int(options.passes) and options.passes >= 1
    if not is_whole or (options.passes != 1 and not kind.takes_passes):
        raise Failure("%s cannot have %g passes." % (options.name.capitalize(), options.passes))
    options.passes = int(options.passes)
    if not 0 < options.scale < math.inf:
        raise Failure("A scale is a number above 0, not %g." % options.scale)
    for name in options.parameters:
        if name not in kind.parameters:
            raise Failure('%s has no parameter "%s".' % (options.name.capitalize(), name))
    if "start" in options.parameters and options.strategy != "processes":
        raise Failure("Only processes have a start method.")
    return kind(options)


def strategy_function(workload, options):
    if isinstance(workload, Deadlock):
        return run_deadlock
    if options.strategy == "serial":
        if "pool" in options.parameters:
            raise Failure("A plain loop has no pool.")
        return run_serial
    is_pooled = options.parameters.get("pool", "1" if workload.is_pooled else "0") == "1"
    if is_pooled and (workload.cachings != ("none",) or isinstance(workload, Counter)):
        raise Failure("%s has no pool." % options.name.capitalize())
    if options.strategy == "threads":
        return run_thread_pool if is_pooled else run_threads
    if isinstance(workload, Sampling):
        return run_multiprocessing_pool
    return run_process_pool if is_pooled else run_processes


def runtime_name():
    """What executes this now: `cpython 3.11.7 gil`."""
    name = sys.implementation.name
    version = sys.version.split()[0].rstrip("+")
    if name == "pypy":
        version = "%d.%d.%d" % tuple(sys.pypy_version_info[:3])
    has_lock = getattr(sys, "_is_gil_enabled", lambda: True)()
    return "%s %s %s" % (name, version, "gil" if has_lock else "nogil")


def check_runtime():
    """Fails where this is not the runtime that the run is recorded under.

    Only a name with a version is compared, as far as it goes; a word of the user's says nothing.
    """
    wanted = os.environ.get("PERFDB_RUNTIME", "").split()
    own = runtime_name().split()
    if len(wanted) >= 2 and wanted[1][:1].isdigit() and wanted != own[: len(wanted)]:
        raise Failure(
            "The run is recorded as %s, but %s executed it." % (" ".join(wanted), " ".join(own))
        )


def tell(workload, result, options, setup, asked):
    """Everything that the run has to say, gathered for one write."""
    if workload.has_region:
        CHANNEL.tell(region=options.name, ns=result.ended - result.began)
    CHANNEL.tell(phase="setup", ns=setup)
    for phase, ns in result.phases().items():
        CHANNEL.tell(phase=phase, ns=ns)
    for report in result.reports:
        for name, start, stop in report.tasks:
            CHANNEL.tell(
                task=name,
                worker=report.worker,
                start_ns=start - result.began,
                stop_ns=stop - result.began,
            )
    for name, value, unit, direction in workload.metrics():
        CHANNEL.tell(metric=name, value=value, unit=unit, direction=direction)
    for worker, (peak, share) in memories(result, options):
        line = {"worker": worker, "peak_bytes": peak}
        if share is not None:
            line["pss_bytes"] = share
        CHANNEL.tell(**line)
    CHANNEL.tell(items=sum(report.done for report in result.reports), of=asked)


def memories(result, options):
    """Each process's memory; threads share that of this one, which counts as worker 1."""
    if options.strategy == "processes":
        return [(r.worker, r.memory) for r in result.reports if r.memory is not None]
    return [(1, own_memory())]


def run(words):
    options = parse(words)
    workload = make_workload(options)
    function = strategy_function(workload, options)
    try:
        start = now()
        items = workload.items(options.workers)
        asked = workload.asked(items)
        setup = now() - start
        result = function(workload, items, options)
        tell(workload, result, options, setup, asked)
        answer = workload.check(result.reports)
        done = sum(report.done for report in result.reports)
        if done != asked:
            raise Failure("%d of %d items were done." % (done, asked))
        check_runtime()
    finally:
        workload.close()
    if options.format == "json":
        print(
            json.dumps(
                {
                    "workload": options.name,
                    "answer": answer,
                    "items": done,
                    "of": asked,
                    "region_ns": result.ended - result.began,
                    "phases": dict(setup=setup, **result.phases()),
                    "metrics": {name: value for name, value, _, _ in workload.metrics()},
                    "runtime": runtime_name(),
                }
            )
        )


def end_on_request():
    """A forked worker ends at once when it is told to."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def stop(number, frame):
    raise SystemExit(128 + number)


def end_helpers():
    """Ends the processes that multiprocessing keeps for spawned and served workers, and waits for
    them: what is left when this one ends would be taken for a worker that was forgotten."""
    end_keeper("forkserver", "_forkserver")
    util = sys.modules.get("multiprocessing.util")
    if util is not None:
        util._exit_function()
    end_keeper("resource_tracker", "_resource_tracker")


def end_keeper(module, name):
    keeper = getattr(sys.modules.get("multiprocessing." + module), name, None)
    end = getattr(keeper, "_stop", None)
    if end is not None:
        end()


def main():
    global CHANNEL
    CHANNEL = Channel()
    signal.signal(signal.SIGTERM, stop)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=end_on_request)
    status = 1
    try:
        run(sys.argv[1:])
        end_helpers()
        status = 0
    except SystemExit as error:
        status = error.code
    except KeyboardInterrupt:
        status = 130
    except BaseException as error:
        text = sentence(error)[:1000]
        CHANNEL.tell(error=text)
        print("perfdb: " + text, file=sys.stderr)
    CHANNEL.write()
    sys.stdout.flush()
    sys.stderr.flush()
    if status != 0:
        # Threads that wait for workers that are gone must not keep this process.
        os._exit(status)


# In a spawned worker all of this file was new; what comes next are its arguments.
IMPORTED_AT = now()
IMPORTED_BY = os.getpid()

if __name__ == "__main__":
    main()

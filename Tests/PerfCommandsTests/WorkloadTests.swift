import Foundation
import PerfStudy
import Subprocess
import TestSupport
import Testing

@testable import PerfCommands

@Suite struct `A workload on the command line` {
    @Test(arguments: [
        (
            "workload divisor",
            """
            there is no workload "divisor". Did you mean "divisors"?
            `perfdb workload list` shows them: divisors, download, fetch-and-write, cosine, \
            sampling, sum-of-squares, digest, counter, startup, transfer, deadlock.
            """
        ),
        (
            "workload worker",
            """
            there is no workload "worker".
            `perfdb workload list` shows them: divisors, download, fetch-and-write, cosine, \
            sampling, sum-of-squares, digest, counter, startup, transfer, deadlock.
            """
        ),
        (
            "workload cosine --strategy thread",
            """
            cosine has no strategy "thread". Did you mean "threads"?
            It has serial, threads, processes.
            """
        ),
        (
            "workload cosine --workers 2",
            """
            serial has exactly 1 worker, not 2.
            Leave --workers out, or choose another strategy.
            """
        ),
        (
            "workload cosine --strategy threads --workers 2000",
            "2000 is no number of workers: from 1 to 1024."
        ),
        ("workload cosine --scale 2", "the scale 2.0 is not above 0 and at most 1."),
        ("workload cosine --load high=10", "cosine has no load: its factor is 1, not 10.0."),
        (
            "workload divisors --load high=1.5",
            "the load's factor 1.5 is no whole number above zero."
        ),
        ("workload divisors --load normal,high=10", "--load takes one value here, not 2."),
        (
            "workload cosine --caching cached",
            "cosine has no caching mode \"cached\".\nIt keeps no results."
        ),
        (
            "workload divisors --caching cached:queue",
            "divisors with serial has no mechanism \"queue\" here.\nIt has list."
        ),
        (
            "workload counter --parameter lok=no",
            "counter has no parameter \"lok\" here. Did you mean \"lock\"?\nIt has lock."
        ),
        (
            "workload counter --parameter lock=no --parameter lock=yes",
            "the parameter \"lock\" was given twice."
        ),
        (
            "workload counter --parameter lock=maybe",
            "the parameter lock cannot be \"maybe\".\nIt is yes or no."
        ),
        (
            "workload download --parameter items=0",
            "the parameter items cannot be \"0\".\nIt is a whole number from 1 to 10000."
        ),
        (
            "workload download --server localhost:80",
            """
            "localhost:80" is no address of a local server.
            It is written 127.0.0.1:8080, as `perfdb workload serve` prints it.
            """
        ),
    ])
    func `says what is wrong with its words`(words: String, says: String) throws {
        try withWorld { world in
            #expect(world.run(words.split(separator: " ").map(String.init)) == .wrongUsage)
            #expect(world.output == "")
            #expect(world.errors == "perfdb: \(says)\n")
        }
    }

    @Test(
        arguments: [
            (WorkloadError.noServer, "the workload's own server did not come up."),
            (
                .work(worker: 2, .serverStatus(item: 7, status: 503)),
                "worker 2: the server answered 503 for item 7."
            ),
            (
                .work(worker: 1, .serverLength(item: 7, expected: 10, found: 5)),
                "worker 1: the server sent 5 of 10 bytes of item 7."
            ),
            (
                .work(worker: 1, .serverUnreachable(item: 1, code: 111)),
                "worker 1: the server was not reached for item 1: Connection refused."
            ),
            (
                .work(worker: 1, .serverUnreadable(item: 1)),
                "worker 1: the server's answer for item 1 is no HTTP with a length."
            ),
            (
                .work(worker: 3, .system(call: "mmap", code: 12)),
                "worker 3: the system refused mmap: Cannot allocate memory."
            ),
            (
                .workerEnded(worker: 2, .signalled(9)),
                "worker 2 was killed by SIGKILL before it had told its result."
            ),
            (
                .workerEnded(worker: 2, .exited(1)),
                "worker 2 ended with exit status 1 before it had told its result."
            ),
            (
                .wrongAnswer(workload: "divisors", expected: "83", found: "82"),
                "the answer of divisors is \"82\" instead of 83."
            ),
            (.itemsMissing(done: 7, asked: 8), "7 of 8 items were done."),
            (.system(call: "pipe", code: 24), "the system refused pipe: Too many open files."),
        ] as [(WorkloadError, String)])
    func `says what went wrong in it`(error: WorkloadError, says: String) {
        let failure = Failure(error, words: [])
        #expect(failure.text() == "perfdb: \(says)\n")
        #expect(failure.status == .failed)
    }

    @Test(
        arguments: [
            (
                PythonDriverError.unsafeFolder("/tmp/a\u{1B}"),
                """
                the program that Python is to run is not placed in "/tmp/a␛", which is not a folder \
                of this user alone.
                """
            ),
            (
                .system(call: "mkdir", path: "/tmp/a", code: 28),
                """
                the program that Python is to run cannot be placed: the system refused mkdir of \
                "/tmp/a": No space left on device.
                """
            ),
        ] as [(PythonDriverError, String)])
    func `says why Python has nothing to run`(error: PythonDriverError, says: String) {
        let failure = Failure(error, words: [])
        let advice = "Set $XDG_CACHE_HOME to a folder that may be written."
        #expect(failure.text() == "perfdb: \(says)\n\(advice)\n")
        #expect(failure.status == .failed)
    }

    @Test func `prints its answer as text and as JSON`() throws {
        try withWorld { world in
            let words = ["workload", "sum-of-squares", "--scale", "0.00001"]
            #expect(world.run(words) == .fine)
            #expect(world.output.hasPrefix("answer 333833500\nitems 8 of 8\nregion "))
            #expect(world.run(words + ["--format", "json"]) == .fine)
            let document = try #require(
                JSONSerialization.jsonObject(with: Data(world.output.utf8)) as? [String: Any])
            #expect(document["answer"] as? String == "333833500")
            #expect(document["items"] as? Int == 8)
            #expect(document["strategy"] as? String == "serial")
            #expect(world.errors == "")
        }
    }

    @Test func `lists all there are`() throws {
        try withWorld { world in
            #expect(world.run("workload", "list") == .fine)
            try expectGolden(world.output, named: "workload-list.txt")
            #expect(world.run("workload", "list", "--format", "json") == .fine)
            let entries = try JSONSerialization.jsonObject(with: Data(world.output.utf8))
            #expect((entries as? [[String: Any]])?.count == WorkloadName.allCases.count)
        }
    }
}

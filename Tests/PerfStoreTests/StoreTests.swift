import Foundation
import PerfModel
import PerfStore
import TestSupport
import Testing

@Suite struct `A store` {
    @Test func `gives back what was stored`() throws {
        let store = try Store.inMemory()
        let session = Samples.session(1)
        let serial = Configuration(benchmark: "b", strategy: .serial, workers: 1)
        try store.begin(session, configurations: [(serial, ["sort", "{workers}"])])
        #expect(try store.sessions(Selection()) == [])
        try store.store([
            Samples.run(0, position: 1, wall: 10), Samples.run(0, position: 2, wall: 20),
        ])
        #expect(try store.sessions(Selection()) == [session])
        #expect(
            try store.measurements(in: session.id, benchmark: nil) == [
                Measurements(
                    configuration: serial, command: ["sort", "{workers}"], wall: [10, 20],
                    totalUser: 21, totalSys: 9, maxRSS: 1000, outcomes: [.ok: 2], warmups: 0)
            ])
        #expect(try store.lastCommand(of: serial) == ["sort", "{workers}"])
    }
}

import CLibrary
import Subprocess
import Testing

@testable import PerfStudy

/// A client that sends bytes as they are and gathers what comes until the end.
private struct RawClient {
    let socket: OwnedDescriptor

    init(_ address: String) throws {
        socket = OwnedDescriptor(ServerAddress.makeSocket())
        let place = try #require(ServerAddress(address))
        let descriptor = socket.value
        let connected = place.withSystemAddress { connect(descriptor, $0, $1) }
        #expect(connected == 0)
    }

    func send(_ text: String) throws { try Bytes.write(Array(text.utf8), to: socket.value) }

    func readToEnd() throws -> String {
        var gathering = Gathering([socket.value])
        try gathering.run()
        return String(decoding: gathering.received[0].bytes, as: UTF8.self)
    }

    /// What comes until that many bytes are there.
    func read(_ count: Int) throws -> String {
        let buffer = Bytes.buffer(count)
        defer { buffer.deallocate() }
        #expect(try Bytes.fill(buffer, from: socket.value))
        return String(decoding: buffer, as: UTF8.self)
    }
}

@Suite struct `The local server` {
    private func answer(_ request: String) throws -> String {
        try WorkloadWorld.withServer { server in
            let client = try RawClient(server)
            try client.send(request)
            return try client.readToEnd()
        }
    }

    private func head(_ status: String, _ length: Int, _ connection: String = "close") -> String {
        """
        HTTP/1.1 \(status)\r
        Content-Type: application/octet-stream\r
        Content-Length: \(length)\r
        Connection: \(connection)\r
        \r

        """
    }

    @Test(arguments: [
        ("/item/7?bytes=3", "200 OK", 3, "xxx"), ("/item/7", "200 OK", 0, ""),
        ("/status/503", "503 Status", 0, ""), ("/half?bytes=4", "200 OK", 4, "xx"),
        ("/", "404 Status", 0, ""), ("/item", "404 Status", 0, ""),
        ("/item/7?bytes=-1", "400 Status", 0, ""), ("/status/99", "400 Status", 0, ""),
        ("/item/7?bytes=100000001", "400 Status", 0, ""),
        ("/item/7?latency_ms=60001", "400 Status", 0, ""),
    ])
    func `answers with the status, length and bytes asked for`(
        path: String, status: String, length: Int, body: String
    ) throws {
        let answer = try answer("GET \(path) HTTP/1.1\r\nConnection: close\r\n\r\n")
        #expect(answer == head(status, length) + body)
    }

    @Test(arguments: [
        ("\r\n\r\n", "400"), ("GET /item/1\r\n\r\n", "400"), ("POST / HTTP/1.1\r\n\r\n", "405"),
        ("GET / HTTP/2\r\n\r\n", "400"), ("GET / HTTP/1.1\r\nno field\r\n\r\n", "400"),
        ("GET /item/1 HTTP/1.1\r\nContent-Length: 5\r\n\r\n", "400"),
        ("GET /item/1 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "400"),
        (String(repeating: "a", count: 8193), "431"),
    ])
    func `refuses what is no request that it knows, and hangs up`(
        request: String, status: String
    ) throws {
        #expect(try answer(request) == head("\(status) Status", 0))
    }

    @Test func `answers one request after the other, sent together or in pieces`() throws {
        try WorkloadWorld.withServer { server in
            let client = try RawClient(server)
            let request = "GET /item/1?bytes=1 HTTP/1.1\r\n\r\n"
            try client.send(request + request + "GET /item/1?by")
            let one = head("200 OK", 1, "keep-alive") + "x"
            #expect(try client.read(2 * one.utf8.count) == one + one)
            try client.send("tes=1 HTTP/1.1\r\nConnection: close\r\n\r\n")
            #expect(try client.readToEnd() == head("200 OK", 1) + "x")
        }
    }

    @Test func `waits at least as long as it was asked to`() throws {
        let start = Clock.now
        _ = try answer("GET /item/1?latency_ms=30 HTTP/1.0\r\n\r\n")
        #expect(Clock.now - start >= 30_000_000)
    }

    @Test func `serves many clients at once`() throws {
        try WorkloadWorld.withServer { server in
            let clients = try (0..<200).map { _ in try RawClient(server) }
            // The first asks last: nobody waits for anybody.
            for client in clients.reversed() {
                try client.send("GET /item/1?bytes=100000&latency_ms=20 HTTP/1.0\r\n\r\n")
            }
            let wanted = head("200 OK", 100_000).utf8.count + 100_000
            for client in clients { #expect(try client.readToEnd().utf8.count == wanted) }
        }
    }

    @Test func `says its address and ends when its input does`() throws {
        let leash = try Conduit()
        let program = try StartedProgram(["workload", "serve"], input: leash.reader.value)
        leash.reader.close()
        let line = try program.read()
        #expect(line.last == "\n")
        let client = try WebClient(String(line.dropLast()))
        #expect(try client.fetch(1, bytes: 70_000, latency: 1).count == 70_000)
        leash.writer.close()
        #expect(try program.finish().status == .exited(0))
    }
}

@Suite struct `An address of a server` {
    @Test func `is IPv4 with a port`() {
        #expect(ServerAddress("127.0.0.1:8080")?.text == "127.0.0.1:8080")
        for text in [
            "", ":", "127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "localhost:80", "1:2:3",
        ] {
            #expect(ServerAddress(text) == nil, "\(text)")
        }
    }
}

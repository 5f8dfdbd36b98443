import CLibrary

/// The local server: HTTP/1.1 on loopback for any number of clients, in one thread.
package struct LocalServer {
    /// What it does to every item, to try how workloads take it.
    package enum Mood: Equatable, Sendable {
        case honest
        /// Answers each item with this status.
        case refusing(status: Int)
        /// Sends half of each item.
        case breaking
    }

    /// Where it listens.
    package let address: ServerAddress
    private let listener: OwnedDescriptor
    private let mood: Mood
    private var guests: [ServerGuest] = []
    private let body = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 16)

    /// How many clients are served at once; more wait to be accepted.
    private static let guestLimit = 900

    /// Listens on a free port.
    package init(mood: Mood = .honest) throws(WorkloadError) {
        let descriptor = ServerAddress.makeSocket()
        guard descriptor >= 0 else { throw .system(call: "socket", code: -descriptor) }
        listener = OwnedDescriptor(descriptor)
        self.mood = mood
        let isBound = ServerAddress(port: 0).withSystemAddress { bind(descriptor, $0, $1) == 0 }
        guard isBound else { throw .system(call: "bind", code: errno) }
        guard listen(descriptor, Int32(SOMAXCONN)) == 0 else {
            throw .system(call: "listen", code: errno)
        }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failure = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
        }
        guard failure == 0 else { throw .system(call: "getsockname", code: errno) }
        address = ServerAddress(port: UInt16(bigEndian: own.sin_port))
    }

    /// Says its address as a line, then serves until the input is at its end.
    package static func serve(
        input: Int32, output: Int32, mood: Mood = .honest
    ) throws(WorkloadError) {
        signal(SIGPIPE, SIG_IGN)
        var server = try LocalServer(mood: mood)
        do throws(WorkFault) {
            try Bytes.write(Array("\(server.address.text)\n".utf8), to: output)
        } catch {
            // Nobody is left who wants to know.
            if case .system(_, EPIPE) = error { return }
            throw WorkloadError(error)
        }
        try server.run(until: input)
    }

    /// Serves until the input is at its end; what it holds is thrown away.
    package mutating func run(until input: Int32) throws(WorkloadError) {
        signal(SIGPIPE, SIG_IGN)
        while true {
            let now = Clock.now
            var polled = [pollfd(fd: input, events: Int16(POLLIN), revents: 0)]
            let isFull = guests.count >= Self.guestLimit
            polled.append(
                pollfd(fd: listener.value, events: isFull ? 0 : Int16(POLLIN), revents: 0))
            for guest in guests {
                polled.append(
                    pollfd(fd: guest.socket.value, events: guest.events(at: now), revents: 0))
            }
            let count = poll(&polled, nfds_t(polled.count), patience(at: now))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .system(call: "poll", code: errno) }
            if polled[0].revents != 0 && isAtEnd(input) { return }
            serve(polled.dropFirst(2).map(\.revents))
            if polled[1].revents != 0 { accept() }
        }
    }

    /// Milliseconds until the next answer is due, rounded up; -1 where none waits.
    private func patience(at now: Int64) -> Int32 {
        guard let next = guests.compactMap({ $0.due(after: now) }).min() else { return -1 }
        return Int32(clamping: (next - now + 999_999) / 1_000_000)
    }

    private func isAtEnd(_ input: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(input, &bytes, bytes.count)
        return count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)
    }

    private mutating func serve(_ events: [Int16]) {
        let now = Clock.now
        let mood = mood
        body.withUnsafeBytes { body in
            for index in guests.indices {
                guests[index].advance(events[index], at: now, body: body) { mood.changed($0) }
            }
        }
        guests.removeAll(where: \.isGone)
    }

    private mutating func accept() {
        while guests.count < Self.guestLimit {
            let descriptor = CLibrary.accept(listener.value, nil, nil)
            guard descriptor >= 0 else { return }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
            guests.append(ServerGuest(OwnedDescriptor(descriptor)))
        }
    }
}

extension LocalServer.Mood {
    /// The request that is answered in place of one for an item.
    func changed(_ request: ServerRequest) -> ServerRequest {
        guard case .item(let bytes, _) = request.target else { return request }
        var request = request
        switch self {
        case .honest: break
        case .refusing(let status): request.target = .status(status)
        case .breaking: request.target = .half(bytes: bytes)
        }
        return request
    }
}

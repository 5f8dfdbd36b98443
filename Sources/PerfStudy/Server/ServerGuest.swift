import CLibrary

/// A client's connection: it sends a request, waits, receives its answer, and may begin anew.
struct ServerGuest {
    let socket: OwnedDescriptor
    private var received: [UInt8] = []
    private(set) var answer: ServerAnswer?
    private(set) var isGone = false

    /// How long a request's head may be, in bytes.
    private static let headLimit = 8192

    init(_ socket: OwnedDescriptor) { self.socket = socket }

    /// What to wait for on the connection at this time.
    func events(at now: Int64) -> Int16 {
        guard let answer else { return Int16(POLLIN) }
        return answer.due <= now ? Int16(POLLOUT) : 0
    }

    /// When its answer may be sent, if it waits for that.
    func due(after now: Int64) -> Int64? {
        answer.flatMap { $0.due > now ? $0.due : nil }
    }

    /// Does what the connection is ready for.
    ///
    /// - Parameter events: as `poll` tells them.
    mutating func advance(
        _ events: Int16, at now: Int64, body: UnsafeRawBufferPointer,
        changing change: (ServerRequest) -> ServerRequest
    ) {
        if events & Int16(POLLERR | POLLNVAL) != 0 { isGone = true }
        if answer == nil, events & Int16(POLLIN | POLLHUP) != 0 { receive(at: now, change) }
        if let answer, answer.due <= now { send(answer, body: body, at: now, change) }
        if answer != nil, events & Int16(POLLHUP) != 0 { isGone = true }
    }

    private mutating func receive(at now: Int64, _ change: (ServerRequest) -> ServerRequest) {
        var buffer = [UInt8](repeating: 0, count: Self.headLimit)
        let count = read(socket.value, &buffer, buffer.count)
        if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
        guard count > 0 else {
            isGone = true
            return
        }
        received += buffer[..<count]
        understand(at: now, change)
    }

    /// Reads a request from what came, once its head is whole.
    private mutating func understand(at now: Int64, _ change: (ServerRequest) -> ServerRequest) {
        guard let end = WebHead.end(in: received) else {
            if received.count > Self.headLimit { answer = .init(Refusal(status: 431), at: now) }
            return
        }
        let head = String(decoding: received[..<(end - 4)], as: UTF8.self)
        received.removeFirst(end)
        do throws(Refusal) {
            guard end <= Self.headLimit else { throw Refusal(status: 431) }
            answer = ServerAnswer(change(try ServerRequest(head)), at: now)
        } catch {
            answer = ServerAnswer(error, at: now)
        }
    }

    private mutating func send(
        _ answer: ServerAnswer, body: UnsafeRawBufferPointer, at now: Int64,
        _ change: (ServerRequest) -> ServerRequest
    ) {
        var answer = answer
        while !answer.isSent {
            let count = write(answer, body)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                isGone = !(count < 0 && errno == EAGAIN)
                break
            }
            answer.sent += count
        }
        self.answer = answer.isSent ? nil : answer
        guard answer.isSent else { return }
        if answer.closes {
            // What the client still sends would make the system throw away what it has not read.
            shutdown(socket.value, Int32(SHUT_WR))
            isGone = true
        } else {
            understand(at: now, change)
        }
    }

    /// Sends the next stretch; as `write`.
    private func write(_ answer: ServerAnswer, _ body: UnsafeRawBufferPointer) -> Int {
        if answer.sent < answer.head.count {
            return answer.head[answer.sent...].withUnsafeBytes {
                CLibrary.write(socket.value, $0.baseAddress, $0.count)
            }
        }
        let rest = answer.head.count + answer.bodyCount - answer.sent
        return CLibrary.write(socket.value, body.baseAddress, min(rest, body.count))
    }
}

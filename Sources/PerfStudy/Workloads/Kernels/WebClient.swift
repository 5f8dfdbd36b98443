import CLibrary

/// Fetches an item over HTTP/1.1, on a connection of its own, and believes nothing.
///
/// - Source: RFC 9112 (2022), sections 2 to 6; of it a status line, `Content-Length` and the body.
struct WebClient: Sendable {
    let address: ServerAddress

    /// How long the server may be silent, in seconds.
    private static let patience = 60
    /// How long a head may be, in bytes.
    private static let headLimit = 16_384

    /// - Parameter address: `IPv4:PORT`.
    init(_ address: String) throws(WorkFault) {
        guard let address = ServerAddress(address) else {
            throw .serverUnreachable(item: 0, code: EINVAL)
        }
        self.address = address
    }

    /// The body of an item: status 200, exactly that many bytes promised and sent.
    func fetch(_ item: Int, bytes: Int, latency: Int) throws(WorkFault) -> [UInt8] {
        let connection = try connect(for: item)
        defer { connection.close() }
        let request = """
            GET /item/\(item)?bytes=\(bytes)&latency_ms=\(latency) HTTP/1.1\r
            Host: \(address.text)\r
            Connection: close\r
            \r

            """
        do throws(WorkFault) {
            try Bytes.write(Array(request.utf8), to: connection.value)
        } catch {
            throw Self.unreachable(item, error)
        }
        return try read(item, from: connection.value, expected: bytes)
    }

    private func connect(for item: Int) throws(WorkFault) -> OwnedDescriptor {
        let descriptor = ServerAddress.makeSocket()
        guard descriptor >= 0 else { throw .system(call: "socket", code: -descriptor) }
        let connection = OwnedDescriptor(descriptor)
        var limit = timeval(tv_sec: Self.patience, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        let failure = address.withSystemAddress { address, length in
            CLibrary.connect(descriptor, address, length) == 0 ? 0 : errno
        }
        guard failure == 0 else { throw .serverUnreachable(item: item, code: failure) }
        return connection
    }

    private func read(
        _ item: Int, from descriptor: Int32, expected: Int
    ) throws(WorkFault) -> [UInt8] {
        let buffer = Bytes.buffer(1 << 16)
        defer { buffer.deallocate() }
        var received: [UInt8] = []
        var head: WebHead?
        while true {
            let count: Int
            do throws(WorkFault) {
                count = try Bytes.read(descriptor, into: buffer)
            } catch {
                throw Self.unreachable(item, error)
            }
            received.append(contentsOf: buffer[..<count])
            if head == nil {
                head = try Self.head(in: received, of: item)
                if let head { try check(head, item, expected) }
            }
            if let head, received.count - head.count >= expected || count == 0 {
                let body = received.count - head.count
                guard body == expected else {
                    throw .serverLength(item: item, expected: expected, found: body)
                }
                return Array(received[head.count...])
            }
            guard count > 0, head != nil || received.count < Self.headLimit else {
                throw .serverUnreadable(item: item)
            }
        }
    }

    private func check(_ head: WebHead, _ item: Int, _ expected: Int) throws(WorkFault) {
        guard head.status == 200 else { throw .serverStatus(item: item, status: head.status) }
        guard let length = head.length else { throw .serverUnreadable(item: item) }
        guard length == expected else {
            throw .serverLength(item: item, expected: expected, found: length)
        }
    }

    /// The head once it is whole; nil until then.
    private static func head(in bytes: [UInt8], of item: Int) throws(WorkFault) -> WebHead? {
        guard let end = WebHead.end(in: bytes) else { return nil }
        guard let head = WebHead(bytes[..<end], count: end) else {
            throw .serverUnreadable(item: item)
        }
        return head
    }

    /// A fault of the connection as one of the server.
    private static func unreachable(_ item: Int, _ fault: WorkFault) -> WorkFault {
        guard case .system(_, let code) = fault else { return fault }
        return .serverUnreachable(item: item, code: code)
    }
}

/// The head of an HTTP answer.
struct WebHead: Equatable {
    var status: Int
    /// What it says the body's length is; nil where it does not.
    var length: Int?
    /// Its own length in bytes, the empty line included.
    var count: Int

    /// Where the head ends, behind its empty line; nil where it is not whole.
    static func end(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 0...(bytes.count - 4)
        where bytes[index] == 13 && bytes[index + 1] == 10 && bytes[index + 2] == 13
            && bytes[index + 3] == 10
        {
            return index + 4
        }
        return nil
    }

    /// nil where it is no head of HTTP/1.
    init?(_ bytes: ArraySlice<UInt8>, count: Int) {
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\r\n")
        guard let words = lines.first?.split(separator: " "), words.count >= 2,
            words[0].hasPrefix("HTTP/1."), let status = Int(words[1]),
            (100...599).contains(status)
        else { return nil }
        self.status = status
        self.count = count
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 && parts[0].lowercased() == "content-length" {
                guard let length = Int(parts[1].drop { $0 == " " }), length >= 0 else {
                    return nil
                }
                self.length = length
            }
        }
    }
}

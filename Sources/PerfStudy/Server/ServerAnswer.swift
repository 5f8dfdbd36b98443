/// An answer on its way to a client.
struct ServerAnswer: Equatable {
    /// Status line and fields.
    private(set) var head: [UInt8]
    /// How many bytes of a body follow; what they are does not matter.
    private(set) var bodyCount: Int
    /// How many bytes of head and body were sent.
    var sent = 0
    /// When it may be sent, in nanoseconds of `Clock`.
    var due: Int64
    /// Whether the connection ends with it.
    var closes: Bool

    var isSent: Bool { sent == head.count + bodyCount }

    /// The answer to a request that came now.
    init(_ request: ServerRequest, at now: Int64) {
        let closes = !request.keepsAlive
        switch request.target {
        case .item(let bytes, let latency):
            self.init(
                status: 200, promised: bytes, sent: bytes, closes: closes,
                due: now + Int64(latency) * 1_000_000)
        case .status(let status):
            self.init(status: status, promised: 0, sent: 0, closes: closes, due: now)
        case .half(let bytes):
            self.init(status: 200, promised: bytes, sent: bytes / 2, closes: true, due: now)
        }
    }

    /// The answer to what is no request.
    init(_ refusal: Refusal, at now: Int64) {
        self.init(status: refusal.status, promised: 0, sent: 0, closes: true, due: now)
    }

    private init(status: Int, promised: Int, sent: Int, closes: Bool, due: Int64) {
        let text = """
            HTTP/1.1 \(status) \(status == 200 ? "OK" : "Status")\r
            Content-Type: application/octet-stream\r
            Content-Length: \(promised)\r
            Connection: \(closes ? "close" : "keep-alive")\r
            \r

            """
        head = Array(text.utf8)
        bodyCount = sent
        self.closes = closes
        self.due = due
    }
}

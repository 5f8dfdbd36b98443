import CLibrary

/// What a client asks of the local server.
///
/// - `GET /item/7?bytes=300000&latency_ms=100`: 200 and that many bytes after that latency.
/// - `GET /status/503`: that status and no bytes.
/// - `GET /half?bytes=N`: N bytes promised, half of them sent, then closed.
struct ServerRequest: Equatable {
    enum Target: Equatable {
        case item(bytes: Int, latency: Int)
        case status(Int)
        case half(bytes: Int)
    }

    var target: Target
    /// Whether the connection may be used again.
    var keepsAlive: Bool

    /// How large an item may be, in bytes, and how late, in milliseconds.
    static let byteLimit = 100_000_000
    static let latencyLimit = 60_000

    /// Reads a head, without its empty line.
    ///
    /// - Throws: the status to answer with.
    /// - Source: RFC 9112 (2022), sections 3 and 9.3.
    init(_ head: String) throws(Refusal) {
        let lines = head.split(separator: "\r\n")
        let words = lines.first?.split(separator: " ", omittingEmptySubsequences: false) ?? []
        guard words.count == 3, ["HTTP/1.1", "HTTP/1.0"].contains(words[2]) else {
            throw Refusal(status: 400)
        }
        guard words[0] == "GET" else { throw Refusal(status: 405) }
        var connection = words[2] == "HTTP/1.1" ? "keep-alive" : "close"
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { throw Refusal(status: 400) }
            let (name, value) = (parts[0].lowercased(), parts[1].drop { $0 == " " })
            if name == "connection" { connection = value.lowercased() }
            // A body is none of this server's business, and must not be read as a request.
            if name == "transfer-encoding" || (name == "content-length" && value != "0") {
                throw Refusal(status: 400)
            }
        }
        keepsAlive = connection == "keep-alive"
        target = try Self.target(words[1])
    }

    private static func target(_ text: Substring) throws(Refusal) -> Target {
        let parts = text.split(separator: "?", maxSplits: 1)
        let path = parts.first?.split(separator: "/", omittingEmptySubsequences: true) ?? []
        var numbers: [Substring: Int] = [:]
        for pair in parts.dropFirst().first?.split(separator: "&") ?? [] {
            let halves = pair.split(separator: "=", omittingEmptySubsequences: false)
            guard halves.count == 2, let number = Int(halves[1]), number >= 0 else {
                throw Refusal(status: 400)
            }
            numbers[halves[0]] = number
        }
        let bytes = numbers["bytes"] ?? 0
        let latency = numbers["latency_ms"] ?? 0
        guard bytes <= byteLimit, latency <= latencyLimit else { throw Refusal(status: 400) }
        switch (path.first, path.count) {
        case ("item", 2): return .item(bytes: bytes, latency: latency)
        case ("half", 1): return .half(bytes: bytes)
        case ("status", 2):
            guard let status = Int(path[1]), (200...599).contains(status) else {
                throw Refusal(status: 400)
            }
            return .status(status)
        default: throw Refusal(status: 404)
        }
    }
}

/// Why a request is not answered: the status to say so with.
struct Refusal: Error, Equatable {
    var status: Int
}

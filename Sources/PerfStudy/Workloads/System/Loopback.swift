import CLibrary

/// An address of TCP over IPv4, as `127.0.0.1:8080`.
package struct ServerAddress: Equatable, Sendable {
    /// In the order of the network.
    let host: UInt32
    let port: UInt16

    /// The address of a port on this machine's loopback.
    init(port: UInt16) {
        host = UInt32(0x7f00_0001).bigEndian
        self.port = port
    }

    /// Reads `IPv4:PORT`; nil where it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var address = in_addr()
        guard parts.count == 2, let port = UInt16(parts[1]), port > 0,
            inet_pton(AF_INET, String(parts[0]), &address) == 1
        else { return nil }
        host = address.s_addr
        self.port = port
    }

    package var text: String {
        let bytes = withUnsafeBytes(of: host) { $0.map { "\($0)" } }
        return "\(bytes.joined(separator: ".")):\(port)"
    }

    /// Calls `body` with the address as the system has it.
    func withSystemAddress<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr = in_addr(s_addr: host)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// A new socket of TCP that no other program inherits; an `errno` below zero.
    static func makeSocket() -> Int32 {
        #if canImport(Darwin)
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return -errno }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }
}

import Foundation
import Synchronization

/// A headless Chromium that a test drives, by the DevTools protocol over two pipes.
///
/// Every call waits for its answer, at most half a minute. The browser has a folder and a process
/// group of its own, and neither is left when the tests end.
///
/// - Source: https://chromedevtools.github.io/devtools-protocol/; `--remote-debugging-pipe`: messages
///   on descriptors 3 and 4, each ended by NUL.
public final class Chromium {
    public enum Failure: Error, CustomStringConvertible {
        case didNotStart(String)
        case didNotAnswer(String)
        case refused(String, String)

        public var description: String {
            switch self {
            case .didNotStart(let reason): "Chromium did not start: \(reason)"
            case .didNotAnswer(let method): "Chromium did not answer \(method)"
            case .refused(let method, let reason): "Chromium refused \(method): \(reason)"
            }
        }
    }

    /// What the browser said without being asked, oldest first: a method such as `Log.entryAdded`.
    public private(set) var events: [(method: String, parameters: [String: Any])] = []

    private let process: BrowserProcess
    private var received = Data()
    private var answers: [Int: [String: Any]] = [:]
    private var calls = 0
    private var session: String?

    /// The one browser of all tests, which takes a second to start; nil until a test needs it.
    private static let shared = Mutex<Chromium?>(nil)

    private init() throws {
        process = try BrowserProcess()
        let target = try call("Target.createTarget", ["url": "about:blank"])
        let attached = try call(
            "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
        session = attached["sessionId"] as? String
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            try call("\(domain).enable")
        }
    }

    /// Runs a test with the browser, which no other test has meanwhile.
    public static func withChromium<Value: Sendable>(
        _ body: @Sendable (Chromium) throws -> Value
    ) throws -> Value {
        try shared.withLock { shared in
            let browser: Chromium
            if let running = shared {
                browser = running
            } else {
                browser = try Chromium()
                shared = browser
                atexit { Chromium.shared.withLock { $0?.process.end() } }
            }
            try browser.reset()
            return try body(browser)
        }
    }

    /// Calls a method of the protocol; its result.
    @discardableResult
    public func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        calls += 1
        let id = calls
        var message: [String: Any] = ["id": id, "method": method, "params": parameters]
        message["sessionId"] = session
        try process.write(JSONSerialization.data(withJSONObject: message) + [0])
        try read(for: method) { answers[id] != nil }
        let answer = answers.removeValue(forKey: id) ?? [:]
        if let error = answer["error"] as? [String: Any] {
            throw Failure.refused(method, "\(error["message"] ?? "")")
        }
        return answer["result"] as? [String: Any] ?? [:]
    }

    public func forgetEvents() { events = [] }

    /// Reads messages until something is so.
    private func read(for method: String, until isDone: () -> Bool) throws {
        let limit = Date(timeIntervalSinceNow: 30)
        while !isDone() {
            if let end = received.firstIndex(of: 0) {
                let message = received[received.startIndex..<end]
                received = Data(received[(end + 1)...])
                take(try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:])
                continue
            }
            guard let more = process.read(until: limit) else { throw Failure.didNotAnswer(method) }
            received.append(more)
        }
    }

    private func take(_ message: [String: Any]) {
        if let id = message["id"] as? Int {
            answers[id] = message
        } else if let method = message["method"] as? String {
            events.append((method, message["params"] as? [String: Any] ?? [:]))
        }
    }
}

import CLibrary
package import Subprocess

/// The local server of a run that was not given one: a process of this program.
package struct OwnServer {
    package let address: String
    private let process: WorkerProcess
    /// What keeps it: when this end is closed, also by this program's end, it ends.
    private let leash: OwnedDescriptor

    /// The words that make the program a server.
    static let words = ["workload", "serve"]

    /// Starts it.
    ///
    /// - Parameter executable: this program.
    package static func start(
        _ executable: String, _ environment: Environment
    ) throws(WorkloadError) -> OwnServer {
        let leash: Conduit
        let output: Conduit
        do throws(WorkFault) {
            leash = try Conduit()
            output = try Conduit()
        } catch { throw WorkloadError(error) }
        let process: WorkerProcess
        do throws(SubprocessError) {
            process = try WorkerProcess.start(
                executable: executable, arguments: words, environment: environment,
                inheriting: [(leash.reader.value, 0), (output.writer.value, 1)])
        } catch { throw .subprocess(error) }
        leash.reader.close()
        output.writer.close()
        let line = (try? firstLine(of: output.reader.value)) ?? ""
        output.reader.close()
        let server = OwnServer(address: line, process: process, leash: leash.writer)
        guard ServerAddress(line) != nil else {
            server.end()
            throw .noServer
        }
        return server
    }

    /// Ends it and waits for that.
    package func end() {
        leash.close()
        _ = try? process.wait()
    }

    private static func firstLine(of descriptor: Int32) throws(WorkFault) -> String {
        let buffer = Bytes.buffer(64)
        defer { buffer.deallocate() }
        var line: [UInt8] = []
        while !line.contains(10) && line.count < 64 {
            let count = try Bytes.read(descriptor, into: buffer)
            if count == 0 { break }
            line.append(contentsOf: buffer[..<count])
        }
        return String(decoding: line.prefix { $0 != 10 }, as: UTF8.self)
    }
}

import CLibrary
import CSystem

/// The report channels of one batch: a fresh pipe for each program that has one.
///
/// Nobody else can ever write to a program's pipe but it and its descendants: what one that has
/// escaped writes later is in a pipe that nobody reads any more.
///
/// The write ends stay open here until a program's end was told, although nothing is written to them:
/// where the last one is closed with the program's end, the system wakes up whoever waits for the
/// pipe, between two measured programs.
struct ChannelPipes {
    private struct Channel {
        /// Nil where the program has none.
        var pipe: Pipe?
        var content = ChannelBytes()
        /// Whether it wrote so much at once that its pipe was enlarged.
        var isLarge = false
    }

    private var channels: [Channel] = []
    /// Pipes that were handed to the launcher for programs that it did not start, in the order in
    /// which it takes them; nobody else has ever had them.
    private var spare: [Pipe] = []
    /// How many of the batch's pipes the launcher has not been handed yet: the last ones.
    private var newCount = 0
    /// The first one whose program's end was not told.
    private var firstOpen = 0

    /// Begins the next batch: closes what was in use, and keeps what was not.
    ///
    /// - Parameter started: how many programs of the batch before were started.
    mutating func beginBatch(started: Int) {
        spare = channels.dropFirst(started).compactMap(\.pipe) + spare
        channels.removeAll(keepingCapacity: true)
        firstOpen = 0
        newCount = 0
    }

    /// Adds the next program of the batch.
    mutating func append(wanted: Bool) throws(SubprocessError) {
        var channel = Channel()
        if wanted, !spare.isEmpty {
            channel.pipe = spare.removeFirst()
        } else if wanted {
            let pipe = try Pipe()
            _ = fcntl(pipe.reader.descriptor, F_SETFL, O_NONBLOCK)
            channel.pipe = pipe
            newCount += 1
        }
        channels.append(channel)
    }

    /// What the launcher is to be handed, in the order of the programs.
    var newWriteEnds: [Int32] {
        channels.compactMap { $0.pipe?.writer.descriptor }.suffix(newCount)
    }

    /// Appends what `poll` waits for.
    func append(to entries: inout [pollfd]) {
        for channel in channels[firstOpen...] {
            guard let pipe = channel.pipe else { continue }
            entries.append(
                pollfd(fd: pipe.reader.descriptor, events: Int16(POLLIN), revents: 0))
        }
    }

    /// How long the programs may be left alone after their pipes were read.
    enum Calm {
        /// They wrote nothing: until one writes.
        case untilWritten
        /// One that goes on as it did does not fill its pipe in a while.
        case forAWhile
        /// One that goes on as it did is blocked soon.
        case none
    }

    /// Reads what all programs have written so far.
    mutating func drain() -> Calm {
        var calm = Calm.untilWritten
        for index in channels.indices[firstOpen...] {
            let count = drain(index)
            guard count > 0 else { continue }
            if count >= 16 << 10, let pipe = channels[index].pipe, !channels[index].isLarge {
                csystem_enlarge_pipe(pipe.reader.descriptor)
                channels[index].isLarge = true
                return .none
            }
            if count >= 512 << 10 { return .none }
            calm = .forAWhile
        }
        return calm
    }

    /// What a program wrote, which has ended; its pipe is closed.
    mutating func finish(_ index: Int) -> ChannelBytes {
        _ = drain(index)
        let content = channels[index].content
        channels[index] = Channel()
        firstOpen = index + 1
        return content
    }

    /// Reads what a program has written, at most the capacity: it may write faster than is read.
    private mutating func drain(_ index: Int) -> Int {
        guard let reader = channels[index].pipe?.reader.descriptor else { return 0 }
        var total = 0
        while total < ReportChannel.capacityBytes {
            let count = channels[index].content.read(from: reader)
            guard count > 0 else { break }
            total += count
        }
        return total
    }
}

extension ChannelBytes {
    /// Reads one chunk from a pipe that does not block.
    ///
    /// - Returns: how many bytes came, of which those above the capacity are dropped.
    fileprivate mutating func read(from pipe: Int32) -> Int {
        withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { chunk in
            var count = 0
            repeat {
                count = CLibrary.read(pipe, chunk.baseAddress, chunk.count)
            } while count < 0 && errno == EINTR
            guard count > 0 else { return 0 }
            let kept = min(count, ReportChannel.capacityBytes - bytes.count)
            bytes.append(contentsOf: chunk[..<kept])
            dropped += count - kept
            return count
        }
    }
}

import CLibrary
import CSystem

/// What `posix_spawn` is told about one program.
struct SpawnedProgram {
    let executable: String
    let arguments: [String]
    let environment: Environment
    var folder: String?
    /// Whether it leads a process group of its own; else it is in this process's.
    var leadsGroup = false

    /// Starts the program with these descriptors as its 0, 1, 2 …, default signals and no mask.
    ///
    /// - Returns: its process id.
    func spawn(descriptors: [Int32]) throws(SubprocessError) -> pid_t {
        try spawn(inheriting: descriptors.enumerated().map { ($1, Int32($0)) })
    }

    /// Starts the program with these descriptors under the numbers given, default signals and no
    /// mask; it has no others but those of this process that are not close-on-exec.
    ///
    /// - Returns: its process id.
    func spawn(inheriting: [(from: Int32, to: Int32)]) throws(SubprocessError) -> pid_t {
        try checkStrings()
        let copies = try copies(inheriting)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var failure = csystem_spawn_with_default_signals(&attributes)
        if leadsGroup && failure == 0 { failure = csystem_spawn_in_own_group(&attributes) }
        for (copy, place) in zip(copies, inheriting) where failure == 0 {
            failure = -posix_spawn_file_actions_adddup2(&actions, copy.descriptor, place.to)
        }
        if let folder, failure == 0 { failure = csystem_spawn_in_folder(&actions, folder) }
        var process: pid_t = 0
        if failure == 0 {
            failure = -withPointers(to: arguments.map { Array($0.utf8) }) { arguments in
                withPointers(to: environment.entries) { environment in
                    // The actions name the copies by number only.
                    withExtendedLifetime(copies) {
                        posix_spawn(
                            &process, executable, &actions, &attributes, arguments, environment)
                    }
                }
            }
        }
        guard failure == 0 else { throw reason(-failure) }
        return process
    }

    /// Refuses what C cannot tell from the end of a string.
    func checkStrings() throws(SubprocessError) {
        let strings = ([executable] + arguments).map { Array($0.utf8) } + environment.entries
        for string in strings where string.contains(0) {
            throw .zeroByte(in: String(decoding: string, as: UTF8.self))
        }
    }

    /// Close-on-exec copies above all places, so that none is replaced before it was placed itself.
    private func copies(
        _ inheriting: [(from: Int32, to: Int32)]
    ) throws(SubprocessError) -> [Descriptor] {
        let floor = inheriting.reduce(2) { max($0, $1.to) } + 1
        var copies: [Descriptor] = []
        for (from, _) in inheriting {
            let copy = fcntl(from, F_DUPFD_CLOEXEC, floor)
            guard copy >= 0 else { throw .system(call: "fcntl", code: errno) }
            copies.append(Descriptor(copy))
        }
        return copies
    }

    /// What an `errno` of `posix_spawn` says: the folder or the program itself.
    private func reason(_ code: Int32) -> SubprocessError {
        if let folder {
            var facts = stat()
            guard stat(folder, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR else {
                return .folderMissing(path: folder)
            }
        }
        return startError(code, of: executable)
    }
}

/// Calls `body` with the strings as C has them: each with a zero byte, NULL after the last.
func withPointers<Result>(
    to strings: [[UInt8]],
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    let bytes = UnsafeMutablePointer<CChar>.allocate(
        capacity: strings.reduce(1) { $0 + $1.count + 1 })
    defer { bytes.deallocate() }
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
        capacity: strings.count + 1)
    defer { pointers.deallocate() }
    var next = bytes
    for (index, string) in strings.enumerated() {
        pointers[index] = next
        for byte in string {
            next.pointee = CChar(bitPattern: byte)
            next += 1
        }
        next.pointee = 0
        next += 1
    }
    pointers[strings.count] = nil
    return body(pointers)
}

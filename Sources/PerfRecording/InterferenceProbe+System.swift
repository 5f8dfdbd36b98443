import CLibrary

extension InterferenceProbe {
    /// Reads what this machine tells; nil on a system that tells nothing.
    ///
    /// A reading takes some tens of microseconds.
    package static func system() -> InterferenceProbe? {
        #if os(Linux)
            let interference = LinuxInterference(
                files: .real, open: { SmallFile($0).map { file in { file.read() } } },
                ticks: Int64(sysconf(Int32(_SC_CLK_TCK))),
                cpus: sysconf(Int32(_SC_NPROCESSORS_CONF)))
            return InterferenceProbe { interference.read() }
        #else
            return nil
        #endif
    }
}

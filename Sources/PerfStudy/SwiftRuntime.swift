/// What executes the workloads that are compiled into this program.
package enum SwiftRuntime {
    /// The runtime's name as the history keeps it: the compiler's release, as far as a program can
    /// tell it of itself.
    package static var name: String {
        #if compiler(>=6.4)
            "swift 6.4"
        #elseif compiler(>=6.3.1)
            "swift 6.3.1"
        #elseif compiler(>=6.3)
            "swift 6.3"
        #else
            "swift 6"
        #endif
    }
}

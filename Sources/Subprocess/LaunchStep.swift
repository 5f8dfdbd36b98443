/// What a program is given before it begins, with the value that was asked for.
package enum LaunchStep: Equatable, Sendable {
    /// The path of the folder that it begins in.
    case folder(String)
    /// The path of its standard input.
    case input(String)
    /// What is added to its niceness.
    case niceness(Int32)
    /// The numbers of the CPUs that it is confined to: EINVAL where it may not run on one of them,
    /// ENOTSUP where the system confines no program.
    case cpus([Int])
}

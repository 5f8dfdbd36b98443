import CLibrary

/// What a signal to the recorder asks for.
enum RecorderSignal {
    case interrupt, suspend, resize, other

    init(_ number: Int32) {
        switch number {
        case SIGINT, SIGTERM, SIGHUP: self = .interrupt
        case SIGTSTP: self = .suspend
        case SIGWINCH: self = .resize
        default: self = .other
        }
    }
}

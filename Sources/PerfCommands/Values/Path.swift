/// Absolute paths as text.
enum Path {
    /// Without empty parts, `.` and `..` (taken by their names, links are not followed).
    ///
    /// Example: `/a/./b/../c/` is `/a/c`.
    static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." { parts.append(part) } else if !parts.isEmpty { parts.removeLast() }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The part after the last slash.
    static func name(_ path: String) -> String {
        String(path.split(separator: "/").last ?? "")
    }

    /// The part before the last slash; `/` where there is none.
    static func folder(of path: String) -> String {
        let parent = path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
        return parent.isEmpty ? "/" : String(parent)
    }
}

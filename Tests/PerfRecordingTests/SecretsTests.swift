import PerfRecording
import TestSupport
import Testing

@Suite struct `Secrets of a command` {
    @Test(arguments: [
        // Options.
        (["foo", "--token", "X"], ["foo", "--token", "***"]),
        (["foo", "--token=X"], ["foo", "--token=***"]),
        (["foo", "--token=X Y;Z"], ["foo", "--token=***"]),
        (["foo", "-password", "X"], ["foo", "-password", "***"]),
        (["foo", "--db-password", "X"], ["foo", "--db-password", "***"]),
        (["foo", "--api-key", "X"], ["foo", "--api-key", "***"]),
        (["foo", "--ApiKey=X"], ["foo", "--ApiKey=***"]),
        (["curl", "--oauth2-bearer", "X"], ["curl", "--oauth2-bearer", "***"]),
        (["foo", "--token", "--verbose", "x"], ["foo", "--token", "--verbose", "x"]),
        (["foo", "--token"], ["foo", "--token"]),
        (["foo", "--token="], ["foo", "--token="]),
        (["java", "-Ddb.password=X"], ["java", "-Ddb.password=***"]),
        // Assignments.
        (["env", "PASSWORD=X", "cmd"], ["env", "PASSWORD=***", "cmd"]),
        (["env", "PASSWORD=X Y", "cmd"], ["env", "PASSWORD=***", "cmd"]),
        (["env", "AWS_SECRET_ACCESS_KEY=X"], ["env", "AWS_SECRET_ACCESS_KEY=***"]),
        (["env", "MYSQL_PWD=X", "DB_PASS=Y"], ["env", "MYSQL_PWD=***", "DB_PASS=***"]),
        (["docker", "run", "--env=TOKEN=a;b c"], ["docker", "run", "--env=TOKEN=***"]),
        (["curl", "-d", "user=u&password=X"], ["curl", "-d", "user=u&password=***"]),
        (["curl", "https://h/?token=X&a=1"], ["curl", "https://h/?token=***&a=1"]),
        (["psql", "host=h password=X dbname=d"], ["psql", "host=h password=*** dbname=d"]),
        // Scripts.
        (["sh", "-c", "PASSWORD=x foo"], ["sh", "-c", "PASSWORD=*** foo"]),
        (["bash", "-lc", "PASSWORD=x foo"], ["bash", "-lc", "PASSWORD=*** foo"]),
        (["PASSWORD=x foo | bar"], ["PASSWORD=*** foo | bar"]),
        (["PASSWORD=x;foo"], ["PASSWORD=***;foo"]),
        (["PASSWORD='a b' foo"], ["PASSWORD=*** foo"]),
        (["PASSWORD='a'\"b c\"\\ d foo"], ["PASSWORD=*** foo"]),
        (["PASSWORD=\"a\\\" b\" foo"], ["PASSWORD=*** foo"]),
        (["env \"PASSWORD=a b\" foo"], ["env \"PASSWORD=***\" foo"]),
        (["foo --token  X bar"], ["foo --token  *** bar"]),
        (["foo --token\tX\nbar"], ["foo --token\t***\nbar"]),
        (["foo --token --verbose"], ["foo --token --verbose"]),
        (["foo -password X"], ["foo -password ***"]),
        (["PASSWORD= foo"], ["PASSWORD= foo"]),
        (["PASSWORD='x"], ["PASSWORD=***"]),
        // Headers and members.
        (["curl", "-H", "Authorization: Bearer X"], ["curl", "-H", "Authorization: ***"]),
        (["curl", "-H", "Authorization:Bearer X"], ["curl", "-H", "Authorization:***"]),
        (["curl", "--header=Authorization: X Y"], ["curl", "--header=Authorization: ***"]),
        (["curl", "-H", "PRIVATE-TOKEN:X"], ["curl", "-H", "PRIVATE-TOKEN:***"]),
        (["http", "h", "X-Api-Key:X"], ["http", "h", "X-Api-Key:***"]),
        (["curl -H 'Authorization: Bearer X' h"], ["curl -H 'Authorization: ***' h"]),
        (["curl", "-d", #"{"password":"X","a":1}"#], ["curl", "-d", #"{"password":***,"a":1}"#]),
        (["curl", "-d", #"{"token": 7, "a":1}"#], ["curl", "-d", #"{"token": ***, "a":1}"#]),
        // Addresses.
        (["curl", "https://u:p@h/"], ["curl", "https://u:***@h/"]),
        (["curl", "https://u:p@q@h/x"], ["curl", "https://u:***@h/x"]),
        (["foo", "redis://:p@h:6379/0"], ["foo", "redis://:***@h:6379/0"]),
        (["foo", "a://u:p@h,b://v:q@i"], ["foo", "a://u:***@h,b://v:***@i"]),
        (["foo", "--url=https://u:p@h"], ["foo", "--url=https://u:***@h"]),
        (["curl 'https://u:p@h/' x"], ["curl 'https://u:***@h/' x"]),
        (["foo", "user:password@host"], ["foo", "user:***@host"]),
        (["foo", "user:password@10.0.0.1:80/x"], ["foo", "user:***@10.0.0.1:80/x"]),
        (["foo", "--dsn=user:pa=ss@tcp(h)"], ["foo", "--dsn=user:***@tcp(h)"]),
    ])
    func `are masked`(words: [String], masked: [String]) {
        #expect(Secrets.masked(words) == masked)
    }

    @Test(arguments: [
        [], [""], ["true"], ["=", "--", "-", "@", ":", "://", "://@", ":@", "a:@b"],
        ["foo", "--tokenize", "x"], ["foo", "--max-tokens", "5"], ["foo", "--tokens=5"],
        ["foo", "--password-file", "f"], ["foo", "--password-file=f"],
        ["psql", "--no-password", "d"],
        ["docker", "run", "image:tag@sha256:0123456789abcdef", "x"],
        ["docker", "run", "registry:5000/image:tag@sha256:0123456789abcdef"],
        ["skopeo", "inspect", "docker://image:tag@sha256:0123456789abcdef"],
        ["docker", "run", "-e", "TOKEN", "my-token:1.2"],
        ["git", "clone", "git@github.com:a/b"], ["git", "clone", "https://git@github.com/a/b"],
        ["git", "clone", "ssh://git@github.com:22/a/b"], ["curl", "http://h:80/a@b"],
        ["scp", "user@host:dir/file@2x.png", "."], ["npx", "npm:react@18"],
        ["deno", "run", "alias@npm:cowsay@1.5"], ["mail", "mailto:a@b.c"],
        ["awk", "{ token = $1; print token }"], ["sh", "-c", "[ \"$password\" = \"\" ] && echo a"],
        ["ffmpeg", "-pass", "1"], ["env", "PWD=/x", "OLDPWD=/y"], ["xz", "-T4", "a=b"],
        ["echo", "the token is"], ["date", "+%H:%M"], ["foo", "compass=x"],
    ])
    func `are not seen where there are none`(words: [String]) {
        #expect(Secrets.masked(words) == words)
    }

    @Test func `are masked once and for all`() {
        let words = ["curl", "-H", "Authorization: Bearer X", "https://u:p@h/", "TOKEN=x"]
        let masked = Secrets.masked(words)
        #expect(Secrets.masked(masked) == masked)
    }

    @Test func `never trap, and never change how many words there are`() {
        let pieces = [
            "--", "token", "PASSWORD", "=", ":", " ", "\"", "'", "\\", "@", "//", "x", "é", "-H",
        ]
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5_000 {
            let words = (0..<3).map { _ in
                (0..<Int.random(in: 0...8, using: &generator))
                    .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            }
            #expect(Secrets.masked(words).count == 3)
        }
    }
}

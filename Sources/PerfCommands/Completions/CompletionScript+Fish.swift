extension CompletionShell {
    static let fishScript = #"""
        # fish completion of perfdb: asks the program itself. `perfdb completions fish` prints it.

        function __perfdb_complete
            set -l words (commandline -opc)
            set -l typed (commandline -ct | string collect)
            set -l word (string unescape -- "$typed" | string collect)
            set -l program $words[1]
            command -sq -- $program; or set program perfdb
            set -l arguments $words
            set -e arguments[1]
            set -l answer ($program __complete fish (count $arguments) $arguments "$word" 2>/dev/null \
                | string split0)
            set -l order $answer[1]
            set -l kept $answer[2]
            set -e answer[1 2]
            switch "$order"
                case files
                    set -l value (string sub --start (math (string length -- "$kept") + 1) -- "$word")
                    set -a answer $kept(__fish_complete_path "$value")
                case folders
                    set -l value (string sub --start (math (string length -- "$kept") + 1) -- "$word")
                    set -a answer $kept(__fish_complete_directories "$value" '')
                case programs
                    set -a answer (complete -C (string escape --no-quoted -- "$word"))
                case 'line *'
                    set -l place (math (string replace 'line ' '' -- $order) + 1)
                    set -l line (string escape -- $words[$place..-1]) "$typed"
                    set -a answer (complete -C "$line")
            end
            string join0 -- $answer
        end

        complete -c perfdb -f -k -a '(__perfdb_complete | string split0)'

        """#
}

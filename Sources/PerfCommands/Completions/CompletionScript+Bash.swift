extension CompletionShell {
    /// `$1` of the function is the program as typed, `$2` the part of the word that readline replaces.
    static let bashScript = #"""
        # bash completion of perfdb: asks the program itself. `perfdb completions bash` prints it.

        _perfdb() {
            local program=$1 answer kind place candidate
            type -P -- "$program" >/dev/null || program=perfdb
            answer=$("$program" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" \
                "${COMP_LINE:COMP_POINT}" 2>/dev/null)
            COMPREPLY=()
            {
                IFS=' ' read -r kind place
                while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done
            } <<<"$answer"
            case $kind in
                goes-on) compopt -o nospace 2>/dev/null ;;
                files) _perfdb_add default -f "$2" ;;
                folders) _perfdb_add dirnames -d "$2" ;;
                programs) _perfdb_add default -c "$2" ;;
                line) _perfdb_command_line "$place" "$2" ;;
            esac
        }

        # Leaves paths to readline; beside candidates, and for programs, adds what bash knows itself.
        _perfdb_add() {
            if [[ $2 != -c || $3 == */* ]] && ((${#COMPREPLY[@]} == 0)); then
                compopt -o "$1" 2>/dev/null
                return
            fi
            local name
            compopt -o filenames 2>/dev/null
            while IFS= read -r name; do
                [[ -n $name ]] && COMPREPLY+=("$name")
            done <<<"$(compgen "$2" -- "$3")"
        }

        # Completes the command line that begins at a place in COMP_LINE as its program does.
        _perfdb_command_line() {
            local index=0 start=0 rest before function
            while ((index < COMP_CWORD)); do
                rest=${COMP_LINE:start}
                before=${rest%%"${COMP_WORDS[index]}"*}
                ((start + ${#before} >= $1)) && break
                start=$((start + ${#before} + ${#COMP_WORDS[index]}))
                ((index += 1))
            done
            if declare -F _comp_command_offset >/dev/null; then
                _comp_command_offset "$index"
            elif declare -F _command_offset >/dev/null; then
                _command_offset "$index"
            elif ((index == COMP_CWORD)); then
                _perfdb_add default -c "$2"
            else
                function=$(complete -p -- "${COMP_WORDS[index]}" 2>/dev/null)
                if [[ $function == *' -F '* ]]; then
                    function=${function#* -F }
                    local COMP_LINE=${COMP_LINE:$1} COMP_POINT=$((COMP_POINT - $1))
                    local COMP_CWORD=$((COMP_CWORD - index))
                    local -a COMP_WORDS=("${COMP_WORDS[@]:index}")
                    "${function%% *}" "${COMP_WORDS[0]}" "$2" "${COMP_WORDS[COMP_CWORD - 1]}"
                else
                    compopt -o default 2>/dev/null
                fi
            fi
        }

        complete -F _perfdb perfdb

        """#
}

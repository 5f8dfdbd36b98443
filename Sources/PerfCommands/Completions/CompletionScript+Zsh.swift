extension CompletionShell {
    /// Works both as the file `_perfdb` in `$fpath` and read by `source`.
    static let zshScript = #"""
        #compdef perfdb
        # zsh completion of perfdb: asks the program itself. `perfdb completions zsh` prints it.

        _perfdb() {
            local program=${(Q)words[1]} order kept place
            local -a fields values shown
            (( $+commands[$program] )) || [[ -x $program ]] || program=perfdb
            fields=("${(0@)"$(COLUMNS=$COLUMNS "$program" __complete zsh $(( CURRENT - 2 )) \
                "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" "${(@Q)words[CURRENT+1,-1]}" \
                2>/dev/null)"}")
            order=$fields[1] kept=$fields[2]
            for (( place = 3; place < $#fields; place += 2 )); do
                values+=("$fields[place]")
                shown+=("$fields[place + 1]")
            done
            if (( $#values )); then
                local -a more=(-V perfdb)
                [[ $order == goes-on ]] && more+=(-S '')
                [[ $shown[1] == *'  -- '* ]] && more+=(-l)
                compadd "${more[@]}" -d shown -a values
            fi
            case $order in
                files|folders|programs) [[ $kept == *= ]] && compset -P '*=' ;;
            esac
            case $order in
                files) _files ;;
                folders) _files -/ ;;
                programs) _command_names -e ;;
                line*)
                    place=${order#line }
                    words=("${(@)words[place + 1,-1]}")
                    (( CURRENT -= place ))
                    _normal
                    ;;
            esac
        }

        if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
            _perfdb "$@"
        else
            compdef _perfdb perfdb
        fi

        """#
}

extension ScriptGrammar {
  /// Compound commands and ways to leave them.
  static let control = ##"""
    statement
      30 «assignment»
      12 «run»
      8 «option»
      5 «positional»
      4 «reading»
      6 «and-or»
      10 «call»
      3 «arithmetic statement»
      9+ «conditional»
      5+ «choice»
      6+ «loop»
      6+ «group»
      6+ «function»
      4+ «evaluated»
      9+ «loader»
      2 «trap»
      2 «leaving»
      3+ «pipeline»
      6b «array»
      3b «reference»
      4b «declaration»
    block
      4 «statement»
      3 «statement»⏎«statement»
      1 «statement»⏎«statement»⏎«statement»
    condition
      6 [ "$«name»" = alpha ]
      2 [ "$«name»" = "$BB" ]
      1 [ "$«name»" != '' ]
      1 [ x"$«name»" = x"d" ]
      2 [ -n "$«name»" ]
      2 [ -z "$«name»" ]
      1 [ -z "${«name»:-}" ]
      1 test "$«name»"
      2 [ "${«name»+x}" ]
      1 true
      1 false
      1 ! true
      1 [ ${#AA} -gt 3 ]
      1 [ 3 -lt 7 ]
      1 [ "$NN" -eq 3 ] 2>/dev/null
      1 [ -n "$«name 1»" ] && [ "$«name 1»" != alpha ]
      1 [ ! -n "$«name»" ]
      1 [ a = a -a b = b ]
      1 [ a = b -o -z "$«name»" ]
      1 ! [ -z "$«name»" ]
      1 [ $«name» = alpha ]
      1 [ -n $«name» ]
      1 case $«name» in («pattern») true;; (*) false;; esac
      3 [ "$1" = x ]
      1 [ -f maybe ]
      1 [ -e ./maybe ]
      1 [ "$#" -gt 1 ]
      1 [ $# -gt 0 ]
      3 python «number»
      2 «prefix» python «number»
      1 echo "$AA" | grep -q a
      1 «name»=$(false)
      1 export «name»=$(false)
      1 unset «name»
      1 «callee» c
      1 command -v no_such_program >/dev/null
      5b [[ $«name» == «conditional pattern» ]]
      1b [[ $«name» ]]
      1b [[ -n $«name» ]]
      1b [[ -z $«name» ]]
      1b [[ -v «name» ]]
      1b [[ $«name» != alpha ]]
      1b [[ $«name» < b ]]
      1b [[ -n $«name» && $AA == a* ]]
      1b [[ ! $«name» || $BB ]]
      1b [[ $«name» = "$BB" ]]
      3b [[ $«name» =~ «expression» ]]
      1b ((NN > 2))
      1b ((NN == 3 || MM))
      1b (( ! NN ))
      1b [[ NN -lt 5 ]]
      1b [[ -f maybe && $AA ]]
    conditional pattern
      3 «pattern»
      1 a*
      1 @(alpha|beta)
      1 *"="*
    expression
      1 ^a
      1 ^[0-9]+$
      1 (l|b)
      1 ^(al)(pha)?
      1 x.*y
      1 \.tar
      1 "a."
    conditional
      4 if «condition»; then⏎«block»⏎fi
      4 if «condition»; then⏎«block»⏎else⏎«block»⏎fi
      2 if «condition»; then⏎«block»⏎elif «condition»; then⏎«block»⏎fi
      1 if «condition»; then⏎«block»⏎elif «condition»; then⏎«block»⏎else⏎«block»⏎fi
      1 if «condition»; then «assignment simple»; else «assignment simple»; fi
    subject
      3 $«name»
      3 "$«name»"
      2 "$1"
      1 alpha
      1 a.tar.gz
      1 $NN
      1 ${AA%%.*}
      1 "${BB:-x y}"
    choice
      3 case «subject» in⏎«pattern») «statement»⏎;;⏎*) «statement»⏎;;⏎esac
      2 case «subject» in⏎(«pattern»|«pattern»)⏎«block»⏎;;⏎«pattern») «statement»⏎;;⏎esac
      1b case «subject» in⏎«pattern») «statement»⏎;&⏎«pattern») «statement»⏎;;&⏎*) «statement»⏎;;⏎esac
      1 case «subject» in x) export «name»=cx;; y|alpha) export «name»=cy;; *) export «name»=cz;; esac
    counter
      1 «new i»
    items
      4 «word» «word»
      2 1 2 3
      1 a
      1
      1 x {1..3}
      1 $AA
      1 "$@"
      1 one two
      1 $(echo p q)
      1b "${arr[@]}"
    loop
      4 for «counter 1» in «items»; do⏎«body»⏎export «name»=$«counter 1»«leave loop»⏎done
      3 for «name» in «items»; do⏎«body»«leave loop»⏎done
      3 for «counter 1» in «items»; do export «name»="$«counter 1»"; python «number» $«counter 1»; done
      2 «counter 1»=0⏎while [ $«counter 1» -lt 3 ]; do⏎«counter 1»=$((«counter 1»+1))⏎«body»«leave loop»⏎done
      1 «counter 1»=0⏎while :; do⏎«counter 1»=$((«counter 1»+1))⏎[ $«counter 1» -gt 2 ] && break⏎export «name»=$«counter 1»⏎«body»⏎done
      2 «counter 1»=3⏎until [ $«counter 1» -eq 0 ]; do «counter 1»=$((«counter 1»-1))⏎«body»⏎done
      2b for ((«counter 1»=0; «counter 1»<3; «counter 1»++)); do⏎«body»⏎export «name»=$«counter 1»⏎done
      2 while read -r «counter 1» r; do export «name»=$«counter 1»⏎«body»⏎done <<END⏎l1 a b⏎l2 $AA⏎END
      2 while IFS== read -r k v; do⏎export "$k=$v"⏎done <<'END'⏎AA=q "r"⏎BB=x=y⏎END
      2 printf '%s\n' one two | while read -r «counter 1»; do export «name»=$«counter 1»⏎«body»⏎done
      1b while read -r «name»; do⏎«body»⏎done < <(echo sub; echo last)
      1 for «counter 1» do export «name»=$«counter 1»⏎«body»⏎done
      1 for «counter 1» in x y; do for «counter 2» in 1 2; do⏎[ "$«counter 2»" = 2 ] && «jump»⏎«body»⏎done; «assignment»⏎done
    body
      2 «statement»
      1 «statement»⏎«statement»
      1 «run»
    jump
      1 break
      1 continue
      1 break 2
      1 continue 2
    leave loop
      6
      1 ⏎if «condition»; then break; fi⏎«statement»
      1 ⏎if «condition»; then continue; fi⏎«statement»
      1 ⏎«condition» && break⏎«statement»
    group
      4 (⏎«block»⏎)
      4 {⏎«block»⏎}
      1 (⏎«block»⏎) > out
      1 {⏎«block»⏎} 2>&1
      1 {⏎«block»⏎} | cat
      1 {⏎«block»⏎} &⏎wait
      1 (⏎«block»⏎) || true
      1 {⏎«block»⏎} < /dev/null
    function line
      6 local «name»=«value»
      2 local «name»
      2 local «name» «name»=«value»
      1b local -x «name»=Loc
      1b local -u «name»=b7
      1b local -i «name»=5
      1b local -r «name»=ro
      1b local -a «name»=(l m)
      1b local -n RL=$1
      1 local «name»; «name»=inner; export «name»
      1 local -; set -a
      1 local -; set +e; set -u
      1 local «name»=opt -; set -f
      2 export «name»=$1
      1 export «name»="$*"
      1 export «name»=$#
      1 export «name»=${2:-none}
      1 «name»="$@"
      10 «statement»
      3 «run»
      1 shift
      1 set -- s t
      1 return
      1 return 1
      1 if «condition»; then return; fi
      1 if «condition»; then return 2; fi
      1 unset «name»
      1 echo out
      1b declare -g «name»=glob
      1b declare «name»=loc
    function body
      1 «function line»
      2 «function line»⏎«function line»
      1 «function line»⏎«function line»⏎«function line»
    function
      8 ‹define›() {⏎‹body›⏎}
      1 ‹define›() (⏎‹body›⏎)
      2b function ‹define› {⏎‹body›⏎}
      1b function ‹define›() { ‹body›⏎}
    call
      5 «callee»
      5 «callee» «word»
      3 «callee» «word» «word»
      2 «prefix» «callee» «word»
      1 «callee» || true
      1 «callee» x && export DD=after
      1 «callee» &⏎wait
      1 «callee» | cat
      1 «name»=$(«callee» in)
      1 export «name»=$(«callee» in)
      1 ( «callee» s )
    and-or
      4 «condition» && «simple»
      4 «condition» || «simple»
      2 «condition» && «simple» || «simple»
      1 «simple» && «simple»
      1 «simple» || «simple»
      1 «condition» || { «simple»; «simple»; }
    assignment simple
      3 «name»=«value»
      4 export «name»=«value»
      1 unset «name»
      1 export «name»
    simple
      6 «assignment simple»
      3 «program»
      1 true
      1 false
      1 { «assignment simple»; }
      1 ( «assignment simple» )
      1 «prefix» «program»
    pipeline
      3 «assignment simple» | cat
      2 echo p1 | read «name»
      2 echo p | { read -r «name»; «run»⏎}
      2 false | «assignment simple»
      1b shopt -s lastpipe; echo lp | read -r «name»
      1 «program» | «prefix» «program» | cat
      1 «run»
    leaving
      2 if «condition»; then «exit»; fi
      2 «condition» || «exit»
      1 «condition» && «exit»
      1 (exit 4)
      1 ( exit; python «number» )
      1 «exit»
    exit
      1 exit
      1 exit 3
      1 { python «number»; exit 1; }

    """##
}

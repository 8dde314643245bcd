extension ScriptGrammar {
  /// Options, positional parameters, reading, and files that are written and loaded.
  static let loaders = ##"""
    option
      6 set -a
      5 set +a
      1 set -o allexport
      1 set +o allexport
      2 set -u
      2 set +u
      2 set -e
      1 set -eu
      1b set -ez
      1 set -aC
      2 set +e
      1 set -f
      1 set +f
      1 set -x
      1 IFS=','
      1 IFS=:
      1 IFS=
      1 IFS=" "
      2 unset IFS
      1 cd .
      1 mkdir -p sub && cd sub && cd ..
      2b set -o pipefail
      1b set -euo pipefail
      1b shopt -s lastpipe
      1b shopt -s nullglob
      1b shopt -s nocasematch
      1b shopt -s extglob
      1b shopt -s inherit_errexit
      1b set -k
      1b set +k
      1b set -o posix
      1b set +o posix
      1b set +B
      1b set -B
    positional
      5 set -- «word» «word»
      2 set --
      2 shift
      1 shift 2
      2 «name»=$#
      2 export «name»="$*"
      1 export «name»=${1:-none}
      1 set -- "$@" more
      1 set -- $«name»
      2 set -- -a one -b rest⏎OPTIND=1⏎while getopts a:b o; do case $o in a) export «name»=$OPTARG;; b) «name»=$o;; esac; done⏎shift $((OPTIND-1))
      2 set -- --name n1 --flag tail⏎while [ $# -gt 0 ]; do case "$1" in --name) export «name»="$2"; shift 2;; --flag) «name»=1; shift;; *) break;; esac; done
    here text
      1 one two three
      1   a  b
      1 $AA
      1 x\\y z
      1 «name»=«plain»
      1 "$BB" 'q'
      1 \$AA `echo sub`
    reading
      3 read -r «name» «name» <<END⏎«here text»⏎END
      2 read «name» <<'END'⏎a\\b c\ d⏎END
      1 read «name» <<'END'⏎a\⏎b⏎END
      1 IFS= read -r «name» <<'END'⏎  keep  ⏎END
      2 IFS=: read -r «name» «name» <<END⏎u:v:w⏎END
      3b read -r «name» <<< «word»
      1b read -r «name» «name» <<< «double»
      2b IFS=, read -r «name» r <<< «word»
      1b read -d ';' -r «name» <<< 'semi;rest'
      1b read -n 3 «name» <<< 'abcdef'
      2b printf -v «name» '%s' «word»
      1b printf -v «name» '%q' «word»
      1b printf -v «name» '%-5s|%5s' «word»
      1b printf -v «name» '%s,' «word» «word»
      1b printf -v «name» '%b' «word»
      1b printf -v «name» "<%s>" «word»
      1b printf -v «name» '%04d-%x' 42 255
      1 cat > r.txt <<END⏎from «here text»⏎second⏎END⏎read -r «name» < r.txt
      2 echo «double» > v.txt⏎«name»=$(cat v.txt)
      1b «name»=$(< v.txt)
      1 echo «word» >> v.txt
    environment line
      6 «name»=v1
      2 «name»=/x/y
      1 «name»=
      3 «name»='a b'
      1 «name»='$AA'
      3 «name»="q r"
      1 «name»="${AA}"
      2 export «name»=e1
      1 export «name»=$BB
      1 # comment
      1 #AA=no
      1 «name»=v # trailing
      1 «name»=a#b
      1 «name»="it's"
      1 «name»=a\ b
    environment lines
      1 «environment line»
      2 «environment line»⏎«environment line»
      2 «environment line»⏎«environment line»⏎«environment line»
    loader
      9 «load»
      3 «script»
    load
      5 . ./«file»
      4b source ./«file»
      1b source «file»
      5 set -a; . ./«file»; set +a
      2 set -o allexport⏎. ./«file»⏎set +o allexport
      4 export $(grep -v '^#' «file» | xargs)
      2 export $(cat «file»)
      1 export $(cat «file» | grep -v '#' | xargs)
      1 eval "$(cat «file»)"
      1 eval $(sed -e 's/^/export /' «file»)
      1 export $(sed '/^#/d' «file» | xargs)
      1 env $(cat «file») python «number»
      1 env $(grep -v '^#' «file» | xargs) python «number»
      1 export $(grep -v '^#' «file» | xargs -d '\n')
      1 export $(grep -E '^[A-Z]+=' «file» | sed 's/#.*//' | xargs)
      1 while IFS='=' read -r key val; do⏎[ -z "$key" ] && continue⏎case $key in \#*) continue;; esac⏎export "$key=$val"⏎done < «file»
      1 while read -r line; do export "$line"; done < «file»
      1b source <(sed 's/^/export /' «file»)
      1b set -a; source <(grep -v '^#' «file»); set +a
      1b while read -r line || [[ -n $line ]]; do [[ $line =~ ^# ]] || export "$line"; done < «file»
      1 set -o allexport; [ -f «file 1» ] && . ./«file 1»; set +o allexport
      2 «shell» ./«file»⏎«run»
      1 [ -f «file 1» ] && . ./«file 1»
      1 if [ -f ./«file 1» ]; then set -a; . ./«file 1»; set +a; fi
      1 «name 1»=$(grep ^«name 1»= «file» | cut -d= -f2)
      1 . ./«file» || true
      1 . ./no-such-file 2>/dev/null || true
      2+ cat > «new s» <<'END'⏎«environment lines»⏎END⏎. ./«last»
      2+ cat <<END > «new s»⏎«environment lines»⏎END⏎. ./«last»
      1+ echo "export «name»=$AA" > «new s»; echo '«name»=w' >> «last»; . ./«last»
      1+ { echo "«name»=one"; echo "export «name»=two"; } > «new s»⏎. ./«last»
      1+ printf '%s\n' «name»=pf «name»=pg > «new s»⏎set -a⏎. ./«last»⏎set +a
    script
      3+ cat > «new s» <<'END2'⏎«block»⏎«run»⏎END2⏎«shell» «last» one 'b c'
      2+ cat > «new s» <<'END2'⏎«block»⏎END2⏎. ./«last»
      2+ «shell» <<'END2'⏎«block»⏎«run»⏎END2
      1+ «shell» -s sx sy <<'END2'⏎export «name»=$2⏎«run»⏎END2
      2b+ cat > «new s» <<'END2'⏎«block»⏎END2⏎source ./«last» p1 p2
      1+ cat > «new s» <<END2⏎export «name»="$AA"⏎export «name»=\$BB⏎python «number»⏎END2⏎«shell» ./«last»
      1+ cat > «new s» <<-'END2'⏎	export «name»=tabs⏎	python «number»⏎	END2⏎chmod +x «last»⏎«shell» «last»
      1+ printf '#!/bin/«shell»\nexport «name»=ex\npython «number»\n' > «new s»⏎chmod +x «last»⏎./«last»
    evaluated
      4 eval «'assignment»
      2 eval "«name»=\$«name»"
      2 eval «'block»
      2 cmd=«'program»⏎$cmd
      1 cmd='export «name»=cc'⏎eval "$cmd"
      1 for v in AA BB; do eval "export $v=ev_$v"; done
      3 «shell» -c «'block»
      2 «shell» -c «'script line»
      1 «shell» -ac '«name»=opt; python «number»'
      1 «shell» -ec 'false; export «name»=no; python «number»'
      1b f_exp() { export «name»=$1; python «number»; }⏎export -f f_exp⏎bash -c 'f_exp in'
      1b builtin export «name»=«value»
      1 command export «name»=«value»
      1b command eval «'assignment»
      1 sh -c 'export «name»=sh; python «number»'
      1 alias al='export «name»=aliased'; al
    trap
      2 trap 'python «number»' EXIT
      1 trap 'unset AA' USR1
      1 trap - EXIT
      1 trap «'trapped» 0
      1 cleanup() { python «number»; }⏎trap cleanup EXIT
      1b trap 'export «name»=err' ERR
    trapped
      1 «assignment»; python «number»
      1 python «number»; «assignment»

    """##
}

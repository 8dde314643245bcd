extension ScriptGrammar {
  /// Programs that leave a record, and what changes variables directly.
  static let commands = ##"""
    program
      6 python «number»
      2 python «number» «word»
      1 python «number» «word» «word»
      1 python «number» "$@"
      1 train «number» «word»
      1 ./bin/train «number»
    run
      40 «program»
      18 «prefix» «program»
      18 «wrapped»
      3 «prefix» «wrapped»
      4 «program»«redirection»
      3 «program»«ending»
    redirection
      1 > log
      1 >> log 2>&1
      1 < /dev/null
      1 2> /dev/null
      1b &> log
    ending
      1 | cat
      1 | tee log
      1 &
      1 || true
      1 && :
    prefix
      3 «name»=«value»
      2 «name»=«value» «name»=«value»
      1b «name»+=«value»
    wrapped
      5 env «program»
      5 env «name»=«word» «program»
      2 env «name»=«word» «name»=«word» «program»
      2 env -i PATH="$PATH" «name»=«word» «program»
      1 env - PATH="$PATH" «program»
      2 env -u «name» «program»
      1 env -u«name» «name»=x «program»
      1 env --unset=«name» «program»
      3 nohup «program»
      2 nice -n 5 «program»
      2 timeout 5 «program»
      3 command «program»
      2 ( exec «program» )
      2 eval «'program»
      3 «shell» -c «'program»
      2+ «shell» -c «'script line» zero one two
      2 stdbuf -oL «program»
      1 setsid -w «program»
      2 xargs «program» < /dev/null
      2 if «program»; then :; fi
      2 ! «program»
      2 ( «program» )
      2 { «program»; }
      1b time «program»
      1 timeout 9 env «name»=«word» nice «program»
      1 command -p ./bin/python «number»
      1 ( «prefix» exec «program» )
      1 echo a1 b1 | xargs python «number»
    script line
      2 «assignment»⏎«program»
      1 export «name»=$1; «program»
      1 «name»=$0 «program»
    assignment
      30 «name»=«value»
      30 export «name»=«value»
      8 export «name»
      5 export «name» «name»=«value»
      5 unset «name»
      2 unset -v «name» «name»
      4 «name»=«value» «name»=«value»
      1 readonly «name»=«value»
      1 readonly «name»
      1 : "${«name»:=d}"
      1 : ${«name»:=x y}
      2 : "${«name»:=$AA}"
      2 «name 1»=${«name 1»:-«operand»}
      2 export «name 1»=${«name 1»:-«operand»}
      1 NN=3
      1 NN=0 MM=11
      5b «name»+=«value»
      2b export «name»+=«value»
      3b export -n «name»
      1b export -n «name»=«value»
      1 «prefix» :
      1 «prefix» true
      1 «prefix» eval :
      1 «prefix» export EE
      1 «prefix» unset -v DD
      1 export "«name»=a b"
      1 export "«name»=$BB"
      1 n=«name»; export "$n=v"; export $n
      1 export «name»= b1
      1 export «name» = v
      1 export -- «name»=x
      1 «name»= b2
      1 # export «name»=commented
      1 export «name»=«value» # trailing
      1 export «name»=«plain»; «name»=«plain»
    declaration
      6 «declare» -x «name»=«value»
      3 «declare» -x «name»
      4 «declare» +x «name»
      4 «declare» «name»=«value»
      3 «declare» -«case» «name»=«value»
      2 «declare» -«case» «name 1»; «name 1»=Abc
      1 «declare» -«case» «name 1»; «name 1»+=ÀBc
      1 «declare» -i «name 1»; «name 1»=3+4
      1 «declare» -i NN=2*3; NN+=2; AA=$NN
      1 «declare» +i «name 1»
      2 «declare» -gx «name»=«value»
      1 «declare» -rx «name»=«value»
      1 «declare» -n RN=«name»; RN=through; export RN
      1 «declare» «name»
      1 «declare» -xu «name 1»=«value»; «name 1»+=tail
      1 «declare» -p «name» > /dev/null 2>&1
      1 «declare» -ax «name»=(q r)
      1 «declare» +«case» «name»
    declare
      2 declare
      1 typeset
    case
      1 l
      1 u
    array
      8 arr=(«word» «word» «word»)
      3 arr+=(«word»)
      2 arr[2]=«value»
      1 arr[0]=«value»
      2 declare -A map=([k]=«value» ["a b"]=«value»)
      1 declare -a arr=(one [3]=four)
      2 map[k]=«value»
      1 unset 'arr[1]'
      1 unset arr
      3 «name»=${arr[@]}
      2 export «name»="${arr[*]}"
      2 export «name»=$(IFS=,; echo "${arr[*]}")
      1 «name»=(p q)
      1 export «name»=(p q)
      1 arr=([2]=two [0]=zero last)
      2 for e in "${arr[@]}"; do export «name»=$e; done
      1 mapfile -t arr <<< $'m one\nm two'
      2 python «number» "${arr[@]}"
      1 read -ra arr <<< 'r1 r2  r3'
      1 IFS=, read -ra arr <<< "a,b c,d"
      1 local_arr=(a=1 b=2); env "${local_arr[@]}" python «number»
      1 envs=(«name»=«word» «name»=«word»); env "${envs[@]}" python «number»
      1 cmd=(python «number» 'x y'); "${cmd[@]}"
      1 arr=(); «name»="${#arr[@]}:${arr[*]}"
      1 arr+=x
      1 «name»[1]=el
    reference
      3 RR=«name»
      2 RR=«name»; «name»=${!RR}
      2 declare -n REF=«name»; REF=«value»; unset -n REF
      2 RR=«name»; export "$RR=7"
      1 RR=«name»; printf -v "$RR" '%s' via
      1 for v in AA BB; do printf -v "$v" '%s' "$v-set"; export "$v"; done
      1 for v in AA BB; do [ -n "${!v}" ] || export "$v=dflt"; done
      1 RR=arr[1]; EE=${!RR-none}
      1 for v in ${!A*}; do export "$v"; done
      1 declare "«name»=dyn"; export «name»
      1 RR=«name»; declare -x "$RR=dx"
    arithmetic statement
      3 NN=$((«arithmetic»))
      2 MM=$((NN+1)); «name»=$MM
      2 export «name»=$((«arithmetic»))
      2b ((NN = «arithmetic»))
      2b let NN+=2 MM=NN*2
      2b ((NN++)); ((MM -= 2)) || true
      1b «name»=$((NN++ + ++MM))
      1 «name»=$((NN += 3))

    """##
}

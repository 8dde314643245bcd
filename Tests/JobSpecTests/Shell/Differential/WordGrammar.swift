extension ScriptGrammar {
  /// Words: quoting and expansions.
  static let words = ##"""
    name
      9 AA
      9 BB
      9 CC
      9 DD
      9 EE
    value
      65 «piece»
      30 «piece»«piece»
      8 «piece»«piece»«piece»
      2 ~/m
      1 ~
      1 ~/«piece»
      1 k:~/v:~
    word
      65 «piece»
      30 «piece»«piece»
      2 ~/m
    piece
      30 «plain»
      16 «'text»
      22 «double»
      14 «parameter»
      5b «ansi»
      3 $((«arithmetic»))
      4+ «substitution»
      4 «braces»
      2 «escape»
    plain
      2 alpha
      1 beta
      1 run-1
      1 v1.2
      1 a,b
      1 x=y
      1 /data/set
      1 a:b
      1 50%
      1 @h
      1 Ünï
      1 0
      1 12
      1 a.tar.gz
      1 A_B
      1 +x
      1 ^
      1 a!b
      1 zz]
    escape
      1 \⏎
      1 \ x
      1 \$AA
      1 \"
      1 \\
      1 \n
      1 \'
      1 \*
    braces
      1 a{1,2}b
      1 {x,y}
      1 {1..3}
      1 {a,b}{c,d}
      1 {one}
      1 p{q,}r
      1 {3..1}
      1 {a..c}
      1 {01..03}
      1 {1..7..3}
      1 ${AA}{p,q}
      1 {a,{b,c}}
      1 {a
    ansi
      1 $'a\tb'
      1 $'it\'s'
      1 $'\x41\101'
      1 $'\u00e9'
      1 $'\e[0m'
      1 $'a\nb'
      1 $'\cA'
      1 $'\\'
      1 $'\"'
      1 $'x\0y'
      1 $'\q'
      1 $"tr"
      1 $'\U1F600'
      1 $'\x{41}z'
      1 $'end\'
    text
      2 alpha
      1 b c
      1
      1 x=y
      1 a,b
      1 /data/run-7/m.tar.gz
      1 Hello World
      1 é
      1   lead
      1 tail  
      1 -n
      1 a:b:c
      1 $HOME
      1 a\b
      1 it's
      1 say "q"
      1 10
      1 007
      1 ~/x
      1 {1,2}
      1 #c
      1 one⏎two
      1 %d
      1 [ab]
      1 *
      1 a&b
      1 https://h/?a=1&b=2
      1 k;v
      1 (p)
      1 `date`
      1 !x
      1 x⏎
      1 \n
    double
      10 "«inside»"
      8 "«inside»«inside»"
      3 "«inside»«inside»«inside»"
    inside
      2 alpha
      2 b  c
      1 x=y
      1 it's
      1 \$AA
      1 \\
      1 \n
      1 \"
      1 ~
      1 *
      1 {1,2}
      1 ⏎
      1 #
      14 «parameter»
      3+ «substitution»
      2 $((«arithmetic»))
      1 \⏎
      1 a\`b
    parameter
      20 $«name»
      14 ${«name»}
      8 ${«name»:-«operand»}
      4 ${«name»-«operand»}
      4 ${«name»:+«operand»}
      2 ${«name»+«operand»}
      3 ${«name»:=«operand»}
      1 ${«name»=«operand»}
      1 ${«name»:?m}
      2 ${«name»#«pattern»}
      2 ${«name»##«pattern»}
      2 ${«name»%«pattern»}
      2 ${«name»%%«pattern»}
      4 ${#«name»}
      1 $#
      1 $?
      1 $*
      1 $@
      1 ${1-}
      1 $1
      1 ${2:-d}
      1 ${10-}
      2 $NN
      1 $MM
      3b ${«name»/«pattern»/«replacement»}
      3b ${«name»//«pattern»/«replacement»}
      1b ${«name»/#«pattern»/«replacement»}
      1b ${«name»/%«pattern»/«replacement»}
      2b ${«name»//«pattern»}
      1b ${«name»^}
      1b ${«name»^^}
      1b ${«name»,}
      1b ${«name»,,}
      1b ${«name»^^[a-h]}
      1b ${«name»,?}
      1b ${«name»:1}
      1b ${«name»:0:3}
      1b ${«name»:2:2}
      1b ${«name»: -3}
      1b ${«name»: -4:2}
      1b ${«name»:1:-1}
      1b ${«name»:99}
      1b ${«name»:NN}
      1b ${«name»@Q}
      1b ${«name»@U}
      1b ${«name»@L}
      1b ${«name»@u}
      4b «element»
      1b ${!RR}
      1b ${!RR:-d}
      1b ${@:1}
      1b ${*:2}
      1b ${@:1:1}
    element
      2 ${arr[0]}
      1 ${arr[1]}
      2 ${arr[@]}
      2 ${arr[*]}
      1 ${#arr[@]}
      1 ${!arr[@]}
      1 $arr
      1 ${arr[-1]}
      1 ${arr[@]:1}
      1 ${arr[@]:0:2}
      1 ${map[k]}
      1 ${map[a b]}
      1 ${#map[@]}
      1 ${arr[@]/a/b}
      1 ${arr[*]%e}
      1 ${arr[@]^}
      1 ${#arr[1]}
      1 ${arr[NN]}
      1 ${arr[9]:-none}
    operand
      2 d
      2
      1 a b
      1 x/y
      1 $AA
      1 ${BB:-e}
      1 ~/q
      1 a:b
      1 "p q"
      1 $(echo s)
      1 \}
      1 *
      1 é
      1 'sq'
      1 «parameter»
    pattern
      1 *
      1 ?
      1 a
      1 a*
      1 *a
      1 [a-c]
      1 [!a-c]*
      1 *.
      1 */
      1 /*
      1 %.*
      1 .*
      1 l?h
      1 [[:alpha:]]
      1 "*"
      1 ' '
      1 \*
      1 *[0-9]
      1 $CC
      1 "$CC"
      1 al
      1 ha
      1 *=
      1 =*
      1 [[:space:]]
      1 e
      1 one
      1 ,*
      1 \?
      1 []x]
      1 [*]
      1 alpha
    replacement
      1
      1 _
      1 X Y
      1 $BB
      1 "$BB"
      1 '&'
      1 \/
      1 é
      1 \&
      1 [&]
      1 "b c"
    substitution
      9 $(«output»)
      1 `echo «plain»`
      1 `echo $AA`
    output
      10 echo «word»
      4 printf '%s' «double»
      2 printf '%s-%s\n' «double» «double»
      2 echo -n «double»
      2 AA=inner; echo "$AA"
      1 python «number»
      2 printf '%03d' 7
      1 pwd; date
      1 echo a; exit 3; echo b
      2 echo "$BB" | tr a-z A-Z
      1 basename /data/m.tar.gz .gz
      1 dirname /a/b/c
      2 cat <<END⏎in here⏎END⏎
      1 echo "$AA" | sed 's/a/b/'
      1 echo "$AA" | cut -d= -f1
      1 echo "$AA" | tr ' ' '_'
      1 echo "$AA" | tr -d '/'
      1 echo «word» | wc -w
      1 echo a b c | awk '{print $2}'
      1 printf 'x\ny\n' | head -n 1
      1 printf 'x\ny\n' | tail -1
      1 seq -s, 3
      1 «callee» sub
      1 export DD=gone; echo «word»
    arithmetic
      8 «operand of numbers» «operator» «operand of numbers»
      1 «operand of numbers» < «operand of numbers» ? 4 : 9
      1b NN++
      1b NN += 2
      1b ++MM * 2
    operand of numbers
      2 1
      1 7
      2 NN
      1 $NN
      1 MM
      1 -3
      1 010
      1 0x1f
      1 (2+3)
      1 ${#AA}
      1 3
      1 5
    operator
      2 +
      2 -
      2 *
      1 /
      1 %
      1 <
      1 >
      1 ==
      1 !=
      1 &&
      1 ||
      1 &
      1 |
      1 ^
      1 <<
      1 >>
      1b **
      1b ,

    """##
}

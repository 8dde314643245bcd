import Testing

/// `apptainer` and `singularity`, option by option (measured on Apptainer 1.5.3).
@Suite struct SingularityLineTests {
  static let lines: [LauncherLine] = [
    .init("apptainer exec i.sif python x", "A=1 B=2"),
    .init("apptainer exec -e i.sif python x", "A=- B=-"),
    .init("apptainer exec -C i.sif python x", "A=- B=-"),
    .init("apptainer exec -c i.sif python x", "A=1 B=2"),
    .init("apptainer exec --compat i.sif python x", "A=- B=-"),
    .init("apptainer exec --containall i.sif python x", "A=- B=-"),
    .init("apptainer exec --no-env A i.sif python x", "A=- B=2"),
    .init("APPTAINER_NOENV=A,B apptainer exec i.sif python x", "A=- B=-"),
    .init("apptainer exec --no-env A --env A=3 i.sif python x", "A=3"),
    .init("APPTAINERENV_A=4 apptainer exec --no-env A i.sif python x", "A=4"),
    .init("APPTAINERENV_A=4 apptainer exec -e i.sif python x", "A=4 B=-"),
    .init("SINGULARITYENV_A=4 apptainer exec -e i.sif python x", "A=4"),
    .init("SINGULARITYENV_A=4 APPTAINERENV_A=5 apptainer exec -e i.sif python x", "A=5"),
    .init("SINGULARITYENV_A=4 singularity exec -e i.sif python x", "A=4"),
    .init("APPTAINERENV_A=4 singularity exec -e i.sif python x", "A=?"),
    .init("apptainerenv_A=4 apptainer exec i.sif python x", "A=1 apptainerenv_A=4"),
    .init("APPTAINERENV_=4 apptainer exec i.sif python x", "A=1 B=2"),
    .init("APPTAINERENV_A= apptainer exec i.sif python x", "A="),
    .init("APPTAINER_X=1 SINGULARITY_Y=1 apptainer exec i.sif python x", "APPTAINER_X=- SINGULARITY_Y=-"),
    .init("APPTAINER_X=1 singularity exec i.sif python x", "APPTAINER_X=?"),
    .init("APPTAINER_CLEANENV=1 apptainer exec i.sif python x", "A=- B=-"),
    .init("APPTAINER_CLEANENV=false apptainer exec i.sif python x", "A=1 B=2"),
    .init("APPTAINER_CLEANENV=yes apptainer exec i.sif python x", ""),
    .init("APPTAINER_CLEANENV= apptainer exec i.sif python x", "A=1 B=2"),
    .init("APPTAINER_CONTAINALL=t apptainer exec i.sif python x", "A=- B=-"),
    .init("APPTAINER_COMPAT=1 apptainer exec i.sif python x", "A=- B=-"),
    .init("APPTAINER_ENV_FILE=e apptainer exec -e i.sif python x", "A=f", ["e": "A=f\n"]),
    .init(
      "APPTAINER_ENV_FILE=e apptainer exec -e --env-file g i.sif python x", "A=- G=g", ["e": "A=f\n", "g": "G=g\n"]),
    .init("SINGULARITY_CLEANENV=1 apptainer exec i.sif python x", "A=- B=-"),
    .init("apptainer exec --env A=5 i.sif python x", "A=5 B=2"),
    .init("apptainer exec --env A=5,B=6 i.sif python x", "A=5 B=6"),
    .init("apptainer exec --env A=a,b i.sif python x", "A=a,b"),
    .init("apptainer exec --env A=a,b,C=1 i.sif python x", ""),
    .init("apptainer exec --env '\"A=a,b\",C=1' i.sif python x", "A=a,b C=1"),
    .init("apptainer exec --env 'A=\"a,b\",C=1' i.sif python x", ""),
    .init("apptainer exec --env A=abc= i.sif python x", "A=abc="),
    .init("apptainer exec --env A=abc== i.sif python x", "A=abc=="),
    .init("apptainer exec --env A i.sif python x", ""),
    .init("apptainer exec --env A=5 --env A=6 i.sif python x", "A=6"),
    .init("apptainer exec --env=A=5 i.sif python x", "A=5"),
    .init("apptainer exec --env 'A=he \"hi\"' i.sif python x", "A=he␠\"hi"),
    .init("apptainer exec --env '\"A=x\"' i.sif python x", "A=x"),
    .init("apptainer exec --env A= i.sif python x", "A="),
    .init("apptainer exec --env \"A=$B\" i.sif python x", "A=2"),
    .init("apptainer exec --env 'A=$B' i.sif python x", "A="),
    .init("apptainer exec --env 'A=x\\$B' i.sif python x", "A=x$B"),
    .init("apptainer exec --no-eval --env 'A=$B' i.sif python x", "A=$B"),
    .init("apptainer exec --compat --env 'A=$B' i.sif python x", "A=$B"),
    .init("apptainer exec --env 'A=$(id)' i.sif python x", "A=?"),
    .init("apptainer exec --env 'A=`' i.sif python x", "A=-"),
    .init("apptainer exec --env 'A=`' --env C=3 i.sif python x", "A=- C=-"),
    .init("apptainer exec i.sif --env A=5 python x", "--env A=5: "),
    .init("apptainer exec --env APPTAINERENV_A=5 -e i.sif python x", "A=- APPTAINERENV_A=5"),
    .init("apptainer exec --env A=5 --env-file e i.sif python x", "A=5 C=3", ["e": "A=f\nC=3\n"]),
    .init("APPTAINERENV_A=p apptainer exec --env-file e i.sif python x", "A=f", ["e": "A=f\n"]),
    .init(
      "apptainer exec -e  --env-file e i.sif python x", "A=q B= C=1 D=1#c E=1 F=",
      ["e": "A=\"q\"\nB='$X'\nC=1 # c\nD=1#c\nexport E=1\nF=\n"]),
    .init("apptainer exec -e --no-eval --env-file e i.sif python x", "A=$X", ["e": "A='$X'\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "A=a b\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "A = 1\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "A\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "A=\"x\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "\u{FEFF}A=1\n"]),
    .init("apptainer exec -e --env-file e i.sif python x", "", ["e": "A: 1\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=2 B=-", ["e": "A=$B\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "C=12 D=d", ["e": "A=1\nC=${A}2\nD=${Z:-d}\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=1 B=2", ["e": "A=1\r\nB=2\r\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=m␤n", ["e": "A=\"m\nn\"\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=- C=1", ["e": "A=(a b)\nC=1\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=- B=2", ["e": "A=1\nunset A\nB=2\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=?", ["e": "if true; then A=1; fi\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=2", ["e": "A=1\nA=2\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=", ["e": "A=$(id)\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=- SINGULARITYENV_A=1", ["e": "SINGULARITYENV_A=1\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=a", ["e": "A=\"a\\$b\"\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=a$b", ["e": "A='a\\$b'\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=1", ["e": "HOME=/x\nA=1\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=1 C=2", ["e": "A=1;C=2\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=1 C=2", ["e": "A=1 \\\n\nC=2\n"]),
    .init("apptainer exec -e  --env-file e i.sif python x", "A=xy", ["e": "A=x\\\ny\n"]),
    .init("apptainer exec -e --env-file e --env-file g i.sif python x", "A=g C=3", ["e": "A=f\nC=3\n", "g": "A=g\n"]),
    .init("apptainer exec -e --env-file e,g i.sif python x", "A=g C=3", ["e": "A=f\nC=3\n", "g": "A=g\n"]),
    .init("apptainer run i.sif a", "a: A=1 B=2"),
    .init("apptainer run --env A=3 i.sif", ": A=3"),
    .init("./i.sif a", "a: A=1 B=2"),
    .init("apptainer -d --quiet exec -e i.sif python x", "A=- B=-"),
    .init("singularity exec --nv -B /a:/b --pwd /w -H /h i.sif python x", "A=1 B=2"),
    .init("apptainer exec --bind /a,/b --fakeroot --writable-tmpfs -W /w docker://a/b:1 python x", "A=1 B=2"),
    .init("apptainer exec -e i.sif bash -c 'export A=3; python x'", "A=3"),
    .init("apptainer exec -e i.sif env A=3 python x", "A=3"),
    .init("apptainer shell -e i.sif <<EOF\npython x\nEOF", "A=- B=-"),
    .init("apptainer instance start -e --env A=5 i.sif n\napptainer exec instance://n python x", ": A=5 | A=1 B=2"),
    .init("sudo apptainer exec i.sif python x", "A=- B=-"),
    .init("sudo APPTAINERENV_A=7 apptainer exec -e i.sif python x", "A=7"),
    .init("export APPTAINERENV_A=7; sudo -E apptainer exec -e i.sif python x", "A=7"),
    .init("APPTAINERENV_A=7; apptainer exec -e i.sif python x", "A=- B=-"),
    .init("srun apptainer exec -e --env A=$A i.sif python x", "A=1"),
    .init("mpirun -x A -np 2 apptainer exec i.sif python x", "A=1 B=?"),
    .init("apptainer exec -e -- i.sif python x", "A=- B=-"),
    .init("apptainer exec --cleanenv=false i.sif python x", "A=1 B=2"),
    .init("apptainer exec -eB /a i.sif python x", "A=- B=-"),
    .init("apptainer exec --nv --rocm -p --net --network-args a i.sif python x", "A=1 B=2"),
    .init(
      "apptainer exec train.sif python x", "A=i B=2",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i\n"]),
    .init(
      "apptainer exec train.sif python x", "A=- B=2", ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  A=i\n"]
    ),
    .init(
      "apptainer exec train.sif python x", "A=-",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=\n"]),
    .init(
      "apptainer exec train.sif python x", "C=",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export C=\n"]),
    .init(
      "apptainer exec train.sif python x", "A=d",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=${A:-d}\n"]),
    .init(
      "apptainer exec train.sif python x", "C=",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export C=$B\n"]),
    .init(
      "APPTAINERENV_A=p apptainer exec train.sif python x", "A=p",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i\n"]),
    .init(
      "apptainer exec --env A=e train.sif python x", "A=e",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i\n"]),
    .init(
      "apptainer exec -e train.sif python x", "A=i B=-",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i\n"]),
    .init(
      "apptainer exec --env 'A=${C}x' train.sif python x", "A=ix",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export C=i\n"]),
    .init(
      "apptainer exec train.sif python x", "A=1 B=2", ["train.def": "Bootstrap: docker\nFrom: a\n%post\n  export A=i\n"]
    ),
    .init(
      "apptainer exec train.sif python x", "A=i",
      ["train.def": "Bootstrap: docker\nFrom: a\n%post\n  echo \"export A=i\" >> $SINGULARITY_ENVIRONMENT\n"]),
    .init(
      "apptainer exec train.sif python x", "A=i",
      [
        "train.def":
          "Bootstrap: docker\nFrom: a\n%post\n  echo \"export A=i\" >> $APPTAINER_ENVIRONMENT\n%environment\n  export A=j\n"
      ]),
    .init(
      "apptainer run train.sif", "A=r B=2",
      ["train.def": "Bootstrap: docker\nFrom: a\n%runscript\n  export A=r\n  exec python x\n"]),
    .init(
      "apptainer run train.sif x", "A=1 B=2",
      ["train.def": "Bootstrap: docker\nFrom: a\n%runscript\n  exec python \"$@\"\n"]),
    .init(
      "apptainer run train.sif", "A=i C=i",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i\n%runscript\n  C=$A exec python x\n"]),
    .init(
      "apptainer exec train.sif python x", "A=1 B=2",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment export A=i\n"]),
    .init(
      "apptainer exec train.sif python x", "A=1", ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  unset A\n"]
    ),
    .init(
      "apptainer exec train.sif python x", "A=1",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n  export A=i; unset A\n"]),
    .init(
      "apptainer exec train.sif python x", "A=i",
      ["train.def": "Bootstrap: docker\nFrom: a\n%ENVIRONMENT\n  export A=i\n"]),
    .init(
      "apptainer exec train.sif python x", "A=i C=i",
      ["train.def": "Bootstrap: docker\nFrom: a\n%environment\n export A=i\n%environment\n export C=$A\n"]),
    .init(
      "apptainer exec train.sif python x", "A=9",
      ["train.def": "Bootstrap: docker\nFrom: a\n%arguments\n  V=9\n%environment\n  export A={{ V }}\n"]),
    .init(
      "apptainer exec train.sif python x", "A=9",
      ["train.def": "Bootstrap: docker\nFrom: a\n%arguments\n  V=9\n%environment\n  export A=\"{{V}}\"\n"]),
    .init(
      "apptainer build --build-arg V=8 train.sif train.def\napptainer exec train.sif python x", "A=8",
      ["train.def": "Bootstrap: docker\nFrom: a\n%arguments\n V=9\n%environment\n export A={{ V }}\n"]),
    .init(
      "apptainer build o.sif d/x.def\napptainer exec o.sif python x", "A=i",
      ["d/x.def": "Bootstrap: docker\nFrom: a\n%environment\n export A=i\n"]),
    .init(
      "apptainer build -F --fakeroot o.sif x.def && apptainer exec ./o.sif python x", "A=i",
      ["x.def": "Bootstrap: docker\nFrom: a\n%environment\n export A=i\n"]),
    .init("singularity build o.sif docker://a\nsingularity exec o.sif python x", "A=1 B=2"),
    .init(
      "cat > x.def <<EOF\nBootstrap: docker\nFrom: a\n%environment\n export A=$B\nEOF\napptainer build o.sif x.def\napptainer exec o.sif python x",
      "A=2"),
    .init(
      "apptainer build o.sif x.def\nIMG=$PWD/o.sif\napptainer exec $IMG python x", "A=i",
      ["x.def": "Bootstrap: docker\nFrom: a\n%environment\n export A=i\n"]),
  ]

  @Test(arguments: lines) func delivers(line: LauncherLine) { line.check() }
}

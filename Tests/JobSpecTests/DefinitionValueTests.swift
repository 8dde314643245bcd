import Syntax
import Testing

@testable import JobSpec

/// What the program of a definition file's image sees (measured on Apptainer 1.5.3).
@Suite struct DefinitionValueTests {
  /// `-` stands for a variable that is absent, `?` for one that is not known.
  static let files: [(text: String, seen: [String: String])] = [
    ("Bootstrap: docker\nFrom: a\n%environment\n  export A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%environment\n  A=1\n%runscript\n  exec python x\n", ["A": "-"]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n  exec python x\n%environment\n  export A=1\n", ["A": "1"]),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n  export A=1\n  export C=$A\n%runscript\n  exec python x\n", ["C": "1"]
    ),
    ("Bootstrap: docker\nFrom: a\n%environment\n  export A=${A:-d}\n%runscript\n  exec python x\n", ["A": "d"]),
    ("Bootstrap: docker\nFrom: a\n%environment export A=1\n%runscript\n  exec python x\n", ["A": "-"]),
    ("Bootstrap: docker\nFrom: a\n%Environment\n export A=1\n%RUNSCRIPT\n python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%environment # c\n export A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    ("bootstrap: docker\nFROM: a # c\n%environment\n export A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%post\n echo 50% done\n%runscript\n  exec python x\n", [:]),
    ("Bootstrap: docker\nFrom: a\n%environment\n export A=%s\n%runscript\n  exec python x\n", ["A": "%s"]),
    ("%environment\n export A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=1\nBootstrap: docker\nFrom: a\n%environment\n export B=2\n%runscript\n  exec python x\n",
      ["A": "-", "B": "2"]
    ),
    (
      "Bootstrap: docker\nFrom: a\nStage: one\n%environment\n export A=1\nBootstrap: docker\nFrom: b\nStage: two\n%files from one\n /a /b\n%runscript\n  exec python x\n",
      ["A": "-"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=1\n%environment\n export A=2\n%runscript\n  exec python x\n",
      ["A": "2"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%arguments\n V=1\n W = 2 \n# X=3\n%environment\n export A={{ V }}{{W}} B={{V }}\n%runscript\n  exec python x\n",
      ["A": "12", "B": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%arguments\n V=1\n%environment\n # {{ U }}\n export A={{V}}\n%runscript\n  exec python x\n",
      ["A": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=\"{{ a.b }}\"\n%runscript\n  exec python x\n",
      ["A": "{{ a.b }}"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%arguments\n V=it s\n%environment\n export A=\"{{ V }}\"\n%runscript\n  exec python x\n",
      ["A": "it s"]
    ),
    ("Bootstrap: docker\nFrom: a\n%runscript\n export A=1\n python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n A=1 python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n A=1\n python x\n", ["A": "-"]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n#!/bin/bash\n A=1; A+=2; export A; python x\n", ["A": "12"]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n #!/bin/bash\n export A=1; A+=2; python x\n", ["A": "12"]),
    ("Bootstrap: docker\nFrom: a\n%runscript -c /bin/bash\n python x\n", [:]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n#!/usr/bin/env python\nimport os\n", [:]),
    ("Bootstrap: docker\nFrom: a\n%runscript\n exec env A=1 python x \"$@\"\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%post\n export A=1\n%runscript\n  exec python x\n", ["A": "-"]),
    (
      "Bootstrap: docker\nFrom: a\n%post\n echo \"export A=1\" >> $SINGULARITY_ENVIRONMENT\n%runscript\n  exec python x\n",
      ["A": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%post\n echo 'export A=1' >>\"${APPTAINER_ENVIRONMENT}\"\n%runscript\n  exec python x\n",
      ["A": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%post\n cat >> $SINGULARITY_ENVIRONMENT <<EOF\nexport A=1\nexport B=2\nEOF\n%runscript\n  exec python x\n",
      ["A": "1", "B": "2"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=0\n%post\n echo \"export A=1\" >> $SINGULARITY_ENVIRONMENT\n%runscript\n  exec python x\n",
      ["A": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%post\n echo \"export A=$(date)\" >> $SINGULARITY_ENVIRONMENT\n%runscript\n  exec python x\n",
      ["A": "?"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%setup\n export A=1\n%pre\n export A=1\n%test\n export A=1\n%help\n export A=1\n%labels\n A 1\n%runscript\n  exec python x\n",
      ["A": "-"]
    ),
    ("Bootstrap: docker\nFrom: a\n%startscript\n export A=1\n python y\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%environment\n set -a\n A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export SINGULARITYENV_A=1\n%runscript\n  exec python x\n",
      ["A": "-", "SINGULARITYENV_A": "1"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=\"x;y\" B=a\\ b\n%runscript\n  exec python x\n",
      ["A": "x;y", "B": "a b"]
    ),
    ("Bootstrap: docker\nFrom: a\n%appenv foo\n export A=1\n%apprun foo\n python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%environment\n export A=1\n%apprun foo\n python x\n", ["A": "1"]),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n if [ -z \"$A\" ]; then export A=1; fi\n%runscript\n  exec python x\n",
      ["A": "1"]
    ),
    ("Bootstrap: docker\nFrom: a\n%environment\n export PATH=/x:$PATH A=1\n%runscript\n  exec python x\n", ["A": "1"]),
    ("Bootstrap: docker\nFrom: a\n%environment\n export A=~/x\n%runscript\n  exec python x\n", ["A": "?"]),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=1 # c\n #export B=2\n%runscript\n  exec python x\n",
      ["A": "1", "B": "-"]
    ),
    (
      "Bootstrap: docker\nFrom: a\n%environment\n export A=a \\\n  B=b\n%runscript\n  exec python x\n",
      ["A": "a", "B": "b"]
    ),
    ("Bootstrap: localimage\nFrom: x.sif\n%environment\n export A=1\n%runscript\n  exec python x\n", ["A": "1"]),
  ]

  @Test(arguments: files) func gives(text: String, seen: [String: String]) throws {
    let spec = JobSpec.read(SourceFile(path: "x.def", text), as: .definition, in: Surroundings(assumesClean: true))
    let process = try #require(spec.processes.last)
    for (name, expected) in seen { #expect(process.environment[name].state.shown == expected, "\(name)") }
  }

  @Test(arguments: [
    "Bootstrap: docker\nFrom: a\nfoo: x\n",
    "Bootstrap: docker\nFrom a\n",
    "\u{FEFF}Bootstrap: docker\nFrom: a\n",
    "Bootstrap: docker\nFrom: a\n%foo\n x\n",
    "Bootstrap: docker\nFrom: a\n%post\n   %foo bar\n",
    "Bootstrap: docker\nFrom: a\n%post\n cat <<E\n%foo\nE\n",
    "Bootstrap: docker\nFrom: a\n%environment\n export A={{ V }}\n%runscript\n  exec python x\n",
  ]) func isRefused(text: String) {
    let spec = JobSpec.read(SourceFile(path: "x.def", text), as: .definition)
    #expect(!spec.problems.isEmpty)
  }
}

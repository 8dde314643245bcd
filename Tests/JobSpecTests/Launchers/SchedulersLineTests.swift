import Testing

/// PBS, Grid Engine and LSF.
@Suite struct SchedulersLineTests {
  static let lines: [LauncherLine] = [
    .init("qsub -V j.sh", "A=1 B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub j.sh", "A=- B=-", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -v A j.sh", "A=1 B=-", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -v A=5,B j.sh", "A=5 B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -v \"A='a,b',B\" j.sh", "A=a,b B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -V -v A=5 j.sh", "A=5 B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -l nodes=1 -N n -vA=5 j.sh", "A=5", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub j.sh", "A=1 B=2", ["j.sh": "#!/bin/bash\n#PBS -V\npython x\n"]),
    .init("qsub j.sh", "A=5", ["j.sh": "#!/bin/bash\n#PBS -v A=5\npython x\n"]),
    .init("qsub -v A=5 -v B=6 j.sh", "B=6", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -V -q g -l walltime=1 -o o -e e -j oe j.sh", "A=1 B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("echo 'python x' | qsub -V", "A=1 B=2"),
    .init("qsub -v A=\"a b\" j.sh", "A=a␠b", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -v C j.sh", "C=-", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("qsub -cwd -V -b y python x", "A=1 B=2"),
    .init("bsub -q g python x", "A=1 B=2"),
    .init("bsub -env none python x", "A=- B=-"),
    .init("bsub -env \"A=5, B\" python x", "A=5 B=2"),
    .init("bsub -env \"all, A=5\" python x", "A=5 B=2"),
    .init("bsub -env \"all, ~A\" python x", "A=- B=2"),
    .init("bsub -env \"all,~A,~B,C=3\" python x", "A=- B=- C=3"),
    .init("bsub < j.sh", "A=1 B=2", ["j.sh": "#!/bin/bash\npython x\n"]),
    .init("bsub -J n -n 4 -R \"span[hosts=1]\" -gpu num=1 \"A=3 python x\"", "A=3"),
    .init("bsub < j.sh", "A=- B=-", ["j.sh": "#!/bin/bash\n#BSUB -env \"none\"\npython x\n"]),
    .init("bsub -env \"A\" python x", "A=1 B=-"),
    .init("bsub -I python x", "A=1 B=2"),
  ]

  @Test(arguments: lines) func delivers(line: LauncherLine) { line.check() }
}

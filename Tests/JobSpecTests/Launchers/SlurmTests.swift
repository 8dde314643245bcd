import Syntax
import Testing

@testable import JobSpec

@Suite struct SlurmTests {
  private func job(_ options: String, _ script: String = "#!/bin/bash\npython a.py\n") -> Environment? {
    CommandLine("sbatch \(options) job.sh", exports: ["MODE": "online", "NAME": "n"], files: ["job.sh": script]).run()
      .first?.environment
  }

  @Test(arguments: [
    ("", Environment.State.set("online"), Environment.State.set("n")),
    ("--export=ALL", .set("online"), .set("n")),
    ("--export all", .set("online"), .set("n")),
    ("--export=NIL", .absent, .absent),
    ("--export=MODE", .set("online"), .absent),
    ("--export=MODE=offline", .set("offline"), .absent),
    ("--export=ALL,MODE=offline", .set("offline"), .set("n")),
    ("--export=MODE=offline,ALL", .set("online"), .set("n")),
    ("--export=NONE --export=ALL", .set("online"), .set("n")),
    ("--export=MODE=a,b", .set("a"), .absent),
    ("--export=\"MODE='a,b'\"", .set("'a,b'"), .absent),
    ("--export=\"ALL,'MODE=a,b'\"", .set("a,b"), .set("n")),
    ("--export='MODE=x y,NAME'", .set("x y"), .set("n")),
    ("--export=\"MODE=it's\"", .set("it's"), .absent),
    ("--export='A=1, MODE=x'", .absent, .absent),
  ]) func exports(options: String, mode: Environment.State, name: Environment.State) {
    #expect(job(options)?["MODE"].state == mode)
    #expect(job(options)?["NAME"].state == name)
  }

  @Test(arguments: [
    ("#SBATCH --export=NONE\n", Environment.State.absent), ("#SBATCH --export NONE\n", .absent),
    ("# SBATCH --export=NONE\n", .set("online")), ("##SBATCH --export=NONE\n", .set("online")),
    ("export A=1\n#SBATCH --export=NONE\n", .set("online")), ("\n# note\n#SBATCH --export=NONE\n", .absent),
    ("#SBATCH --export=\"MODE=two words,A\"\n", .set("two words")),
    ("#SBATCH --export=MODE='a,b'\n", .set("a")), ("#SBATCH --export=\"ALL,'MODE=a,b'\"\n", .set("a,b")),
    ("#SBATCH --export=ALL,MODE=$HOME # why\n", .set("$HOME")),
    ("#SBATCH --export=NONE\r\n", .absent), ("#SBATCH hetjob\n#SBATCH --export=NONE\n", .set("online")),
  ]) func readsDirectives(lines: String, mode: Environment.State) {
    #expect(job("", "#!/bin/bash\n" + lines + "python a.py\n")?["MODE"].state == mode)
  }

  @Test func theCommandLineBeatsTheDirective() {
    #expect(job("--export=ALL", "#SBATCH --export=NONE\n")?["MODE"].state == .set("online"))
    let variable = CommandLine(
      "sbatch job.sh", exports: ["SBATCH_EXPORT": "NONE", "MODE": "x"], files: ["job.sh": "#SBATCH --export=ALL\n"])
    #expect(variable.run().first?["MODE"] == .absent)
  }

  @Test func recordsWhatIsDropped() {
    let losses = job("--export=NAME")?.losses ?? []
    #expect(losses.map(\.name) == ["MODE"])
    #expect(losses.map(\.reason) == [.droppedByScheduler])
    #expect(losses.first?.cause?.written == "NAME")
  }

  @Test(arguments: [
    ("srun -n 1 --cpu-bind=none -c 1 python", Environment.State.set("online")),
    ("srun --export=NONE python", .absent), ("srun --exp=NONE python", .absent),
    ("srun --export=ALL,MODE=offline python", .set("online")),
    ("srun --export=MODE=offline,ALL python", .set("online")),
    ("srun --export=MODE=offline python", .set("offline")),
    ("srun --export=MODE python", .set("online")),
    ("srun --export=MODE,NONE,A=1 python", .set("online")),
    ("srun env MODE=z python", .set("z")),
  ]) func stepsFilterAgain(line: String, mode: Environment.State) {
    let started = CommandLine(line, exports: ["MODE": "online"]).run()
    #expect(started.map(\.command) == ["python"])
    #expect(started.first?.boundaries == ["srun"])
    #expect(started.first?["MODE"] == mode)
  }

  @Test func theListGoesAlongToSteps() throws {
    let environment = try #require(job("--export=A=1"))
    #expect(environment["SLURM_EXPORT_ENV"].state == .set("A=1"))
    var step = CommandLine("srun python", exports: ["MODE": "later"])
    step.environment.entries["SLURM_EXPORT_ENV"] = environment["SLURM_EXPORT_ENV"]
    #expect(step.run().first?["MODE"] == .absent)
    #expect(step.run().first?["A"] == .set("1"))
    var all = CommandLine("srun --export=ALL python", exports: ["MODE": "later"])
    all.environment.entries["SLURM_EXPORT_ENV"] = environment["SLURM_EXPORT_ENV"]
    #expect(all.run().first?["MODE"] == .set("later"))
  }

  @Test func jobNumbersAreUnknown() { #expect(job("")?["SLURM_JOB_ID"].state == .setUnknown) }

  @Test func recordsAssignmentsWithPlaces() {
    let line = CommandLine("sbatch --export=ALL,MODE=offline,NAME job.sh", exports: ["NAME": "n"])
    _ = line.run()
    let written = line.builder.assignments.filter { $0.carrier == .option(.sbatch) }
    #expect(written.map(\.nameLocation.written) == ["MODE", "NAME"])
    #expect(written.first?.value?.location.written == "offline")
    #expect(line.builder.uses.map(\.name) == ["NAME"])
  }

  @Test func reportsSplitValues() {
    let line = CommandLine("sbatch --export=ALL,TAGS=a,b,NAME job.sh", exports: ["NAME": "n"])
    _ = line.run()
    #expect(line.builder.problems.map(\.kind) == [.valueSplit])
    #expect(line.builder.problems.first?.location.written == "b")
  }

  @Test func runsWrappedTextAndStandardInput() {
    #expect(CommandLine("sbatch --time=1 --wrap 'python a.py'").run().map(\.command) == ["script: python a.py"])
    var line = CommandLine("sbatch --time=1")
    line.input = CommandLine("python").words.first
    #expect(line.run().map(\.command) == ["script: python"])
  }

  @Test func startsOtherInterpreters() {
    let line = CommandLine("sbatch train.py --lr 1", files: ["train.py": "#!/usr/bin/env python\n"])
    #expect(line.run().map(\.command) == ["train.py --lr 1"])
    let script = CommandLine("sbatch job.sh a", files: ["job.sh": "#!/bin/sh\n"])
    #expect(script.run().map(\.command) == ["file: job.sh a"])
  }

  @Test func directivesFilterTheCallerOfAJobScript() {
    let line = CommandLine("x", exports: ["MODE": "online"])
    let script = SourceFile(path: "job.sh", "#!/bin/bash\n#SBATCH --export=A=1 --array=1-3\n").text
    let call = LaunchCall(builder: line.builder, location: script.location)
    let context = BatchDirectives.apply(to: script, in: ProcessContext(environment: line.environment), call)
    #expect(context.boundaries.isEmpty)
    #expect(context.environment["MODE"].state == .absent)
    #expect(context.environment["A"].state == .set("1"))
    #expect(context.environment["SLURM_ARRAY_TASK_ID"].state == .unknown)
    #expect(context.container?.replication == .array)
  }
}

@Suite struct BatchSchedulerTests {
  @Test(arguments: [
    ("qsub job.sh", Environment.State.absent), ("qsub -V job.sh", .set("x")), ("qsub -v MODE job.sh", .set("x")),
    ("qsub -v MODE=y,A=1 -N name job.sh", .set("y")), ("qsub -v \"MODE='a,b'\" job.sh", .set("a,b")),
    ("bsub -q gpu python a.py", .set("x")), ("bsub -env none python a.py", .absent),
    ("bsub -env 'all, ~MODE' python a.py", .absent), ("bsub -env 'MODE=y, A=1' python a.py", .set("y")),
    ("bsub -env 'all, A=v' python a.py", .set("x")),
  ]) func submits(line: String, mode: Environment.State) {
    let started = CommandLine(line, exports: ["MODE": "x"], files: ["job.sh": "python a.py\n"]).run()
    #expect(started.first?["MODE"] == mode)
    #expect(started.count == 1)
  }

  @Test func readsDirectives() {
    let line = CommandLine("qsub job.sh", exports: ["MODE": "x"], files: ["job.sh": "#!/bin/sh\n#PBS -v MODE\n"])
    #expect(line.run().first?["MODE"] == .set("x"))
  }
}

import Syntax

/// What a command line starts, as one launcher sees it.
indirect enum Launch {
  /// The command itself is what finally runs.
  case program
  /// Another command line runs in its place: behind `env`, `nohup`, `docker run`, `sudo`. Its first word names a
  /// program, never a function or a builtin; its standard input is the launcher's own.
  case command([Value], ProcessContext)
  /// A shell reads the text as a script.
  case script(Value, ShellCall, ProcessContext)
  /// A shell reads the file as a script.
  case file(Value, ShellCall, ProcessContext)
  /// The command line is a process as it stands, in another situation than the launcher's own.
  case process([Value], ProcessContext)
  /// The image's own command runs, with these arguments behind it.
  case imageCommand(arguments: [Value], ProcessContext)
  /// Nothing starts: the launcher does other work, and may print anything.
  case nothing
  /// Nothing starts: the launcher rejects its command line and fails.
  case failure
  /// Several of these, in order.
  case several([Launch])
  /// As the other says, but the launcher prints something of its own in place of the program's output: a container's id,
  /// a job's number.
  case printing(ShellText.Unknown, Launch)
}

/// How a shell is told to read a script.
struct ShellCall {
  /// Which shell it is.
  var dialect: ShellDialect
  /// `$1` and so on.
  var arguments: [Value] = []
  /// `$0`, where the command line gives one.
  var zero: Value?
  /// The single-letter options that are on from the start, as `set` names them: `e`, `x`, `a`, `u`.
  var options: Set<Character> = []
}

/// One call of a launcher: where it stands and what it may ask for.
struct LaunchCall {
  /// Takes what the launcher finds out: assignments, problems, references.
  let builder: SpecBuilder
  /// The place of the command.
  let location: Location
  /// What stands on its standard input (a here-document, a file, a known pipe), where that is known.
  var input: Value?
  /// Reads a file as the command would find it: one written earlier by the same script, or one on disk.
  var read: (String) -> SourceText? = { _ in nil }
  /// The path of a file that a word names, from the folder of the file that started it all; nil when it is not known.
  var path: (Value) -> String? = { $0.known }
}

/// Knows one program that starts others. Gets the words of the command line (the program's name first, expanded as far
/// as is known) and the situation that the program itself starts in; `environment` holds the exported variables.
typealias Launcher = (_ words: [Value], _ context: ProcessContext, _ call: LaunchCall) -> Launch

/// The launchers by the base name of their program. `CommandRunner` looks a program up here; one that is not listed is a
/// process of its own.
enum Launchers {
  static func launcher(for program: String) -> Launcher? {
    switch program {
    case "env", "genv": env
    case "script": script
    case "flock": flock
    case "watch": watch
    case "find": find
    case "tmux": tmux
    case "sg": sg
    case "scl": scl
    case "setarch", "linux32", "linux64": setarch
    case "gdb", "cuda-gdb": debugger
    case "parallel": parallel
    case "systemd-run": systemdRun
    case "bwrap": bubblewrap
    case "enroot": enroot
    case "dotenv": dotenv
    case "dotenvx": dotenvx
    case "env-cmd": envCmd
    case "uv": uv
    case "pipenv": pipenv
    case "xargs", "gxargs": xargs
    case "sudo": sudo
    case "doas": doas
    case "su": su
    case "runuser": runuser
    case "ssh": ssh
    case "mpirun", "mpiexec", "orterun", "mpiexec.hydra", "mpirun.openmpi", "mpirun_rsh": mpirun
    case "docker", "podman", "nerdctl": docker
    case "docker-compose", "podman-compose": dockerCompose
    case "wandb": wandb
    case "singularity", "apptainer": singularity
    case "sbatch": sbatch
    case "srun": srun
    case "salloc": salloc
    case "qsub": qsub
    case "bsub": bsub
    case "kubectl", "oc": kubectl
    case "aws": aws
    default: other(program)
    }
  }

  private static func other(_ program: String) -> Launcher? {
    if ShellDialect(program: program) != nil { return shell }
    if Wrapper.subcommand(of: program) != nil { return Wrapper.launchSubcommand }
    if let wrapper = Wrapper.named(program) { return { wrapper.launch($0, in: $1, $2) } }
    if program.hasSuffix(".sif") || program.hasSuffix(".simg") { return imageFile }
    return nil
  }
}

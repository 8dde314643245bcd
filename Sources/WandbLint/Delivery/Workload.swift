import JobSpec

/// Whether a process may run code that uses W&B.
enum Workload: Comparable {
  /// A tool that never does: `mkdir`, `git`, `nvidia-smi`.
  case other
  /// Nobody can tell: a script that could not be read, an image's own command, an unknown program.
  case possible
  /// An interpreter or launcher of training code.
  case training

  init(_ process: Process) {
    guard let first = process.command.first else {
      self = .possible
      return
    }
    guard let path = first.known else {
      self = .possible
      return
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let arguments = process.command.dropFirst().map(\.known)
    if name.hasPrefix("python") || name == "pypy" || name == "ipython" {
      self = Self.ofPython(arguments)
    } else if Self.launchers.contains(name) {
      self = .training
    } else if let words = Self.trainingArguments[name] {
      self = arguments.contains { $0.map(words.contains) ?? true } ? .training : .other
    } else {
      self = Self.tools.contains(name) ? .other : .possible
    }
  }

  private static func ofPython(_ arguments: [String?]) -> Workload {
    var index = 0
    while index < arguments.count {
      guard let argument = arguments[index] else { return .training }
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      switch argument {
      case "-V", "--version": return .other
      case "-m": return next.map(idleModules.contains) == true ? .other : .training
      case "-c": return next.map { $0.contains("wandb") } ?? true ? .training : .other
      case "-W", "-X": index += 2
      default:
        if argument.hasPrefix("-") {
          index += 1
        } else {
          return argument.hasSuffix("setup.py") ? .other : .training
        }
      }
    }
    return .other
  }

  private static let idleModules: Set = [
    "pip", "venv", "virtualenv", "ensurepip", "http.server", "build", "compileall", "pytest", "unittest", "json.tool",
    "site", "tensorboard", "tensorboard.main", "visdom.server", "zipfile", "pre_commit", "black", "ruff", "isort",
  ]

  private static let launchers: Set = [
    "torchrun", "torchrun.sh", "accelerate", "deepspeed", "horovodrun", "composer", "jupyter", "jupyter-lab",
    "papermill",
    "runhouse", "axolotl", "llamafactory-cli", "litgpt", "tune", "nemo", "ns-train", "yolo", "sbatch-train",
  ]

  /// Programs that start training code with some arguments only.
  private static let trainingArguments: [String: Set<String>] = [
    "wandb": ["agent", "launch", "launch-agent"], "uv": ["run"], "poetry": ["run"], "pipenv": ["run"], "pixi": ["run"],
    "conda": ["run"], "mamba": ["run"], "micromamba": ["run"], "ray": ["job"], "hatch": ["run"], "pdm": ["run"],
  ]

  private static let tools: Set = [
    "apt", "apt-get", "aws", "awk", "az", "basename", "bc", "bunzip2", "bzip2", "cat", "chgrp", "chmod", "chown",
    "clear",
    "cmake", "comm", "cp", "curl", "cut", "date", "dd", "df", "diff", "dirname", "dmesg", "dnf", "docker", "dpkg", "du",
    "echo", "env", "expr", "false", "ffmpeg", "file", "find", "free", "fusermount", "g++", "gawk", "gcc", "gcloud",
    "getconf", "getopt", "git", "git-lfs", "gpustat", "grep", "egrep", "fgrep", "groupadd", "gsutil", "gunzip", "gzip",
    "head", "hf", "hostname", "htop", "huggingface-cli", "id", "install", "ip", "ipcrm", "jq", "kill", "killall",
    "ldconfig", "less", "ln", "locale-gen", "ls", "lsblk", "lscpu", "lsof", "md5sum", "mkdir", "mkfs", "mktemp",
    "modprobe",
    "module", "mount", "mv", "nc", "ninja", "node", "npm", "nproc", "nvcc", "nvidia-smi", "openssl", "pgrep", "ping",
    "pip",
    "pip3", "pkill", "printenv", "printf", "ps", "pwd", "quota", "readlink", "realpath", "redis-cli", "redis-server",
    "rm",
    "rmdir", "rocm-smi", "rsync", "s5cmd", "sacct", "scancel", "scontrol", "scp", "screen", "sed", "seq", "sha256sum",
    "shuf", "sinfo", "sleep", "sort", "split", "squeue", "ssh-add", "ssh-agent", "ssh-keygen", "stat", "strings",
    "sync",
    "sysctl", "systemctl", "tail", "tar", "tee", "tensorboard", "test", "tmux", "top", "touch", "tput", "tr", "tree",
    "true",
    "tty", "umount", "uname", "uniq", "unlink", "unzip", "update-alternatives", "uptime", "useradd", "usermod", "vim",
    "virtualenv", "wait", "wc", "wget", "which", "who", "whoami", "xz", "yes", "yq", "yum", "zip", "zstd",
  ]
}

import Syntax

/// The products that answer to the same command line.
enum SingularityProduct {
  case apptainer
  /// SingularityCE, and Singularity since 3.6.
  case singularity

  /// The beginnings of names that set the product's own options, the stronger one first.
  var settingPrefixes: [String] {
    switch self {
    case .apptainer: ["APPTAINER_", "SINGULARITY_"]
    case .singularity: ["SINGULARITY_"]
    }
  }

  /// The beginnings of names that put a variable into the container, the stronger one first.
  var injectingPrefixes: [String] {
    switch self {
    case .apptainer: ["APPTAINERENV_", "SINGULARITYENV_"]
    case .singularity: ["SINGULARITYENV_"]
    }
  }
}

/// The options of Apptainer 1.5 and SingularityCE 4.5 (cmd/internal/cli), both together.
enum SingularityOptions {
  /// In front of the subcommand.
  static let global = OptionTable(
    .pflag, values: "config|c", flags: "build-config debug|d nocolor quiet|q silent|s verbose|v version help|h")

  /// `exec`, `run`, `shell`, `test`, `instance start`.
  static let action = OptionTable(
    .pflag,
    values: "app apply-cgroups authfile add-caps bind|B blkio-weight blkio-weight-device cdi-dirs containlibs "
      + "cpu-shares cpus cpuset-cpus cpuset-mems cwd data device dmtcp-launch dmtcp-restart dns docker-host "
      + "docker-password docker-username drop-caps env env-file fusemount home|H hostname memory memory-reservation "
      + "memory-swap mount netns-path network network-args no-env no-mount overlay|o pem-path pid-file pids-limit "
      + "platform arch proot pwd runscript-timeout scratch|S security shell|s tmpdir vm-cpu vm-ip vm-ram workdir|W",
    flags: "allow-setuid boot cleanenv|e compat compat32 contain|c containall|C disable-cache docker-login fakeroot|f "
      + "help|h ignore-fakeroot-command ignore-subuid ignore-userns intel-hpu ipc|i keep-layers keep-privs net|n "
      + "no-compat no-eval no-home no-https nohttps no-init no-nv no-oci no-pid no-privs no-rocm no-setgroups "
      + "no-tmp-sandbox no-umask nv nvccli oci oom-kill-disable passphrase pid|p rocm sharens sif-fuse tmp-sandbox "
      + "syos underlay unsquash userns|u uts vm vm-err writable|w writable-tmpfs"
  ).strict

  /// `build`.
  static let build = OptionTable(
    .pflag,
    values: "arch arch-variant authfile bind|B build-arg build-arg-file builder docker-host docker-password "
      + "docker-username library mksquashfs-args mount pem-path platform section tmpdir",
    flags: "data detached|d disable-cache docker-login encrypt|e fakeroot|f fix-perms force|F help|h json no-cleanup "
      + "no-https nohttps notest|T nv nvccli oci passphrase remote|r reproducible rocm sandbox|s update|u userns "
      + "warn-unused-build-args writable-tmpfs")
}

/// What the options of one call, on its command line and in variables, say about the environment.
struct SingularitySettings {
  /// What makes the environment clean; nil when the host's variables pass.
  var cleanedBy: Location?
  /// Whether injected values arrive as written, without the container's shell.
  var isLiteral = false
  /// The host's variables that `--no-env` holds back.
  var heldBack: Set<String> = []

  /// Nil where the product refuses a variable's value (`SINGULARITY_CLEANENV=yes`).
  init?(_ parsed: ParsedWords, _ product: SingularityProduct, in host: Environment, at location: Location) {
    func flag(_ name: String, _ key: String) -> Location?? {
      if let option = parsed.last(name) {
        let isOn = option.value.map { $0.known.flatMap(Self.boolean) ?? true } ?? true
        return .some(isOn ? option.location : nil)
      }
      guard let text = Self.setting(key, product, in: host), !text.allSatisfy({ $0.isWhitespace }) else {
        return .some(nil)
      }
      return Self.boolean(text.filter { !$0.isWhitespace }).map { $0 ? location : nil }
    }
    guard let clean = flag("cleanenv", "CLEANENV"), let containAll = flag("containall", "CONTAINALL"),
      let compat = flag("compat", "COMPAT"), let noEval = flag("no-eval", "NO_EVAL")
    else { return nil }
    cleanedBy = clean ?? containAll ?? compat
    isLiteral = noEval != nil || compat != nil
    if product == .singularity, let oci = flag("oci", "OCI") ?? nil, flag("no-compat", "NO_COMPAT") == .some(nil) {
      cleanedBy = cleanedBy ?? oci
      isLiteral = true
    }
    if product == .apptainer {
      let listed = parsed.all("no-env").compactMap { $0.value?.known }
      let lists = listed.isEmpty ? [Self.setting("NOENV", product, in: host) ?? ""] : listed
      heldBack = Set(lists.flatMap { $0.utf8.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) } })
    }
  }

  /// The value of an option's variable: `APPTAINER_CLEANENV`, or `SINGULARITY_CLEANENV` where the first is not set.
  static func setting(_ key: String, _ product: SingularityProduct, in host: Environment) -> String? {
    for prefix in product.settingPrefixes {
      switch host[prefix + key].state {
      case .set(let text): return text
      case .setUnknown: return nil
      case .absent, .unknown: continue
      }
    }
    return nil
  }

  /// Go's strconv.ParseBool.
  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "TRUE", "true", "True": true
    case "0", "f", "F", "FALSE", "false", "False": false
    default: nil
    }
  }
}

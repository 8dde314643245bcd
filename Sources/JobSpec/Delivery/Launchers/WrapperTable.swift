import Syntax

extension Wrapper {
  /// The wrappers that are one program.
  static func named(_ program: String) -> Wrapper? {
    switch program {
    case "nohup", "setsid", "catchsegv", "unbuffer", "caffeinate", "eatmydata", "rlwrap", "dbus-run-session",
      "torsocks",
      "torify", "ccache", "busybox", "chpst", "cpulimit", "systemd-inhibit", "firejail":
      Wrapper(options: plain[program] ?? OptionTable(.gnu))
    case "nice": Wrapper(options: OptionTable(.gnu, values: "adjustment|n"))
    case "ionice":
      Wrapper(
        options: OptionTable(.gnu, values: "class|c classdata|n pid|p pgid|P uid|u"), attaches: ["pid", "pgid", "uid"])
    case "stdbuf": Wrapper(options: OptionTable(.gnu, values: "input|i output|o error|e"))
    case "time": Wrapper(options: OptionTable(.gnu, values: "format|f output|o"))
    case "timeout", "gtimeout": Wrapper(options: OptionTable(.gnu, values: "kill-after|k signal|s"), operands: 1)
    case "chroot": Wrapper(options: OptionTable(.gnu, values: "groups userspec"), operands: 1)
    case "taskset":
      Wrapper(options: OptionTable(.gnu, flags: "cpu-list|c all-tasks|a pid|p"), operands: 1, attaches: ["pid"])
    case "chrt":
      Wrapper(
        options: OptionTable(.gnu, values: "sched-runtime|T sched-period|P sched-deadline|D", flags: "pid|p"),
        operands: 1, attaches: ["pid"])
    case "unshare":
      Wrapper(
        options: OptionTable(
          .gnu, values: "root|R wd|w setuid|S setgid|G setgroups propagation map-user map-group map-users map-groups",
          glued: "mount uts ipc net pid user cgroup time kill-child"))
    case "nsenter":
      Wrapper(
        options: OptionTable(
          .gnu, values: "target|t setuid|S setgid|G",
          glued: "mount|m uts|u ipc|i net|n pid|p cgroup|C user|U time|T root|r wd|w wdns|W"))
    case "numactl":
      Wrapper(
        options: OptionTable(
          .gnu,
          values: "interleave|i preferred|p physcpubind|C cpunodebind|cpubind|N membind|m weighted-interleave|w "
            + "preferred-many|P"))
    case "prlimit": Wrapper(options: OptionTable(.gnu, values: "pid|p"), attaches: ["pid"])
    case "setpriv":
      Wrapper(
        options: OptionTable(.gnu, values: "reuid regid groups inh-caps ambient-caps bounding-set securebits pdeathsig")
      )
    case "strace", "ltrace":
      Wrapper(options: OptionTable(.gnu, values: "a b e E|env I o O p P s S u X l n x"), attaches: ["p"], assigns: "E")
    case "valgrind": Wrapper(options: OptionTable(.gnu))
    case "faketime", "gosu", "su-exec", "setuidgid", "s6-setuidgid": Wrapper(options: OptionTable(.gnu), operands: 1)
    case "tini", "dumb-init": Wrapper(options: OptionTable(.gnu, values: "p e rewrite|r"))
    case "cgexec": Wrapper(options: OptionTable(.gnu, values: "g"))
    case "likwid-pin": Wrapper(options: OptionTable(.gnu, values: "c s t"))
    case "proxychains", "proxychains4": Wrapper(options: OptionTable(.gnu, values: "f"))
    case "xvfb-run":
      Wrapper(
        options: OptionTable(.gnu, values: "error-file|e auth-file|f server-num|n xauth-protocol|p server-args|s"))
    case "screen": Wrapper(options: OptionTable(.gnu, values: "S t s c e h p T L X"), attaches: ["X", "r", "x", "R"])
    case "ncu": Wrapper(options: nsightCompute)
    case "nvprof": Wrapper(options: OptionTable(.words, values: "o export-profile log-file metrics events kernels"))
    case "with-contenv": Wrapper(options: OptionTable(.gnu), addsVariables: true)
    default: nil
    }
  }

  /// The options of wrappers that have few, by program.
  private static let plain: [String: OptionTable] = [
    "chpst": OptionTable(.gnu, values: "u U b e / n l L m d o p f c r t C"),
    "cpulimit": OptionTable(.gnu, values: "limit|l pid|p exe|e"),
    "systemd-inhibit": OptionTable(.gnu, values: "what who why mode"),
  ]

  private static let nsightCompute = OptionTable(
    .gnu,
    values: "output|export|o set section metrics kernel-name|k kernel-name-base launch-count|c launch-skip|s "
      + "target-processes replay-mode cache-control clock-control profile-from-start graph-profiling nvtx-include "
      + "nvtx-exclude log-file csv-file page kernel-id sampling-interval import mode port devices",
    flags: "force-overwrite|f nvtx call-stack")
}

/// Which commands a shell runs itself.
enum BuiltinTable {
  private static let posix: Set<String> = [
    ".", ":", "[", "alias", "bg", "break", "cd", "command", "continue", "echo", "eval", "exec", "exit", "export",
    "false",
    "fg", "getopts", "hash", "jobs", "kill", "local", "printf", "pwd", "read", "readonly", "return", "set", "shift",
    "test",
    "times", "trap", "true", "type", "ulimit", "umask", "unalias", "unset", "wait",
  ]

  private static let bash: Set<String> = [
    "bind", "builtin", "caller", "compgen", "complete", "compopt", "declare", "dirs", "disown", "enable", "fc", "help",
    "history", "let", "logout", "mapfile", "popd", "pushd", "readarray", "shopt", "source", "suspend", "typeset",
  ]

  private static let zsh: Set<String> = [
    "autoload", "builtin", "declare", "disown", "emulate", "float", "integer", "let", "popd", "pushd", "setopt",
    "source",
    "typeset", "unsetopt", "zmodload", "zstyle",
  ]

  private static let ksh: Set<String> = ["builtin", "float", "integer", "let", "print", "typeset", "whence"]

  /// The special builtins of POSIX: assignments in front of them stay, and their mistakes end the shell.
  private static let special: Set<String> = [
    ".", ":", "break", "continue", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "times",
    "trap",
    "unset",
  ]

  /// Functions that sites define for everybody: environment modules. What they load is not the script's.
  private static let site: Set<String> = ["module", "ml"]

  static func has(_ name: String, _ dialect: ShellDialect) -> Bool {
    if posix.contains(name) || site.contains(name) { return true }
    switch dialect {
    case .bash: return bash.contains(name)
    case .sh: return name == "chdir"
    case .zsh: return zsh.contains(name)
    case .ksh: return ksh.contains(name) || name == "source"
    }
  }

  /// Whether only other shells have a builtin or keyword of this name, which no program has either.
  static func isForeign(_ name: String, _ dialect: ShellDialect) -> Bool {
    switch name {
    case "setenv", "unsetenv", "[[": true
    default: dialect != .zsh && !has(name, dialect) && bash.contains(name) && name != "help" && name != "history"
    }
  }

  static func isSpecial(_ name: String) -> Bool { special.contains(name) }
}

/// Which rules of syntax a shell reads by.
public enum ShellSyntaxDialect: Hashable, Sendable {
  /// bash; ksh and zsh read scripts that concern us alike.
  case bash
  /// POSIX `sh` as dash reads it: no arrays, no `[[`, no process substitution, no `$'...'`, no `function`, no `&>`.
  case posix
}

/// Reads shell scripts.
///
/// It accepts what `bash -n` accepts (measured on bash 5.2) and, for `.posix`, what `dash -n` accepts. After a mistake
/// it goes on with the next line, so later commands are still in the tree.
public enum ShellParser {
  /// Reads a script. The comments and problems of all `$(...)` in it are those of the result; what a pair of
  /// backquotes or a here-document holds is read only when the shell gets there, so its problems are its own.
  public static func parse(_ text: SourceText, dialect: ShellSyntaxDialect = .bash) -> ShellScript {
    var reader = ShellReader(text, dialect: dialect)
    return reader.script()
  }
}

import Testing

/// Programs that load an env file for a command.
@Suite struct EnvFilesLineTests {
  static let lines: [LauncherLine] = [
    .init("pipenv run python x", "A=1 B=2"),
    .init("dotenv run -- python x", "A=f B=2 C=q␠r D=?", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("dotenv -f w.env run python x", "A=w B=2", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("dotenv run --no-override -- python x", "A=1 C=q␠r", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("dotenv -- python x", "A=1 C=q␠r", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("dotenv -e w.env -- python x", "A=1 B=2", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("uv run --env-file w.env python x", "A=1", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init(
      "uv run --env-file w.env python x", "A=w", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"], exports: ""),
    .init(
      "uv run --env-file=.env --env-file w.env -- python x", "A=w C=q␠r D=?",
      [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"], exports: ""),
    .init(
      "uv run --env-file w.env train.py", "uv run: A=w", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"],
      exports: ""),
    .init(
      "UV_ENV_FILE=w.env uv run python x", "A=w", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"], exports: ""),
    .init("uv run --env-file gone python x", "A=?"),
    .init(
      "dotenvx run -f w.env -- python x", "A=w", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"], exports: ""),
    .init("env-cmd -f w.env python x", "A=w", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
    .init("pipenv run python x", "A=? B=2", [".env": "A=f\nC=\"q r\"\nD=$A\n", "w.env": "A=w\n"]),
  ]

  @Test(arguments: lines) func delivers(line: LauncherLine) { line.check() }
}

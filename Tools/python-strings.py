#!/usr/bin/env python3
"""Print the string literals of Python source as CPython reads them, one JSON object a file.

  python-strings.py SEED COUNT   programs made by chance; "text" is the program
  python-strings.py FOLDER       the modules and notebooks of a folder; "path" is the file

"strings" lists [start, end, value] in the order of the file: byte offsets in the file, and the decoded value; a bytes literal's
value is read as Latin-1. Of an f-string the value is the text outside its replacement fields. The value is null where it
cannot be compared: `\\N{...}` needs Unicode's names, `{x=}` adds text of its own. "skipped" counts the modules and cells that
Python itself rejects. Used by PythonOracleTests.
"""
import ast
import io
import json
import random
import re
import tokenize
import warnings

import oracle

warnings.simplefilter("ignore")
OPENING = {getattr(tokenize, name) for name in ("FSTRING_START", "TSTRING_START") if hasattr(tokenize, name)}
CLOSING = {getattr(tokenize, name) for name in ("FSTRING_END", "TSTRING_END") if hasattr(tokenize, name)}


def value(literal):
    """The text of a literal, or None where it cannot be compared."""
    prefix = literal[: min(i for i in (literal.find("'"), literal.find('"')) if i >= 0)].lower()
    if "r" not in prefix and "b" not in prefix and re.search(r"\\N\{", literal):
        return None
    if "f" in prefix and re.search(r"=\s*(![rsa]\s*)?[:}]", literal):
        return None
    node = ast.parse("(" + literal + "\n)", mode="eval").body
    if isinstance(node, ast.Constant):
        text = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
    elif isinstance(node, ast.JoinedStr):
        text = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
    else:
        return None
    return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)


def strings(text):
    """The literals of a program: [start, end, value] in characters. Raises where Python rejects it."""
    ast.parse(text)
    rows = io.StringIO(text, newline="").readlines()
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    offset = lambda place: starts[place[0] - 1] + place[1]
    found, depth, first = [], 0, None
    for token in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
        if token.type in OPENING:
            depth += 1
            first = first if depth > 1 else token.start
        if token.type == tokenize.STRING and depth == 0:
            first = token.start
        if token.type in CLOSING:
            depth -= 1
        if depth == 0 and (token.type in CLOSING or token.type == tokenize.STRING):
            start, end = offset(first), offset(token.end)
            # CPython 3.12.1 counts the column behind a literal of several lines in bytes.
            if token.type == tokenize.STRING and text.startswith(token.string, start):
                end = start + len(token.string)
            found.append([start, end, value(text[start:end])])
    return found


def in_bytes(found, text, base=0):
    """The same in bytes of UTF-8."""
    result, at, count = [], 0, base
    for start, end, text_value in found:
        count += len(text[at:start].encode("utf-8", "surrogatepass"))
        size = len(text[start:end].encode("utf-8", "surrogatepass"))
        result.append([count, count + size, text_value])
        at, count = end, count + size
    return result


# Notebooks


class Places:
    """JSON with the place of each character of each string."""

    TOKEN = re.compile(r'[ \t\r\n]*("(?:[^"\\]|\\.)*"|[][{}:,]|[^][{}:,"\s]+)', re.S)
    UNIT = re.compile(r'\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]', re.S)

    def __init__(self, text):
        self.text, self.at = text, 0

    def token(self):
        match = self.TOKEN.match(self.text, self.at)
        if not match:
            raise ValueError("no JSON")
        self.at = match.end()
        return match.group(1), match.start(1)

    def value(self):
        token, start = self.token()
        if token == "{":
            return self.collection("}", lambda: (self.value(), self.token(), self.value()))
        if token == "[":
            return self.collection("]", self.value)
        if token[0] == '"':
            units = [(m.start(), m.end()) for m in self.UNIT.finditer(token, 1, len(token) - 1)]
            return [(json.loads('"' + token[a:b] + '"', strict=False), start + a, start + b) for a, b in units]
        return token

    def collection(self, closing, item):
        items = []
        while True:
            before = self.at
            if self.token()[0] == closing:
                break
            self.at = before
            items.append(item())
            if self.token()[0] == closing:
                break
        return {self.name(k): v for k, _, v in items} if closing == "}" else items

    @staticmethod
    def name(units):
        return "".join(unit[0] for unit in units)


def python_of(cell):
    """The cell with lines of IPython replaced by statements of the same length; None for another language's cell."""
    if cell.lstrip().startswith("%%"):
        return None
    lines = cell.splitlines(keepends=True)
    in_magic = False
    for n, line in enumerate(lines):
        body = line.rstrip("\r\n")
        if in_magic or re.match(r"\s*[%!?]", body):
            indent = "" if in_magic else body[: len(body) - len(body.lstrip())]
            in_magic = body.endswith("\\")
            size = len(body) - len(indent)
            lines[n] = indent + ("0" + "#" * (size - 1) if size else "") + line[len(body) :]
    return "".join(lines)


def notebook_strings(text):
    found, skipped = [], 0
    root = Places(text).value()
    for cell in root.get("cells", []):
        if Places.name(cell.get("cell_type", [])) != "code" or "source" not in cell:
            continue
        source = cell["source"]
        units = [u for line in source for u in line] if source and isinstance(source[0], list) else source
        code = "".join(unit[0] for unit in units)
        if len(code) != len(units):
            skipped += 1
            continue
        try:
            try:
                literals = strings(code)
            except (SyntaxError, ValueError, tokenize.TokenError):
                literals = strings(python_of(code) or "(")
        except (SyntaxError, ValueError, tokenize.TokenError):
            skipped += 1
            continue
        found += [[units[a][1], units[b - 1][2], v] for a, b, v in literals]
    return found, skipped


# Programs by chance

PIECES = ["a", "é", "\\n", "\\\\", "\\'", '\\"', "\\x41", "\\u00e9", "\\U0001F680", "\\101", "\\7", "\\q", "#", " ", "%", "\\\n", "😀"]
FIELDS = ["\\{x}", "\\{{", "\\}}", "{x}", "{{", "}}", "{x!r}", "{x:>{y}}", "{x:%Y}", "{d['k']}", '{f("a")}', "{x + 1}", "{x,}", "{(lambda: 1)()}", "{x:{y}.{z}}"]
PREFIXES = ["", "", "", "r", "u", "R", "b", "rb", "Br", "f", "F", "rf", "fR"]


def literal(rng):
    prefix, quote = rng.choice(PREFIXES), rng.choice(["'", '"', "'''", '"""'])
    out = ""
    for _ in range(rng.randint(0, 7)):
        piece = rng.choice(FIELDS) if "f" in prefix.lower() and rng.random() < 0.5 else rng.choice(PIECES)
        out += "" if "b" in prefix.lower() and not piece.isascii() else piece
    if len(quote) == 3 and rng.random() < 0.4:
        out += rng.choice(["\n", "\n\n", "\n'x\" y\n "]) + ("" if "f" in prefix.lower() else "''x")
    return prefix + quote + out + quote


def expression(rng, depth=3):
    roll = rng.random()
    if depth == 0 or roll < 0.45:
        return rng.choice([lambda: literal(rng), lambda: literal(rng), lambda: literal(rng) + " " + literal(rng), lambda: rng.choice(["x", "f", "rb", "größe", "1", "1e-3", "0xFF", ".5", "1_0j", "..."])])()
    inner = [expression(rng, depth - 1) for _ in range(rng.randint(1, 3))]
    gap = rng.choice([", ", ",", ",\n  ", ", # it's\n", ",\\\n"])
    return rng.choice([
        lambda: "(" + gap.join(inner) + ")", lambda: "[" + gap.join(inner) + "]", lambda: "f(" + gap.join(inner) + ")",
        lambda: "{" + gap.join("'k': " + i for i in inner) + "}", lambda: " + ".join(inner), lambda: inner[0] + "[0]",
        lambda: "x if " + inner[0] + " else y", lambda: "lambda a: " + inner[0], lambda: "x" + rng.choice(["<<", "//", "**", "!=", "@"]) + inner[0],
    ])()


def program(rng):
    text = ""
    for _ in range(rng.randint(1, 8)):
        text += rng.choice([
            lambda: "v = " + expression(rng), lambda: "# it's \"a\" comment", lambda: "", lambda: "if x:\n\ty = " + expression(rng) + "; z = " + expression(rng),
            lambda: "os.environ[" + literal(rng) + "] = " + expression(rng), lambda: "def f(a=" + expression(rng, 1) + "):\n  " + literal(rng) + "\n  return " + expression(rng),
            lambda: "x = \\\n  " + expression(rng), lambda: "\f", lambda: "assert x, " + literal(rng) + "  # c 'x'",
        ])() + "\n"
    return text.replace("\n", "\r\n") if rng.random() < 0.15 else text


def generate(seed, count):
    rng = random.Random(seed)
    while count > 0:
        text = program(rng)
        try:
            found = strings(text)
        except (SyntaxError, ValueError, tokenize.TokenError):
            continue
        print(json.dumps({"text": text, "strings": in_bytes(found, text)}))
        count -= 1


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    base = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    try:
        text = data[base:].decode()
        if path.endswith(".ipynb"):
            found, skipped = notebook_strings(text)
            found.sort(key=lambda literal: literal[0])
        else:
            if not tokenize.detect_encoding(io.BytesIO(data).readline)[0].startswith("utf-8"):
                raise ValueError("not UTF-8")
            found, skipped = strings(text), 0
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError, TypeError, AttributeError):
        return {"path": path, "strings": [], "skipped": 1}
    return {"path": path, "strings": in_bytes(found, text, base), "skipped": skipped}


oracle.main(generate, (".py", ".ipynb"), read)

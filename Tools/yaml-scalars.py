#!/usr/bin/env python3
"""Print what PyYAML makes of each scalar of YAML files, one JSON object a file.

  yaml-scalars.py SEED COUNT   files made by chance; "text" is the file
  yaml-scalars.py FOLDER       the YAML files of a folder; "path" is the file

"scalars" lists [start, end, value, style, hasProperties] in the order of the file, in bytes of UTF-8; "tags" lists what PyYAML
resolves each scalar to (null, bool, int, float, timestamp, str). Files that PyYAML's own parser rejects are left out, or have
"error" instead. Used by YAMLAgainstPyYAMLTests, which reads the same files and compares.
"""
import json
import random

import oracle
import yaml

WORDS = ["a", "bc", "train", "größe", "日本", "🚀", "x:y", "a#b", "-1", "key", "it's", 'say "hi"', "back\\slash", "50%"]
PLAIN = [
    "true", "False", "yes", "off", "null", "~", "", "0", "010", "0o17", "0x1F", "0b11", "1_000", "-12", "+5", "1.5", ".5", "-.5",
    "1e3", "1.e+3", "6.02e-23", "1:30", "190:20:30.15", ".inf", "-.INF", ".NaN", "2020-01-01", "2001-12-14 21:59:43.10 -5", "2001-1-1",
    "1.2.3", "0.31", "on", "NULL", "nUll", "_1", "1__0", "0_7", "08", "1e", "+", "-", ".", "1_.5", "0.", "._", "12e03", "=", "0x",
    "2002-1-1T1:02:03Z", "1:60", "0:30", "1:3.5",
]

# What a scalar can be here; `!!python/name:x` and its like are texts to a reader that runs nothing.
KNOWN = {"null", "bool", "int", "float", "timestamp"}


class Writer:
    def __init__(self, rng):
        self.rng = rng

    def words(self, low=1, high=4):
        return [self.rng.choice(WORDS) for _ in range(self.rng.randint(low, high))]

    def prop(self):
        return self.rng.choice(["", "", "", "", "", "&a%d " % self.rng.randint(0, 9), "!Ref ", "!!str ", "&b !x ", "!x &b "])

    def comment(self):
        return self.rng.choice(["", "", "", " # note", "   #x", "\t# größe"])

    def breaks(self, indent):
        """A line break inside a quoted or plain scalar, with blank lines perhaps."""
        gap = "".join("\n" + self.rng.choice(["", " ", "   "]) for _ in range(self.rng.choice([0, 0, 0, 1, 2])))
        return self.rng.choice(["", " ", "\t"]) + gap + "\n" + " " * indent

    def plain(self, indent, multi):
        if self.rng.random() < 0.4:
            return self.rng.choice(PLAIN)
        words = [w for w in self.words() if w not in ('say "hi"',)] or ["w"]
        out = words[0] if words[0] != "-1" else "w"
        for w in words[1:]:
            out += (self.breaks(indent) if multi and self.rng.random() < 0.3 else " ") + w
        return out

    def single(self, indent, multi):
        out = ""
        for w in self.words(0):
            out += w.replace("'", "''") + (self.breaks(indent) if multi and self.rng.random() < 0.3 else " ")
        return "'" + out + "'"

    def double(self, indent, multi):
        out = ""
        for w in self.words(0):
            out += w.replace("\\", "\\\\").replace('"', '\\"')
            out += self.rng.choice([" ", "  ", "\\n", "\\t", "\\u00e9", "\\U0001F680", "\\x41", "\\ ", "\\/", "\\_", "\\N", "\\0", "\\e"])
            if multi and self.rng.random() < 0.3:
                out += self.rng.choice([self.breaks(indent), "\\\n" + " " * indent, " \\\n" + " " * indent + "\\ ", "\\\n\n" + " " * indent])
        return '"' + out + '"'

    def block(self, indent):
        style = self.rng.choice("|>")
        explicit = self.rng.random() < 0.2
        own = self.rng.randint(1, 4)
        chomp = self.rng.choice(["", "-", "+"])
        lines = []
        for n in range(self.rng.randint(0, 5)):
            if n and self.rng.random() < 0.25:
                lines.append(self.rng.choice(["", " " * self.rng.randint(0, own)]))
            else:
                lead = self.rng.choice(["", "", "", " ", "  ", "\t"]) if n or explicit else ""
                lines.append(" " * (indent + own) + lead + " ".join(self.words()) + self.rng.choice(["", "", " "]))
        lines += [""] * self.rng.choice([0, 0, 1, 2])
        header = style + (self.rng.choice([str(own) + chomp, chomp + str(own)]) if explicit else chomp) + self.comment()
        return header + "".join("\n" + line for line in lines)

    def scalar(self, indent, flow=False):
        multi = not flow or self.rng.random() < 0.3
        kind = self.rng.randint(0, 9)
        prop = self.prop()
        if kind < 4:
            text = self.plain(indent + 1, multi and not flow)
            return prop + (text if not flow or (text and not set(",[]{}") & set(text)) else "w")
        if kind < 6:
            return prop + self.single(indent + 1, multi)
        if kind < 8 or flow:
            return prop + self.double(indent + 1, multi)
        return prop + self.block(indent)

    def flow(self, depth, indent):
        sep = lambda: self.rng.choice([", ", ",", " , ", ",\n" + " " * (indent + 1), ", # c\n" + " " * (indent + 2)])
        items = []
        for n in range(self.rng.randint(0, 3)):
            value = self.flow(depth - 1, indent) if depth and self.rng.random() < 0.3 else self.scalar(indent, True)
            items.append(value)
        if self.rng.random() < 0.5:
            return self.prop() + "[" + sep().join(items) + "]"
        return self.prop() + "{" + sep().join("k%d: %s" % (n, v) for n, v in enumerate(items)) + "}"

    def node(self, depth, indent):
        """What follows `key:` or `-`, with the blank or line break in front, without the last line break."""
        roll = self.rng.random()
        if depth == 0 or roll < 0.5:
            text = self.scalar(indent)
            if "\n" in text or text.endswith(" "):
                return " " + text
            return " " + text + self.comment()
        if roll < 0.65:
            return " " + self.flow(1, indent) + self.comment()
        prop = self.prop().rstrip()
        child = indent + self.rng.randint(1, 3)
        return (" " + prop if prop else "") + self.comment() + "\n" + self.collection(depth - 1, child)

    def collection(self, depth, indent):
        lines = []
        pad = " " * indent
        mapping = self.rng.random() < 0.6
        for n in range(self.rng.randint(1, 4)):
            if self.rng.random() < 0.15:
                lines.append(self.rng.choice(["", "# whole line", pad + "# größe: x"]))
            if mapping:
                key = self.rng.choice(["key%d" % n, '"quoted %d"' % n, "größe%d" % n, "'s%d'" % n, "<<k%d" % n])
                lines.append(pad + key + ":" + self.node(depth, indent))
            else:
                lines.append(pad + "-" + self.node(depth, indent))
        return "\n".join(lines)

    def file(self):
        documents = []
        for n in range(self.rng.choice([1, 1, 1, 2, 3])):
            documents.append(("---\n" if n or self.rng.random() < 0.2 else "") + self.collection(3, 0))
        text = "\n".join(documents) + self.rng.choice(["\n", "", "\n\n"])
        return text.replace("\n", "\r\n") if self.rng.random() < 0.15 else text


def read(text, base=0):
    """The scalars as PyYAML's own parser gives them; `base` is how many bytes stand in front of the text."""
    offsets = [base]
    for character in text:
        offsets.append(offsets[-1] + len(character.encode()))
    scalars, tags = [], []
    resolver = yaml.SafeLoader("")
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.ScalarEvent):
            has_properties = event.anchor is not None or event.tag is not None
            scalars.append([offsets[event.start_mark.index], offsets[event.end_mark.index], event.value, event.style or "", has_properties])
            if event.tag and event.tag.startswith("tag:yaml.org"):
                tag = event.tag
            elif event.tag:
                tag = "str"
            else:
                tag = resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
            name = tag.split(":")[-1]
            tags.append(name if name in KNOWN else "str")
    return scalars, tags


def generate(seed, count):
    rng = random.Random(seed)
    while count > 0:
        text = Writer(rng).file()
        try:
            scalars, tags = read(text)
        except yaml.YAMLError:
            continue
        print(json.dumps({"text": text, "scalars": scalars, "tags": tags}))
        count -= 1


def read_file(path):
    with open(path, "rb") as file:
        data = file.read()
    base = 3 if data.startswith(b"\xef\xbb\xbf") else 0
    try:
        scalars, tags = read(data[base:].decode(), base)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return {"path": path, "error": str(error)}
    return {"path": path, "scalars": scalars, "tags": tags}


oracle.main(generate, (".yaml", ".yml"), read_file)

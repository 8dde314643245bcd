#!/usr/bin/env python3
"""Print what three YAML readers take plain scalars for, one JSON object a line.

  yaml-plain-scalars.py SEED COUNT

"text" is the scalar, "yaml11" PyYAML's type, "ruamel" ruamel.yaml's for YAML 1.2, "core" that of the patterns in the YAML
1.2.2 specification, section 10.3.2. Used by YAMLSchemaTests.
"""
import json
import random
import re
import sys

import ruamel.yaml.resolver
import yaml

CORE = [
    ("null", r"null|Null|NULL|~|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("number", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    ("number", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"),
]
SEEDS = [
    "true", "yes", "off", "null", "~", "", "010", "0o17", "0x1F", "0b11", "1_000", "-12", "1.5", ".5", "1e3", "1.e+3", "6.02e-23",
    "1:30", "190:20:30.15", ".inf", "-.INF", ".NaN", "2020-01-01", "2001-12-14 21:59:43.10 -5", "2001-12-14t21:59:43.10-05:00",
    "2001-1-1 1:02:03 Z", "+.5e+1", "0.31.1", "08", "0", "TRUE", "On", "nULL", "1_._", "+0x_1",
]
NAMES = {"int": "number", "float": "number", "value": "str", "merge": "str"}


def core(text):
    return next((kind for kind, pattern in CORE if re.fullmatch(pattern, text)), "str")


def first_match(resolvers, text):
    tag = next((tag for tag, pattern in resolvers.get(text[:1], []) if pattern.match(text)), "str")
    return NAMES.get(tag.split(":")[-1], tag.split(":")[-1])


def main():
    rng = random.Random(int(sys.argv[1]))
    old = yaml.SafeLoader.yaml_implicit_resolvers
    new = {}
    for versions, tag, pattern, firsts in ruamel.yaml.resolver.implicit_resolvers:
        if (1, 2) in versions:
            for first in firsts:
                new.setdefault(first, []).append((tag, pattern))
    for n in range(int(sys.argv[2])):
        text = SEEDS[n] if n < len(SEEDS) else rng.choice(SEEDS)
        for _ in range(rng.randint(0, 3) if n >= len(SEEDS) else 0):
            at = rng.randint(0, len(text))
            text = text[:at] + rng.choice(["", *"0179+-._:eEoxbZTt aF"]) + text[at + rng.randint(0, 1) :]
        print(json.dumps({"text": text, "core": core(text), "yaml11": first_match(old, text), "ruamel": first_match(new, text)}))


main()

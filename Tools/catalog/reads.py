"""Says which environment variables a release of wandb reads by name, outside its settings: a scan of its source.

A read is a call or a subscript on the environment, or a call of a function of the SDK (`_env_as_bool(...)`), with a name that is
written there or held by a constant. What stands in a function of wandb/env.py counts where other code mentions the function: some
of the names that it defines are read by nothing any more.
"""

import ast
import pathlib
import re

NAME = re.compile(r"_?WANDB_[A-Z0-9_]+")
# In the shell text of an image that the SDK builds.
IN_SHELL = re.compile(r"\$\{?(_?WANDB_[A-Z0-9_]+)")
ENVIRONMENTS = {"environ", "env", "_env", "_environ"}
# Calls with a name in front that do not look it up.
NO_READS = {"setenv", "putenv", "setdefault", "pop", "unset", "append", "add", "Field", "EnvVar", "startswith", "print"}


def names(package):
    """The names that the code of a package's folder reads."""
    trees = {path: parsed(path) for path in sorted(pathlib.Path(package).rglob("*.py"))}
    constants = {}
    mentions = set()
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and is_name(node.value):
                constants.update({target.id: node.value.value for target in node.targets if isinstance(target, ast.Name)})
            if isinstance(node, ast.Attribute) and last(node.value) == "env":
                mentions.add(node.attr)
            elif isinstance(node, ast.ImportFrom) and (node.module or "").endswith("env"):
                mentions |= {alias.name for alias in node.names}
    found = set()
    for path, tree in trees.items():
        is_getters = path.parent == pathlib.Path(package) and path.name == "env.py"
        for statement in tree.body:
            if is_getters and isinstance(statement, ast.FunctionDef) and statement.name not in mentions:
                continue
            found |= reads(statement, constants)
    return found


def parsed(path):
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, UnicodeDecodeError):
        return ast.Module([], [])


def is_name(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value)


def reads(tree, constants):
    """The names that a statement reads, and those inside it."""

    def name(node):
        return node.value if is_name(node) else constants.get(last(node))

    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load) and last(node.value) in ENVIRONMENTS:
            found.add(name(node.slice))
        elif isinstance(node, ast.Compare) and any(last(side) in ENVIRONMENTS for side in node.comparators):
            found.add(name(node.left))
        elif isinstance(node, ast.Call) and node.args and last(node.func) not in NO_READS:
            found.add(name(node.args[0]))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(IN_SHELL.findall(node.value))
    return found - {None}


def last(node):
    """The last word of a dotted name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else None

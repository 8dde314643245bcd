"""The command line of the scripts that print what another reader makes of a file: JSON, one object a line."""
import json
import os
import sys


def main(generate, suffixes, read):
    """`SEED COUNT` prints what `generate` makes by chance; `FOLDER` prints what `read` says of its files, in order."""
    if len(sys.argv) > 2:
        return generate(int(sys.argv[1]), int(sys.argv[2]))
    for folder, folders, names in os.walk(sys.argv[1]):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(suffixes) and os.path.isfile(path):
                print(json.dumps(read(path)))

#!/usr/bin/env python3
"""Write AWS Batch requests by chance, right and wrong ones, with botocore's verdict; one JSON object a line.

  batch-requests.py SEED COUNT

"text" is the file, "rejected" whether botocore's ParamValidator refuses it before anything is sent, "report" why. Used by
RequestCheckTests.
"""
import copy
import json
import random
import sys

import botocore.session
import botocore.validate

MODEL = botocore.session.get_session().get_service_model("batch")
WRONG = [None, True, False, 0, 7, -1, 1.5, 1e3, "", "text", [], {}, ["a"], {"a": "b"}, [{"name": "A", "value": "b"}], [1], [None]]


def fill(rng, shape, depth=0):
    """A value of a shape, with some of its optional members."""
    kind = shape.type_name
    if kind == "structure":
        keep = 0.9 if depth < 2 else 0.45
        names = [n for n in shape.members if n in shape.required_members or rng.random() < keep * rng.random() * 2]
        rng.shuffle(names)
        return {n: fill(rng, shape.members[n], depth + 1) for n in names}
    if kind == "list":
        return [fill(rng, shape.member, depth + 1) for _ in range(rng.choice([0, 1, 1, 2]))]
    if kind == "map":
        return {"key%d" % n: fill(rng, shape.value, depth + 1) for n in range(rng.choice([0, 1, 2]))}
    return {"string": "text", "integer": 3, "long": 3, "boolean": True}[kind]


def parts(value, found):
    if isinstance(value, dict):
        found.append(value)
        for v in value.values():
            parts(v, found)
    elif isinstance(value, list):
        found.append(value)
        for v in value:
            parts(v, found)
    return found


def spoil(rng, value):
    part = rng.choice(parts(value, []))
    if isinstance(part, list):
        if part and rng.random() < 0.5:
            part[rng.randrange(len(part))] = copy.deepcopy(rng.choice(WRONG))
        else:
            part.append(copy.deepcopy(rng.choice(WRONG)))
        return
    if not part or rng.random() < 0.15:
        part[rng.choice(["env", "Environment", "name", "value", "secrets", "image", "", "revision"])] = copy.deepcopy(rng.choice(WRONG))
        return
    name = rng.choice(list(part))
    roll = rng.random()
    if roll < 0.55:
        part[name] = copy.deepcopy(rng.choice(WRONG))
    elif roll < 0.75:
        del part[name]
    else:
        new = rng.choice([name[:1].upper() + name[1:], name + "s", name[:-1], name.lower(), "x" + name])
        part[new] = part.pop(name)


def main():
    rng = random.Random(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        operation = rng.choice(["RegisterJobDefinition", "SubmitJob"])
        shape = MODEL.operation_model(operation).input_shape
        request = fill(rng, shape)
        for _ in range(rng.choice([0, 0, 1, 1, 2, 4])):
            spoil(rng, request)
        # What is left must still show which request it is.
        request.setdefault("jobDefinitionName" if operation == "RegisterJobDefinition" else "jobQueue", "q")
        if operation == "SubmitJob":
            for name in ("jobDefinitionName", "containerProperties", "nodeProperties", "ecsProperties", "eksProperties", "jobDefinitions"):
                request.pop(name, None)
        request.pop("jobDefinitions", None)
        report = botocore.validate.ParamValidator().validate(request, shape)
        text = json.dumps(request, indent=rng.choice([None, 2, "\t"]), ensure_ascii=rng.random() < 0.5)
        print(json.dumps({"text": text, "rejected": report.has_errors(), "report": report.generate_report()}))


main()

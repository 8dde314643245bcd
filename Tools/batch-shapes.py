#!/usr/bin/env python3
"""Print Sources/JobSpec/Formats/Aws/BatchShapes.swift from the service model of the installed botocore.

  pip install botocore && Tools/batch-shapes.py > Sources/JobSpec/Formats/Aws/BatchShapes.swift && make format
"""
import botocore
import botocore.session

OPERATIONS = ["RegisterJobDefinition", "SubmitJob"]
SCALARS = {"string": ".string", "integer": ".integer", "long": ".integer", "boolean": ".boolean"}


def identifier(name):
    """`EFSVolumeConfiguration` as a Swift property: `efsVolumeConfiguration`."""
    capitals = len(name) - len(name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    head = capitals - 1 if capitals > 1 and len(name) > capitals and not name[capitals].isdigit() else capitals
    return name[:head].lower() + name[head:]


def expression(shape):
    unknown = {key for key in ("min", "document", "union") if shape.metadata.get(key)}
    if shape.type_name == "structure":
        assert not unknown, shape
        return identifier(shape.name)
    if shape.type_name == "list":
        assert not unknown, shape
        return ".list(%s)" % expression(shape.member)
    if shape.type_name == "map":
        # botocore does not check how many members a map has.
        return ".map(keys: %s, values: %s)" % (expression(shape.key), expression(shape.value))
    if unknown:
        assert shape.type_name == "string" and shape.metadata["min"] == 1, shape
        return ".nonEmptyString"
    return SCALARS[shape.type_name]


def structures(shape, found):
    if shape.type_name == "structure" and shape.name not in found:
        found[shape.name] = shape
        for member in shape.members.values():
            structures(member, found)
    elif shape.type_name == "list":
        structures(shape.member, found)
    elif shape.type_name == "map":
        structures(shape.value, found)
    return found


def main():
    model = botocore.session.get_session().get_service_model("batch")
    found = {}
    for operation in OPERATIONS:
        structures(model.operation_model(operation).input_shape, found)
    print("/// What the requests of AWS Batch hold: the service model of botocore %s." % botocore.__version__)
    print("///")
    print("/// Written by Tools/batch-shapes.py.")
    print("enum BatchShapes {")
    for name in sorted(found, key=identifier):
        shape = found[name]
        members = ", ".join('"%s": %s' % (k, expression(v)) for k, v in shape.members.items())
        required = ", ".join('"%s"' % k for k in shape.required_members)
        print("  static let %s = Shape.structure([%s]%s)" % (identifier(name), members, ", required: [%s]" % required if required else ""))
    print("}")


main()

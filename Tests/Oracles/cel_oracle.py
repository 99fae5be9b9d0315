"""Evaluates expressions with Google's C++ implementation (PyPI: cel-expr-python).

Argument: a JSON file {"variables": [{"name", "type", "value"}], "expressions": [text]}.
Output: a JSON list with one canonical text per expression; `error` for an error value, `fatal` for
an evaluation without a value, `refused: …` for a complaint of the checker. LibraryOracle.swift writes the same texts.
"""

import datetime
import json
import struct
import sys

from cel_expr_python import cel
from cel_expr_python.ext import ext_bindings, ext_encoders, ext_math, ext_optional, ext_strings

TYPES = {
    "int": cel.Type.INT,
    "double": cel.Type.DOUBLE,
    "string": cel.Type.STRING,
    "bool": cel.Type.BOOL,
    "list(int)": cel.Type.List(cel.Type.INT),
    "list(string)": cel.Type.List(cel.Type.STRING),
    "map(string, int)": cel.Type.Map(cel.Type.STRING, cel.Type.INT),
}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
MICROSECOND = datetime.timedelta(microseconds=1)


def plain(value):
    """The canonical text of a map key, whose type Python has lost."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return "s" + value.encode().hex()


def text(result):
    """The canonical text of a result."""
    kind = result.type()
    if kind == cel.Type.ERROR:
        return "error"
    value = result.value()
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if kind == cel.Type.UINT:
        return f"{value}u"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return "dnan" if value != value else "d" + struct.pack(">d", value).hex()
    if isinstance(value, str):
        return "s" + value.encode().hex()
    if isinstance(value, (bytes, bytearray)):
        return "b" + bytes(value).hex()
    if isinstance(value, datetime.datetime):
        return f"t{(value - EPOCH) // MICROSECOND}"
    if isinstance(value, datetime.timedelta):
        return f"l{value // MICROSECOND}"
    if isinstance(value, list):
        return "[" + ",".join(text(element) for element in value) + "]"
    if isinstance(value, dict):
        entries = sorted(f"{plain(key)}:{text(element)}" for key, element in value.items())
        return "{" + ",".join(entries) + "}"
    return str(kind)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    environment = cel.NewEnv(
        variables={v["name"]: TYPES[v["type"]] for v in job["variables"]},
        extensions=[
            ext_bindings.ExtBindings(),
            ext_encoders.ExtEncoders(),
            ext_math.ExtMath(),
            ext_optional.ExtOptional(),
            ext_strings.ExtStrings(),
        ],
    )
    data = {v["name"]: v["value"] for v in job["variables"]}
    results = []
    for expression in job["expressions"]:
        try:
            program = environment.compile(expression)
        except Exception as refusal:  # The package has no narrower class.
            results.append("refused: " + str(refusal))
            continue
        try:
            results.append(text(program.eval(data=data)))
        except RuntimeError:
            # A repeated key in a map literal ends the evaluation, even where `&&` would absorb it.
            results.append("fatal")
    json.dump(results, sys.stdout)


main()

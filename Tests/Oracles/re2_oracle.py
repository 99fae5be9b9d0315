"""Searches with Google's RE2 (PyPI: google-re2).

Argument: a JSON file [[pattern, text]]. Output: a JSON list of `true`, `false` and `error`.
"""

import json
import sys

import re2


def search(pattern, text):
    options = re2.Options()
    options.log_errors = False
    try:
        return "true" if re2.compile(pattern, options).search(text) else "false"
    except re2.error:
        return "error"


with open(sys.argv[1], encoding="utf-8") as file:
    json.dump([search(pattern, text) for pattern, text in json.load(file)], sys.stdout)

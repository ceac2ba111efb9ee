"""A reader in a process of its own: `python -m statements.sources.readers FILE …`.

Says on standard output, as JSON, what was read or why not. Sets its own limits first, so that what
a file does to it ends with it.
"""

from __future__ import annotations

import json
import resource
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from statements.sources.readers import read
from statements.sources.readers.reading import Refused


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--name", default="")
    parser.add_argument("--memory", type=int, required=True)
    parser.add_argument("--seconds", type=int, required=True)
    parser.add_argument("--ocr", action="store_true")
    given = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (given.memory, given.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (given.seconds, given.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = _read(given.file.read_bytes(), given.name, with_ocr=given.ocr)
    except Refused as error:
        said = json.dumps({"refused": str(error)})
    except MemoryError:
        said = json.dumps({"refused": "memory"})
    except RecursionError:
        said = json.dumps({"refused": "The file is nested too deeply to be read."})
    sys.stdout.buffer.write(said.encode("utf-8", "replace"))


def _read(data: bytes, name: str, *, with_ocr: bool) -> str:
    if with_ocr:
        from statements.sources.readers.ocr import with_text_layer

        return replace(read(with_text_layer(data), name=name), machine_read=True).to_json()
    return read(data, name=name).to_json()


if __name__ == "__main__":
    main()

"""Choose versions anew: `make lock`.

Writes hashes for every platform and no registry address. Run by hand, read the diff, commit.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
HEADER = "# Written by `make lock`; what is asked for and why stands in pyproject.toml.\n"
UV = [str(Path(sys.executable).parent / "uv"), "pip", "compile", "--quiet", "--system-certs"]
PLAIN = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header"]


def compile_to(name: str, *sources: str, stdin: str | None = None) -> None:
    """Have uv write one lock file; an existing one is upgraded, not kept."""
    target = HERE / name
    asked = [*sources, "--upgrade", "--python-version", "3.11", "--output-file", str(target)]
    subprocess.run([*UV, *PLAIN, *asked], cwd=ROOT, input=stdin, text=True, check=True)
    pins = target.read_text()
    if address := re.search(r"https?://\S+|file://\S+", pins):
        sys.exit(f"{target} holds an address, which a lock must not: {address[0]}")
    target.write_text(HEADER + pins)


def main() -> None:
    """Production first; development holds the same versions and adds its tools."""
    compile_to("bootstrap.txt", "-", stdin="uv\n")
    compile_to("production.txt", "pyproject.toml")
    constraint = ["--constraint", "requirements/production.txt"]
    compile_to("development.txt", "pyproject.toml", "--group", "dev", *constraint)


if __name__ == "__main__":
    main()

"""The compiler's child on a scale: it does its work, then leaves the most memory that it held, in KB, in a folder.

The kernel's account of children would not do: it begins with the memory of the process that started them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from wenzeng.library.policy import program

SCALE = "HOSTILE_CORPUS_SCALE"


def main() -> None:
    try:
        program.main()
    finally:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        peak = re.search(r"VmHWM:\s*(\d+)", status)
        (Path(os.environ[SCALE]) / str(os.getpid())).write_text(peak[1] if peak else "0", encoding="ascii")


if __name__ == "__main__":
    main()

"""Reading in a process of its own, with limits on memory, processor and wall time: both ends of the pipe.

What comes from outside is never parsed in the process that serves people: a hostile file costs a child. The request goes
in as one line of JSON and the file's bytes; one JSON object comes back.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from wenzeng.library.refusal import Refused

MEMORY = 512 * 1024 * 1024
"""Address space of the child, in bytes."""

SECONDS = 10
"""Its processor and wall time."""

_SOURCE_ROOT = Path(__file__).resolve().parents[2]


def ask(program: str, request: dict[str, Any], data: bytes, *, too_complex: str, broken: str) -> dict[str, Any]:
    """What a child running a module makes of a file; ``request["name"]`` is the file's. Raises Refused, also at a limit."""
    name = request["name"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", program],
            input=json.dumps(request).encode() + b"\n" + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_SOURCE_ROOT), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired:
        raise Refused("too_complex", too_complex, name) from None
    if done.returncode < 0:
        raise Refused("too_complex", too_complex, name)
    if done.returncode:
        raise Refused("internal", broken, name)
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        refusal = answer["error"]
        raise Refused(refusal["code"], refusal["message"] or too_complex, refusal["where"])
    return answer


def serve(read: Callable[[dict[str, Any], bytes], dict[str, Any]]) -> None:
    """In the child: answer one request on the standard streams. No message in an error: a limit was hit."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(head)
    try:
        answer = _written(read(request, data))
    except Refused as refusal:
        answer = _written({"error": refusal.as_json()})
    except (MemoryError, RecursionError):
        answer = _written({"error": {"code": "too_complex", "message": "", "where": request["name"]}})
    sys.stdout.write(answer)


def _written(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)

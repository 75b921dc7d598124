"""The child that compiles one document (``python -m wenzeng.library.policy.program``): one line of JSON and the file's
bytes on standard input, one JSON object on standard output."""

from __future__ import annotations

import json
import resource
import sys
from datetime import date
from typing import Any

from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.limits import MEMORY, SECONDS
from wenzeng.library.policy.plan import as_json
from wenzeng.library.refusal import Refused


def main() -> None:
    """Answer one request on the standard streams. No message in an error: a limit was hit."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    head, _, data = sys.stdin.buffer.read().partition(b"\n")
    request = json.loads(head)
    try:
        answer = _written({"plan": _compiled(data, request["name"], request["issued"])})
    except Refused as refusal:
        answer = _written({"error": refusal.as_json()})
    except (MemoryError, RecursionError):
        answer = _written({"error": {"code": "too_complex", "message": "", "where": request["name"]}})
    sys.stdout.write(answer)


def _written(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _compiled(data: bytes, name: str, issued: str | None) -> dict[str, Any]:
    return as_json(compile_text(read(data, name), issued=date.fromisoformat(issued) if issued else None))


if __name__ == "__main__":
    main()

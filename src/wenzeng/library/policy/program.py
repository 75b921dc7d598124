"""The child that compiles one document (``python -m wenzeng.library.policy.program``)."""

from __future__ import annotations

from datetime import date
from typing import Any

from wenzeng.library import child
from wenzeng.library.policy.compiler import compile_text
from wenzeng.library.policy.document import read
from wenzeng.library.policy.plan import as_json


def _compiled(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    issued = date.fromisoformat(request["issued"]) if request["issued"] else None
    return {"plan": as_json(compile_text(read(data, request["name"]), issued=issued))}


def main() -> None:
    """Answer one request on the standard streams."""
    child.serve(_compiled)


if __name__ == "__main__":
    main()

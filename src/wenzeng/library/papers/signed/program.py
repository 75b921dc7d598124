"""The child that reads the text of one signed file (``python -m wenzeng.library.papers.signed.program``)."""

from __future__ import annotations

from typing import Any

from wenzeng.library import child
from wenzeng.library.policy.document import read


def _read(request: dict[str, Any], data: bytes) -> dict[str, Any]:
    return {"text": read(data, request["name"]).text}


def main() -> None:
    """Answer one request on the standard streams."""
    child.serve(_read)


if __name__ == "__main__":
    main()

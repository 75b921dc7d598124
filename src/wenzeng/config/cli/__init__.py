"""The commands. Those that need no database do not load Django; a user's mistake never shows a traceback."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from wenzeng.config import usage
from wenzeng.config.cli import bulletins, documents, keeping, running
from wenzeng.config.cli.frame import app, put
from wenzeng.library import storage
from wenzeng.library.refusal import Refused

__all__ = ["app", "bulletins", "documents", "keeping", "main", "running"]


def main() -> int:
    """Run a command. 0 done, 1 refused, 2 wrong use."""
    as_json = "--json" in sys.argv
    try:
        return int(app(sys.argv[1:] or ["--help"], standalone_mode=False) or 0)
    except Refused as refusal:
        return _refuse(refusal, as_json)
    except typer.TyperException as wrong:
        print(usage.sentence(str(wrong)), file=sys.stderr)
        return 2
    except (typer.Abort, KeyboardInterrupt):
        print("已中断。", file=sys.stderr)
        return 130
    except Exception as fault:
        known = storage.refusal(fault) or _of_the_system(fault)
        if known is None:
            raise
        return _refuse(known, as_json)


def _refuse(refusal: Refused, as_json: bool) -> int:
    where = f"（{refusal.where}）" if refusal.where else ""
    print(f"{refusal.message}{where}", file=sys.stderr)
    if as_json:
        put({"error": refusal.as_json()})
    return 1


def _of_the_system(fault: Exception) -> Refused | None:
    """The refusal that a fault of the operating system stands for; None where it is a fault of another kind."""
    if not isinstance(fault, OSError):
        return None
    known = {
        2: "找不到文件或目录",
        13: "没有权限",
        20: "路径中有一段不是目录",
        21: "这是一个目录，不是文件",
        36: "文件名过长",
        40: "链接绕成了圈",
    }
    words = known.get(fault.errno or 0, fault.strerror or "系统出错") + "。"
    return Refused("system", words, str(fault.filename or "") or None)


def entry() -> NoReturn:
    """The program as a module."""
    sys.exit(main())

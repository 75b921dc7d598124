"""Commands about documents: the compiler."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from wenzeng.config.cli.frame import AsJson, Day, app, day_of, put
from wenzeng.library.policy import child
from wenzeng.library.policy.limits import LARGEST
from wenzeng.library.refusal import Refused


@app.command("compile")
def compile_(
    file: Annotated[str, typer.Argument(help="政策文件，或 - 表示标准输入。")],
    issued: Day = None,
    json_: AsJson = False,
) -> None:
    """把政策文件编译成工作计划。"""
    day = day_of(issued, "--issued")
    piped = file == "-"
    data, name = (_piped(), "标准输入") if piped else (_bytes(Path(file)), Path(file).name)
    plan = child.compile_in_child(data, name, day)
    if json_:
        put(plan)
        return
    print(f"{plan['title']}　{plan['document_number'] or '（无文号）'}　{plan['issued'] or '（无日期）'}")
    for measure in plan["measures"]:
        lead = "、".join(measure["lead_units"]) or "（未写牵头）"
        print(f"{measure['number']}　{measure['title']}　任务 {len(measure['tasks'])} 项　牵头：{lead}")
    for place in plan["unread"]:
        print(f"未能读出：第 {place['span'][0]}—{place['span'][1]} 字，{place['reason']}", file=sys.stderr)


def _piped() -> bytes:
    """Standard input, no more of it than shows that it is too large."""
    return sys.stdin.buffer.read(LARGEST + 1)


def _bytes(path: Path) -> bytes:
    """The file's bytes; one over the limit is not read into memory."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Refused("invalid", "这不是普通文件；管道里的内容请改用 - 从标准输入读。", path.name)
    if path.is_file() and path.stat().st_size > LARGEST:
        raise Refused("too_large", "文件超过 20 MB，请去掉图片或拆分后再试。", path.name)
    return path.read_bytes()

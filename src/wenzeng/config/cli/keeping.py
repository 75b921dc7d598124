"""Commands that keep what there is: proofs, exports, backups, the state of the installation."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from wenzeng.config.cli.frame import AsJson, Data, app, journal_app, load_django, put

Heads = Annotated[
    list[str] | None, typer.Option("--head", help="另处保存的链首（至少前 16 位），可写多个：须都在日志中。")
]


@app.command()
def verify(
    data: Data = None,
    from_: Annotated[Path | None, typer.Option("--from", help="查验导出的日志文件，不用数据库。")] = None,
    head: Heads = None,
    json_: AsJson = False,
) -> None:
    """查验日志链和存档文件：没有被改动、删除、插入。"""
    from wenzeng.library.journal import verify_journal

    heads = [each.lower() for each in head or []]
    if not all(verify_journal.HEAD.fullmatch(each) for each in heads):
        raise typer.BadParameter("链首是 16 到 64 位的十六进制数。", param_hint="--head")
    if from_:
        _tell_verdict(verify_journal.verify_file(from_, heads), json_)
        return
    load_django(data)
    from wenzeng.config import proofs

    _tell(proofs.proofs(heads), json_)


def _tell_verdict(verdict: Any, json_: bool) -> None:
    """What the chain of an export is."""
    if json_:
        put({"journal": verdict.as_json()})
    elif verdict.broken_at is None:
        print(verdict.said())
    if verdict.broken_at is not None:
        print(verdict.said(), file=sys.stderr)
        raise typer.Exit(1)


def _tell(proofs: list[Any], json_: bool) -> None:
    """What the proofs found; exit 1 where one found a fault."""
    if json_:
        put({proof.name: proof.published for proof in proofs})
    else:
        for proof in proofs:
            if not proof.faults:
                print(proof.good)
    faults = [fault for proof in proofs for fault in proof.faults]
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        raise typer.Exit(1)


@journal_app.command("export")
def journal_export(out: Path, data: Data = None) -> None:
    """导出日志（NDJSON，一行一条），旁边放上查验程序 verify_journal.py。"""
    load_django(data)
    from wenzeng.config import proofs

    verdict = proofs.export_journal(out)
    print(f"已导出：{out}；查验：python3 {out.with_name('verify_journal.py')} {out}", file=sys.stderr)
    _tell_verdict(verdict, json_=False)


@app.command()
def backup(out: Path, data: Data = None, json_: AsJson = False) -> None:
    """备份：数据库、文件、密钥合成一个文件；可在使用中进行。"""
    load_django(data)
    from wenzeng.config import backup as making

    manifest = making.make(out)
    _tell_backup(manifest, json_)
    for digest in manifest["missing"]:
        print(f"原文件不在存储中，备份里也没有：{digest}", file=sys.stderr)
    print("备份里有密钥和个人信息，请按同样的密级保管。", file=sys.stderr)


@app.command()
def restore(
    file: Path, data: Annotated[Path, typer.Option("--data", help="恢复到的目录，须为空。")], json_: AsJson = False
) -> None:
    """从备份恢复到空目录，并查验。"""
    from wenzeng.config import archive

    with archive.laid_down(file, data.resolve()) as (part, manifest):
        archive.need_engine(manifest, os.environ.get("DATABASE_URL", ""))
        load_django(part)
        from wenzeng.config import restore as proving

        proofs = proving.prove(part, manifest)
    _tell_backup(manifest, json_=False)
    _tell(proofs, json_)


def _tell_backup(manifest: dict[str, Any], json_: bool) -> None:
    """Counts and head of a backup."""
    held = manifest["holdings"]
    files = sum(name.startswith("files/") for name in manifest["entries"])
    if json_:
        put({"made_at": manifest["made_at"], "engine": manifest["engine"], "files": files, **held})
        return
    rows = sum(held["tables"].values())
    print(
        f"数据库 {len(held['tables'])} 张表 {rows} 行，文件 {files} 个，日志 {held['journal']['rows']} 条，链首 {held['journal']['head']}。",
        file=sys.stderr,
    )


@app.command()
def doctor(data: Data = None, json_: AsJson = False) -> None:
    """体检：这个安装有什么问题，怎么办。"""
    load_django(data)
    from wenzeng.config import doctor as asking

    found = asking.examine()
    if json_:
        put([each.as_json() for each in found])
    else:
        for each in found:
            print(each.said())
    if any(each.state == "bad" for each in found):
        raise typer.Exit(1)

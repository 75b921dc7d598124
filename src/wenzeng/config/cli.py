"""The commands. Those that need no database do not load Django; a user's mistake never shows a traceback."""

from __future__ import annotations

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from wenzeng.config import usage
from wenzeng.library.policy import child
from wenzeng.library.policy.limits import LARGEST
from wenzeng.library.refusal import Refused

app = typer.Typer(help="稳增：政策文件进，工作计划出。", add_completion=False, rich_markup_mode=None)
demo_app = typer.Typer(help="演示环境。")
admin_app = typer.Typer(help="管理员账号。")
journal_app = typer.Typer(help="日志。")
app.add_typer(demo_app, name="demo")
app.add_typer(admin_app, name="admin")
app.add_typer(journal_app, name="journal")

Data = Annotated[Path | None, typer.Option("--data", help="数据目录（默认取 WENZENG_DATA，再取程序旁的 data/）。")]
AsJson = Annotated[bool, typer.Option("--json", help="标准输出只写一个 JSON 值。")]
Day = Annotated[str | None, typer.Option(help="日期，如 2022-09-30。")]


def main() -> int:
    """Run a command. 0 done, 1 refused, 2 wrong use."""
    as_json = "--json" in sys.argv
    try:
        app(sys.argv[1:] or ["--help"], standalone_mode=False)
    except Refused as refusal:
        return _refuse(refusal, as_json)
    except typer.TyperException as wrong:
        print(usage.sentence(str(wrong)), file=sys.stderr)
        return 2
    except typer.Exit as ended:
        return ended.exit_code
    except (typer.Abort, KeyboardInterrupt):
        print("已中断。", file=sys.stderr)
        return 130
    except OSError as fault:
        return _refuse(Refused("system", _words(fault), str(fault.filename or "") or None), as_json)
    return 0


def _refuse(refusal: Refused, as_json: bool) -> int:
    where = f"（{refusal.where}）" if refusal.where else ""
    print(f"{refusal.message}{where}", file=sys.stderr)
    if as_json:
        _print({"error": refusal.as_json()})
    return 1


def _words(fault: OSError) -> str:
    known = {
        2: "找不到文件或目录",
        13: "没有权限",
        20: "路径中有一段不是目录",
        21: "这是一个目录，不是文件",
        28: "磁盘已满",
        36: "文件名过长",
        40: "链接绕成了圈",
    }
    return known.get(fault.errno or 0, fault.strerror or "系统出错") + "。"


def _print(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _day(text: str | None, name: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"“{text}”不是日期，应写成 2022-09-30 这样。", param_hint=name) from None


def _django(data: Path | None) -> None:
    """Load Django on a data folder that has been started before."""
    if data:
        os.environ["WENZENG_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
    from wenzeng.config import places

    folder = places.data_folder()
    if not os.environ.get("DATABASE_URL") and not (folder / "wenzeng.sqlite3").exists():
        raise Refused("not_found", "这个目录里还没有数据，请先运行 ./wenzeng up。", str(folder))
    import django

    django.setup()
    from wenzeng.config import wiring

    wiring.join()


@app.command("compile")
def compile_(
    file: Annotated[str, typer.Argument(help="政策文件，或 - 表示标准输入。")],
    issued: Day = None,
    json_: AsJson = False,
) -> None:
    """把政策文件编译成工作计划。"""
    day = _day(issued, "--issued")
    piped = file == "-"
    data, name = (_piped(), "标准输入") if piped else (_bytes(Path(file)), Path(file).name)
    plan = child.compile_in_child(data, name, day)
    if json_:
        _print(plan)
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


@app.command()
def up(
    port: Annotated[int, typer.Option(help="端口。", min=1, max=65535)] = 8000,
    data: Data = None,
    today: Annotated[str | None, typer.Option(help="演示的业务日期，默认 2022-10-24。")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="不装演示数据。")] = False,
) -> None:
    """启动：建库、装演示数据、开网页。"""
    day = _day(today, "--today")
    if data:
        os.environ["WENZENG_DATA"] = str(data.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenzeng.config.settings")
    from wenzeng.config import start

    raise typer.Exit(start.run(port=port, today=day, empty=empty))


@app.command(hidden=True)
def worker() -> None:
    """做后台任务的进程；由 up 启动。"""
    _django(None)
    from wenzeng.config import start

    start.work()


@demo_app.command("cast")
def demo_cast(data: Data = None, json_: AsJson = False) -> None:
    """演示账号：每个角色一人。"""
    _django(data)
    from wenzeng.config.demo import cast

    rows = cast.rows()
    if json_:
        _print(rows)
        return
    for row in rows:
        print(f"{row['username']:<34}{row['password']:<20}{row['name']}　{row['unit']}")


@admin_app.command("create")
def admin_create(
    username: Annotated[str, typer.Option(prompt="账号")],
    name: Annotated[str, typer.Option(prompt="姓名")],
    password: Annotated[str, typer.Option(prompt="口令", hide_input=True, confirmation_prompt="再输一次")],
    role: Annotated[str, typer.Option(help="角色：system_admin、hq_clerk、hq_lead。")] = "system_admin",
    data: Data = None,
) -> None:
    """建立第一个账号（系统管理员，或指挥部办公室人员）。"""
    _django(data)
    from wenzeng.config import accounts

    accounts.create(username, name, password, role)
    print(f"已建立账号 {username}。", file=sys.stderr)


@app.command()
def verify(data: Data = None, json_: AsJson = False) -> None:
    """查验日志链：没有被改动、删除、插入。"""
    _django(data)
    from wenzeng.mechanisms.office.queries import journal

    found = journal.verify()
    broken = None if found.broken_at is None else {"seq": found.broken_at, "reason": found.reason}
    if json_:
        _print({"journal": {"rows": found.rows, "head": found.head, "broken": broken}})
    elif broken is None:
        print(f"日志 {found.rows} 条，首尾相接，链首 {found.head[:16]}。")
    if broken:
        print(f"日志第 {broken['seq']} 条有问题：{broken['reason']}。", file=sys.stderr)
        raise typer.Exit(1)


@journal_app.command("export")
def journal_export(out: Path, data: Data = None) -> None:
    """导出日志（NDJSON，一行一条）。"""
    _django(data)
    from wenzeng.mechanisms.office.queries import journal

    with out.open("w", encoding="utf-8") as stream:
        for row in journal.plain():
            stream.write(json.dumps(row, ensure_ascii=False, default=_iso) + "\n")


def _iso(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _entry() -> NoReturn:
    sys.exit(main())


if __name__ == "__main__":
    _entry()

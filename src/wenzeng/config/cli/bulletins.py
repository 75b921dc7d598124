"""Commands about a period: its figures frozen, its bulletin issued or given again."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from wenzeng.config.cli.frame import As, AsJson, Data, app, load_django, person_of, put
from wenzeng.config.whole import whole_file


@app.command()
def close(
    period: Annotated[str, typer.Argument(help="期别，如 2022-10-T2。")],
    as_: As = None,
    data: Data = None,
    json_: AsJson = False,
) -> None:
    """关账：冻结一期的数字，说明缺什么。"""
    load_django(data)
    from wenzeng.library.schedule.periods import Period
    from wenzeng.mechanisms.bulletins.services import closing
    from wenzeng.mechanisms.office.services import clock

    held = closing.close(Period.parse(period), by=person_of(as_), at=clock.now())
    missing, unreported = held.frozen["missing"], held.frozen["unreported"]
    if json_:
        put({"period": held.period, "day": held.day.isoformat(), "missing": missing, "unreported": unreported})
        return
    print(f"{held.period} 已关账，数字截至 {held.day}。")
    print(f"没有参评：{'、'.join(missing) or '无'}；未报实际值的目标 {len(unreported)} 个。")


@app.command()
def bulletin(
    out: Annotated[Path, typer.Option(help="Word 文件。")],
    period: Annotated[str | None, typer.Option(help="期别，默认上一个已结束的旬。")] = None,
    as_: As = None,
    number: Annotated[str | None, typer.Option(help="期号或发文字号：再取一份已印发的。")] = None,
    pdf: Annotated[Path | None, typer.Option(help="PDF 文件。")] = None,
    data: Data = None,
    json_: AsJson = False,
) -> None:
    """印发一期通报，或再取一份已印发的。"""
    load_django(data)
    from wenzeng.mechanisms.bulletins.queries import issued
    from wenzeng.mechanisms.bulletins.services import whole
    from wenzeng.mechanisms.office.services import clock, files

    demo = clock.installation().demo
    by, at = person_of(as_ or ("hq_lead" if demo else None)), clock.now()
    with ExitStack() as written:  # what cannot be written is refused before anything is issued
        word = written.enter_context(whole_file(out))
        page = written.enter_context(whole_file(pdf)) if pdf else None
        if number:
            held = issued.by_number(by.unit, number)
        else:
            held = whole.issue_period(whole.period_of(period, at.date()), by=by, at=at)
        shown, paper = whole.as_published(held), whole.paper_of(held)
        word.write(files.read(paper.word))
        if page:
            page.write(files.read(paper.pdf))
    if json_:
        put(shown)
        return
    print(f"{shown['number']}　第 {shown['issue_no']} 期　{shown['period']}　SHA-256 {shown['sha256'][:16]}…")

"""The declared case types drawn for the reference: a diagram of states and a table of acts, always as declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wenzeng.mechanisms.casework.declare import WHO, Act, CaseType, Rule
from wenzeng.mechanisms.office.declare import ORIGINS, declared
from wenzeng.mechanisms.people.declare import UNIT_KINDS

HEAD = """# 督办的种类、状态和期限

本页由声明生成，不手工修改；与声明不一致时测试不通过。声明在 `measures` 中各措施的包里，驱动它们的机制在
`mechanisms/casework`。期限和阈值是参数，下表列初始值；指挥部可在参数页改定，改动留理由。
"""


def page(types: Iterable[CaseType], rules: Iterable[Rule]) -> str:
    """The whole page as Markdown."""
    parts = [HEAD, "## 按什么建议\n", *_rules(rules)]
    for kind in types:
        parts += [f"\n## {kind.label}\n", *_facts(kind), "", "```mermaid", *_diagram(kind), "```", "", *_acts(kind)]
    return "\n".join(parts) + "\n"


def _rules(rules: Iterable[Rule]) -> Iterator[str]:
    yield "由重到轻逐条看，第一条成立的提出建议；是否发出由人决定。\n"
    yield "| 规则 | 建议 | 参数（初始值） |\n|---|---|---|"
    for rule in rules:
        yield f"| {rule.label} | `{rule.proposes}` | {'；'.join(map(_parameter, rule.parameters))} |"


def _parameter(name: str) -> str:
    held = declared(name)
    return f"{held.label} {held.written(held.value)} {held.unit}（{ORIGINS[held.origin]}）"


def _facts(kind: CaseType) -> Iterator[str]:
    yield f"依据：第{kind.clause}条。\n"
    for way in kind.ways:
        to = "、".join(UNIT_KINDS[each] for each in way.addressed)
        central = "（只限中央驻桂单位）" if way.central else "（中央驻桂单位除外）"
        below = "，限所辖" if way.below else central
        series = way.series.format(name="", place="某市", kind="函")
        yield f"- {UNIT_KINDS[way.issuer]}可以发给{to}{below}；发文字号如 {series}〔2022〕1号"
    for clock in kind.clocks:
        yield f"- {clock.label}：{_parameter(clock.days)}"


def _diagram(kind: CaseType) -> Iterator[str]:
    yield "stateDiagram-v2"
    for state in kind.states:
        yield f"  {state.code}: {state.label}"
    for act in kind.acts:
        for left in act.from_states or ("[*]",):
            yield f"  {left} --> {act.to_state}: {act.label}"
    for state in kind.states:
        if state.final:
            yield f"  {state.code} --> [*]"


def _acts(kind: CaseType) -> Iterator[str]:
    yield "| 办理 | 从 | 到 | 谁 | 须填 | 文书 | 计时 |\n|---|---|---|---|---|---|---|"
    for act in kind.acts:
        left = "、".join(kind.state(code).label for code in act.from_states) or "—"
        needs = "、".join(need.label + ("" if need.required else "（可不填）") for need in act.needs) or "—"
        papers = "、".join(sorted({each.label for each in kind.letters if _is(act, each.code)})) or "—"
        yield (
            f"| {act.label} | {left} | {kind.state(act.to_state).label} | {WHO[act.who]} | {needs} | {papers} "
            f"| {_clock(kind, act)} |"
        )


def _is(act: Act, letter: str) -> bool:
    return bool(act.paper) and letter.partition(".")[0] == act.paper


def _clock(kind: CaseType, act: Act) -> str:
    """What an act does to the clocks."""
    words = [
        f"{word}{clock.label}"
        for clock in kind.clocks
        for word, codes in (
            ("起算", clock.starts), ("停止", clock.stops), ("暂停", clock.pauses), ("恢复", clock.resumes)
        )
        if act.code in codes
    ]  # fmt: skip
    return "，".join(words) or "—"

"""Rules that propose supervision, and the thresholds they go by. The document says 及时 and names no figure.

So every threshold and limit is an assumption of ours, shown as such and open to the HQ office. A rule only proposes; a
person decides.
"""

from collections.abc import Mapping

from wenzeng.mechanisms.casework.declare import Earlier, Rule, Situation
from wenzeng.mechanisms.office.declare import parameter

_WHY = "原文只说“及时约谈提醒”“限期办结”，未定天数；暂按督查工作惯例假定，待指挥部明确"


def _days(name: str, label: str, value: int, low: int = 1) -> str:
    """Declare a threshold in working days; gives its name."""
    return parameter(f"supervision.{name}", label, value, "个工作日", "assumption", why=_WHY, low=low, high=120).name


URGE_DAYS = _days("urge_days", "催办的回复期限", 3)
REMIND_DAYS = _days("remind_days", "提醒函的回复期限", 5)
SUPERVISE_DAYS = _days("supervise_days", "督办函的回复期限", 7)
CONSULT_DAYS = _days("consult_days", "商请函的建议回复期限", 10)
TALK_DAYS = _days("talk_days", "约谈提前通知的天数", 3)
MEND_DAYS = _days("mend_days", "约谈承诺的落实期限", 15)
LIST_DAYS = _days("list_days", "挂牌督办期限", 20)
GRACE = _days("grace", "逾期未回复升级前的宽限", 3, 0)
AGAIN = _days("again", "办结或不采纳后再次建议的间隔", 5, 0)

SEVERITY = {"urge": 1, "remind": 2, "supervise": 3, "consult": 3, "talk": 4, "list": 5}
"""The rungs of the ladder, mildest first; the types themselves stand in ``supervision``."""

_REMIND, _SUPERVISE, _TALK = SEVERITY["remind"], SEVERITY["supervise"], SEVERITY["talk"]


def _rung(found: Situation, severity: int) -> list[Earlier]:
    return [each for each in found.earlier if each.severity == severity]


def _busy(found: Situation, known: Mapping[str, int]) -> bool:
    """Whether an open case about the subject still has its time."""
    return any(each.open and each.over <= known["grace"] for each in found.earlier)


def _rested(found: Situation, kind: str, known: Mapping[str, int]) -> bool:
    """Whether enough days have passed since a case of a type ended, or its proposal was dismissed."""
    ended = [each.ended for each in found.earlier if each.type == kind and each.ended is not None]
    past = [*ended, *(days for of, days in found.dismissed.items() if of == kind)]
    return all(days > known["again"] for days in past)


def _may(found: Situation, kind: str, known: Mapping[str, int], *, central: bool = False) -> bool:
    """What every rule asks first: the right addressee; nothing that has its time, is as grave, or is just over."""
    as_grave = any(each.open and each.severity >= SEVERITY[kind] for each in found.earlier)
    return found.central == central and not as_grave and not _busy(found, known) and _rested(found, kind, known)


def _ignored(found: Situation, severity: int, known: Mapping[str, int]) -> int:
    """Working days for which an open case of a rung is over its limit, beyond the grace; 0 where none is."""
    return max((each.over for each in _rung(found, severity) if each.open and each.over > known["grace"]), default=0)


def _urge(found: Situation, known: Mapping[str, int]) -> str | None:
    late = found.light == "yellow" and found.overdue > 0
    return f"黄灯，已逾期 {found.overdue} 天" if late and _may(found, "urge", known) else None


def _remind(found: Situation, known: Mapping[str, int]) -> str | None:
    if found.light != "red" or _rung(found, _REMIND) or not _may(found, "remind", known):
        return None
    return f"红灯，{found.why or f'已逾期 {found.overdue} 天'}"


def _consult(found: Situation, known: Mapping[str, int]) -> str | None:
    late = found.light == "red" or found.overdue > 0
    if not late or not _may(found, "consult", known, central=True):
        return None
    return f"中央驻桂单位，{found.why or f'已逾期 {found.overdue} 天'}"


def _supervise(found: Situation, known: Mapping[str, int]) -> str | None:
    if found.light != "red" or not _may(found, "supervise", known):
        return None
    if days := _ignored(found, _REMIND, known):
        return f"红灯，提醒函超过回复期限 {days} 个工作日未回复"
    answered = [each for each in _rung(found, _REMIND) if not each.open and (each.ended or 0) > known["again"]]
    return f"红灯，提醒函办结已 {min(each.ended or 0 for each in answered)} 个工作日，仍未赶上" if answered else None


def _talk(found: Situation, known: Mapping[str, int]) -> str | None:
    days = _ignored(found, _SUPERVISE, known)
    return f"督办函超过回复期限 {days} 个工作日未回复" if days and _may(found, "talk", known) else None


def _list(found: Situation, known: Mapping[str, int]) -> str | None:
    days = _ignored(found, _TALK, known)
    return f"约谈承诺超过落实期限 {days} 个工作日未回复" if days and _may(found, "list", known) else None


_BOTH = (GRACE, AGAIN)
RULES = (
    Rule("list", "约谈后仍不落实的，挂牌督办", "list", _BOTH, _list),
    Rule("talk", "督办函逾期不回复的，约谈责任领导", "talk", _BOTH, _talk),
    Rule("supervise", "提醒后仍红灯的，发督办函", "supervise", _BOTH, _supervise),
    Rule("remind", "红灯的，发提醒函", "remind", _BOTH, _remind),
    Rule("consult", "中央驻桂单位逾期的，发商请函", "consult", _BOTH, _consult),
    Rule("urge", "黄灯且逾期的，催办", "urge", _BOTH, _urge),
)

"""The ladder of supervision (督办): 催办, 提醒函, 督办函 or 商请函, 约谈, 挂牌督办, as declared case types.

HQ issues to departments and cities, each city to its counties and parks in series and words of its own. What goes out
beyond a reminder is signed by the unit's lead. A central agency in the region gets 商请函 and nothing else. 约谈 serves
clause 十五, 挂牌督办、限期办结 clause 十三.
"""

from dataclasses import replace

from wenzeng.measures.m15_city_targets import letters, proposing
from wenzeng.mechanisms.casework.declare import Act, CaseType, Clock, Field, Letter, Need, State, Way, Who
from wenzeng.mechanisms.people.declare import UnitKind

# No text gives the office's own signs (机关代字); these follow that of the document, and an OA's number may replace them.
_HQ = Way(
    UnitKind.HQ,
    (UnitKind.DEPARTMENT, UnitKind.COMPANY, UnitKind.TEAM, UnitKind.CITY),
    head="{name}",
    series="桂稳工业保运行指办{kind}",
)
_CITY = Way(
    UnitKind.CITY,
    (UnitKind.COUNTY, UnitKind.PARK),
    head="{name}",
    series="{place}稳工业保运行{kind}",
    below=True,
    templates="city",
)
_WAYS = (_HQ, _CITY)
_CENTRAL = (replace(_HQ, central=True),)

_FIELDS = (
    Field("document", "依据文件"),
    Field("clause", "条款"),
    Field("task", "任务"),
    Field("matter", "事由"),
    Field("standing", "事实"),
    Field("earlier", "前次函告"),
)

_DUE = Need("due", "回复期限", "day")
_REASON = Need("text", "理由")
_REPLY = Need("text", "办理情况", help="写明措施、进展、困难和完成时间。")
_FILES = Need("files", "佐证材料", "files", required=False)
_NOTE = Need("text", "意见", required=False)

_DRAFTED = State("drafted", "待签发", Who.ISSUER_LEAD)
_WAITING = State("waiting", "待回复", Who.ADDRESSED)
_RETURNED = State("returned", "退回重报", Who.ADDRESSED)
_REPLIED = State("replied", "待审核", Who.ISSUER)
_PAUSED = State("paused", "暂停计时")
_CLOSED = State("closed", "已办结", final=True)
_WITHDRAWN = State("withdrawn", "已撤回", final=True)
_STATES = (_DRAFTED, _WAITING, _RETURNED, _REPLIED, _PAUSED, _CLOSED, _WITHDRAWN)
_OPEN = ("waiting", "returned")

_CLOCK = Clock("reply", "回复期限", "", ("issue", "return"), ("reply",), ("pause",), ("resume",))


def _acts(who: Who, paper: str, due: Need = _DUE) -> tuple[Act, ...]:
    """The common way of a letter: drafted, issued by ``who``, answered, accepted or returned."""
    return (
        Act("draft", "拟稿", (), "drafted", Who.ISSUER, (due,)),
        Act("issue", "签发", ("drafted",), "waiting", who, (replace(due, required=False),), paper, goes_out=True),
        Act("discard", "弃稿", ("drafted",), "withdrawn", Who.ISSUER, (_REASON,)),
        Act("reply", "回复", _OPEN, "replied", Who.ADDRESSED, (_REPLY, _FILES)),
        Act("accept", "认可办结", ("replied",), "closed", Who.ISSUER, (_NOTE,)),
        Act("return", "退回重报", ("replied",), "returned", Who.ISSUER, (_REASON, due)),
        Act("extend", "调整期限", _OPEN, "waiting", who, (due, _REASON)),
        Act("pause", "暂停计时", _OPEN, "paused", who, (_REASON,)),
        Act("resume", "恢复计时", ("paused",), "waiting", who, (_NOTE,)),
        Act("withdraw", "撤回", (*_OPEN, "paused"), "withdrawn", who, (_REASON,), say="撤回后不再要求回复，记录保留。"),
    )


def _letter(code: str, label: str, days: str, who: Who, *papers: Letter) -> CaseType:
    """A rung of the ladder that is a letter and its answer."""
    paper = papers[0].code if papers else ""
    clock = replace(_CLOCK, days=days)
    states = (replace(_DRAFTED, turn=who), *_STATES[1:])
    severity = proposing.SEVERITY[code]
    return CaseType(code, label, "十五", severity, states, _acts(who, paper), (clock,), _FIELDS, papers, _WAYS)


URGE = replace(_letter("urge", "催办", proposing.URGE_DAYS, Who.ISSUER), bulk=True)
REMIND = _letter(
    "remind", "提醒函", proposing.REMIND_DAYS, Who.ISSUER, letters.REMIND, letters.REMIND_BY_CITY
)  # fmt: skip
SUPERVISE = _letter("supervise", "督办函", proposing.SUPERVISE_DAYS, Who.ISSUER_LEAD, letters.SUPERVISE)
CONSULT = replace(_letter("consult", "商请函", proposing.CONSULT_DAYS, Who.ISSUER_LEAD, letters.CONSULT), ways=_CENTRAL)

_DAY = Need("due", "约谈日期", "day")
_MEND = Need("due", "落实期限", "day")
_SETTING = (
    _DAY,
    Need("hour", "具体时间", "line", help="如 上午9:30。"),
    Need("place", "地点", "line"),
    Need("persons", "约谈对象", "line", help="责任领导的姓名、职务。"),
)
_HELD = (
    Need("held_on", "实际约谈时间", "line"),
    Need("present", "参加人员", "line"),
    Need("text", "纪要", help="原因、要求、表态。"),
    Need("commitments", "承诺事项", "commitments"),
    _MEND,
)
_BEFORE = Clock("talk", "约谈日期", proposing.TALK_DAYS, ("issue", "move"), ("hold",))
_AFTER = Clock("mend", "落实期限", proposing.MEND_DAYS, ("hold", "return"), ("reply",), ("pause",), ("resume",))
TALK = CaseType(
    "talk", "约谈", "十五", proposing.SEVERITY["talk"],
    (
        _DRAFTED, State("called", "待约谈", Who.ISSUER), replace(_WAITING, label="待落实"), _RETURNED, _REPLIED, _PAUSED,
        _CLOSED, _WITHDRAWN,
    ),
    (
        Act("draft", "拟稿", (), "drafted", Who.ISSUER, _SETTING),
        Act("issue", "签发", ("drafted",), "called", Who.ISSUER_LEAD, (replace(_DAY, required=False),), "talk_notice", goes_out=True),
        Act("discard", "弃稿", ("drafted",), "withdrawn", Who.ISSUER, (_REASON,)),
        Act("move", "改期", ("called",), "called", Who.ISSUER_LEAD, (_DAY, _REASON)),
        Act("hold", "形成纪要", ("called",), "waiting", Who.ISSUER, _HELD, "talk_minutes"),
        *(
            replace(each, needs=tuple(_MEND if need.code == "due" else need for need in each.needs))
            for each in _acts(Who.ISSUER_LEAD, "")[3:-1]
        ),
        Act(
            "withdraw", "取消约谈", ("called", *_OPEN, "paused"), "withdrawn", Who.ISSUER_LEAD, (_REASON,),
            say="取消后不再要求到场或落实，记录保留。",
        ),
    ),
    (_BEFORE, _AFTER), _FIELDS, (letters.TALK, letters.MINUTES), _WAYS,
)  # fmt: skip

_LIMIT = Need("due", "挂牌期限", "day")
LIST = replace(
    _letter("list", "挂牌督办", proposing.LIST_DAYS, Who.ISSUER_LEAD, letters.LISTED, letters.DELIST),
    clause="十三",
    states=tuple(replace(each, label="挂牌中") if each.code == "waiting" else each for each in _STATES),
    acts=tuple(
        replace(
            each, label="解除挂牌", who=Who.ISSUER_LEAD, paper="delisting", say="解除挂牌函随即发出，事项销号，不能撤回。"
        )
        if each.code == "accept"
        else each
        for each in _acts(Who.ISSUER_LEAD, "listing", _LIMIT)
    ),
)  # fmt: skip

TYPES = (URGE, REMIND, SUPERVISE, CONSULT, TALK, LIST)
RULES = proposing.RULES

"""Words of the letters of supervision: facts and limits are locked, the rest is a person's to edit.

Minimum content: basis, facts, demand, limit, way of reply, contact, consequence. Central agencies in the region are asked
(商请), never ordered, and their letters speak of no consequence.
"""

from wenzeng.mechanisms.casework.declare import Letter, Passage

_BASIS = "{document}{clause}明确：{task}。"
_STANDING = Passage("standing", "{standing}", locked=True)
_REPLY = Passage(
    "reply",
    "请于{due}前，通过稳增平台书面回复办理情况，写明已采取的措施、进展、困难和完成时间，并附佐证材料。",
    locked=True,
)
_CONTACT = Passage("contact", "联系单位：{issuer}。")
_NUMBER = Passage("number", "事项编号：{number}。", locked=True)


def _basis(lead: str) -> Passage:
    return Passage("basis", lead + _BASIS, locked=True)


REMIND = Letter(
    "reminder",
    "提醒函",
    "letter",
    "关于加快推进“{matter}”的提醒函",
    (
        _basis(""),
        _STANDING,
        Passage("demand", "请{unit}高度重视，对照时限倒排工期，查明滞后原因，采取有力措施，尽快赶上进度。"),
        _REPLY,
        _NUMBER,
        _CONTACT,
    ),
)
REMIND_BY_CITY = Letter(
    "reminder.city",
    "提醒函",
    "letter",
    "关于加快推进“{matter}”的提醒函",
    (
        _basis("为落实自治区工业稳增长部署，"),
        _STANDING,
        Passage("demand", "请{unit}主要负责同志亲自研究，逐项排查滞后原因，落实到企业、项目和责任人，尽快赶上进度。"),
        _REPLY,
        _NUMBER,
        _CONTACT,
    ),
)
SUPERVISE = Letter(
    "supervision",
    "督办函",
    "letter",
    "关于督办“{matter}”的函",
    (
        _basis("根据稳工业保运行工作部署，现就以下事项予以督办。"),
        _STANDING,
        Passage("earlier", "{earlier}", locked=True),
        Passage("demand", "请{unit}明确一名负责同志牵头，限期完成，并逐项说明逾期原因。"),
        _REPLY,
        Passage("consequence", "逾期未回复或仍无进展的，将视情约谈相关责任领导，并在情况通报中反映。"),
        _NUMBER,
        _CONTACT,
    ),
)
CONSULT = Letter(
    "consultation",
    "商请函",
    "letter",
    "关于商请支持推进“{matter}”的函",
    (
        _basis("贵单位长期以来对我区工业稳增长工作给予大力支持，谨致谢意。"),
        _STANDING,
        Passage("demand", "商请{unit}结合职能予以支持，推动有关工作尽快落实。"),
        Passage("reply", "如方便，请于{due}前将有关情况函告我们。", locked=True),
        _NUMBER,
        _CONTACT,
    ),
)
TALK = Letter(
    "talk_notice",
    "约谈通知书",
    "letter",
    "约谈通知书",
    (
        _basis("为压紧压实工业稳增长责任，经研究，决定约谈{unit}相关责任领导。"),
        _STANDING,
        Passage("earlier", "{earlier}", locked=True),
        Passage("persons", "{persons}", locked=True, label="约谈对象："),
        Passage("when", "{due}{hour}", locked=True, label="时间："),
        Passage("place", "{place}", locked=True, label="地点："),
        Passage("agenda", "请说明工作滞后的原因、下一步措施和完成时间，并准备书面承诺。", label="事项："),
        _NUMBER,
        _CONTACT,
    ),
)
MINUTES = Letter(
    "talk_minutes",
    "约谈纪要",
    "minutes",
    "关于“{matter}”的约谈纪要",
    (
        Passage("when", "{held_on}", locked=True, label="时间："),
        Passage("place", "{place}", locked=True, label="地点："),
        Passage("persons", "{persons}", locked=True, label="约谈对象："),
        Passage("present", "{present}", locked=True, label="参加人员："),
        _basis("约谈事项："),
        _STANDING,
        Passage("minutes", "{text}", locked=True),
        Passage("mend", "{unit}应于{due}前落实承诺事项，并回复落实情况。", locked=True),
        _NUMBER,
    ),
    mark="约谈纪要",
    series="纪要",
    commitments=True,
)
LISTED = Letter(
    "listing",
    "挂牌督办通知",
    "letter",
    "关于对“{matter}”挂牌督办的函",
    (
        _basis("经研究，决定对以下事项挂牌督办、限期办结。"),
        _STANDING,
        Passage("earlier", "{earlier}", locked=True),
        Passage("demand", "请{unit}主要负责同志牵头，制定整改方案，明确责任人和完成时间，按期办结。"),
        Passage("limit", "挂牌督办期限至{due}。办结后请回复整改情况，附佐证材料，申请解除挂牌。", locked=True),
        Passage("consequence", "逾期未办结的，将按规定提请问责。"),
        _NUMBER,
        _CONTACT,
    ),
)
DELIST = Letter(
    "delisting",
    "解除挂牌通知",
    "letter",
    "关于解除“{matter}”挂牌督办的函",
    (
        _basis("对{unit}挂牌督办的事项："),
        Passage("result", "经审核，整改要求已经落实，自{today}起解除挂牌督办。", locked=True),
        Passage("demand", "请{unit}巩固整改成效，防止问题反弹。"),
        _NUMBER,
        _CONTACT,
    ),
)

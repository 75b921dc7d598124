"""Measure 十五: responsibility for growth, down to counties and parks; who lags is reminded and talked to in time.

> 十五、压紧压实工业稳增长责任。各设区市要坚决贯彻中央和自治区稳住经济大盘的决策部署，按照既定会商目标继续奋斗，自治区稳工业保运行
> 攻坚战指挥部继续定期通报各市工业稳增长目标完成情况，各设区市加强对各县区、各园区工业稳增长目标完成情况的通报，对进度落后的县区、
> 园区相关责任领导，要及时约谈提醒。根据各设区市对全区规上工业增加值的增长贡献情况，自治区给予通报表扬和一定稳增长资金奖励。
> （责任单位：自治区工业和信息化厅、财政厅，各设区市人民政府）

``supervision`` declares the ladder of cases that carries out 约谈提醒 (with 挂牌督办、限期办结 of measure 十三), ``letters``
their words, ``proposing`` the rules that propose them.
"""

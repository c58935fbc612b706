"""Whose a Chinese figure is where that is not what the text is about: a site, a market, a product, what is bought, another company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.core.patterns import regex
from bot.reading.amounts.amount import Amount
from bot.reading.facts.chinese_clauses import Measure, clause_start
from bot.reading.facts.chinese_others import (
    bought_in,
    company_spoken_of,
    goods_market,
    is_of_market,
    is_source_of,
    is_target,
    market_of,
    model_in,
    product_before,
    product_in,
    this_company,
    this_kind,
)
from bot.reading.facts.chinese_sites import ChineseSites
from bot.reading.facts.chinese_subjects import beside, site_before
from bot.reading.lexicon import Lexicon
from bot.reading.names.chinese import short_name
from bot.reading.passage import Passage

#: The noun for what was done, where the words leave only the verb: "累计卖出21万副" is a number of sales.
NOUN_OF = {"营": "营收", "卖": "销量", "卖出": "销量", "售出": "销量", "重": "重量", "新品重": "重量", "现": "价格"}
#: After the name of who only says something about others.
_SAYS_ONLY = regex("(?:的)?(?:首席)?(?:分析师|研究员|经济学家|合伙人|数据|报告|研报|统计|预计|认为|调研|咨询)")
#: A clause that says that it is about the company, whatever is named before it.
_OWN_CLAUSE = regex("(?:目前|今年|去年|另外|此外)?(?:公司|集团)(?!的?(?:对手|竞争))")
#: What means the text's own company, whatever a sentence begins with.
_OURS = regex("公司|集团|本行|我们|该|其")
#: What is left of "该基金" before what is measured.
_OF_THIS = regex("^(?:该)?(?:基金|银行|机构|券商)(?=[^，]{2})")
_TO_GOODS = regex("^.*?(?=(?:销量|出货量|零售量|销售额|出货额|零售额|保有量|渗透率|均价))")


_THAT_ONE = regex(r"该(?:公司|企业|集团)")


class ChineseOwners:
    """Says of the figures of one text whose they are by what their clauses speak of."""

    def __init__(self, passage: Passage, lexicon: Lexicon, names: Sequence[str], focus: str | None, entities: Mapping[str, str]) -> None:
        self._passage = passage
        self._lexicon = lexicon
        self._names = names
        self._focus = focus
        self._entities = entities
        organisations = {mention.text for mention in passage.mentions if mention.kind == "organisation"}
        self._sites = ChineseSites(passage.text, names, focus if focus in organisations else None)
        makers = (name for name in names if name in organisations and focus is not None and focus.startswith(short_name(name)))
        self._own_company = focus if focus in organisations else next(makers, focus)  #: what 公司 means
        self._own_sentence = ""  #: the sentence that said last that it is about the company
        self._bought = bought_in(passage.text, names)
        self._market: str | None = None  #: the market of which the text gave a figure last

    def remember(self, sentence: str) -> None:
        """Notes what a sentence names, for those after it."""
        self._sites.remember(sentence)

    def begun_with(self, words: str) -> str | None:
        """The other company with which a sentence begins, whose its later clauses are too: "云桥上半年营收为4亿元，净利润为5000万元"."""
        other = company_spoken_of(words, self._names, self._focus)
        if other is not None:  # "对手东礁船舶上月交付了首艘船，该公司称在手订单为136亿元"
            behind = words.find(other) + len(other)
            words = words[:behind] + _THAT_ONE.sub("", words[behind:])
        if (
            other is None
            or self._focus is None
            or _OURS.search(words.replace("其20", "20") if beside(words, len(words), self._names) else words)
            or _SAYS_ONLY.match(words[words.find(other) + len(other) :])
        ):
            return None
        return other

    def elsewhere(self, s: str, start: int, amount: Amount, measure: Measure, spoken: str | None) -> tuple[str, str] | None:
        """Subject and metric where the clause speaks of another thing than the text; None where it does not.

        ``spoken`` is the other company with which the sentence before begins.
        """
        phrase, at = NOUN_OF.get(measure.metric, measure.metric), amount.start
        if site_before(s, at) is None and (site := self._sites.owner(s, at, amount.end, phrase)) is not None:
            return site, phrase
        if (market := market_of(measure.base)) is not None:
            return market, phrase
        if (goods := self._goods(s, at, measure, phrase)) is not None:
            return goods
        if self._bought is not None and is_target(s, at, self._names):
            return self._entities.get(self._bought, self._bought), phrase.removeprefix("标的公司")
        return self._product(s, start, at, measure, phrase, spoken) or self._company(s, at, phrase, spoken)

    def _product(self, s: str, start: int, at: int, measure: Measure, phrase: str, spoken: str | None) -> tuple[str, str] | None:
        """Subject and metric where the clause speaks of the product that the text presents, or again of its company."""
        begin = clause_start(s, at)
        clause = s[begin:at]
        taken = product_in(clause)
        product = product_before(self._passage, start + begin)
        if taken and product is not None:
            rest = phrase.removeprefix(clause[:taken])
            return product, NOUN_OF.get(rest, rest) if len(rest) > 1 or rest in NOUN_OF else phrase
        begins = _OWN_CLAUSE.match(clause) is not None and spoken in (None, self._own_company)
        goes_on = s == self._own_sentence and not any(name in clause for name in self._names)
        own = (begins or goes_on) and model_in(clause, product) is None
        self._own_sentence = s if own else ""
        if not own and (model := model_in(s[:at] if product else clause, product)) is not None:
            return model, phrase
        company = self._own_company
        if own and company is not None and measure.subject == "" and beside(s, at, self._names) is None:
            return self._lexicon.canonical(company) or self._entities.get(company, company), phrase
        return None

    def _company(self, s: str, at: int, phrase: str, spoken: str | None) -> tuple[str, str] | None:
        """Subject and metric where the clause speaks of another company as 该公司 or 后者."""
        other = this_kind(s, at, self._names) or this_company(s, at, spoken, beside(s, at, self._names))
        clause = s[clause_start(s, at) : at]
        if other is None or any(name in clause for name in self._names):
            return None
        return self._entities.get(other, other), _OF_THIS.sub("", phrase)

    def _goods(self, s: str, at: int, measure: Measure, phrase: str) -> tuple[str, str] | None:
        """Market and metric where a figure is of goods in the whole country, or goes on with such a market; else None."""
        if measure.subject in ("中国", "") and (market := goods_market(s, at, measure.base)) is not None:
            self._market = market
            return market, _TO_GOODS.sub("", phrase)
        sourced = measure.subject == "" or is_source_of(s, at, measure.subject)
        if self._market is not None and sourced and is_of_market(s, at, phrase, self._names):
            return self._market, phrase
        return None

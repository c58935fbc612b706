"""Finds who makes the products that a text tells of, so that their launches are the maker's too."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from bot.core.patterns import regex
from bot.reading.main_subject.own_pages import publishing_company
from bot.reading.passage import Passage
from storage.drafts import Mention

_FIRST_SENTENCES = 12
_REACH = 120
_LAUNCH = (
    r"(?:launch|launches|launched|launching|releas(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|introduc(?:e|es|ed|ing)"
    r"|present(?:s|ed|ing)?|announc(?:e|es|ed|ing)|debut(?:s|ed)?|ship(?:s|ped|ping)?|open[- ]sourc(?:e|es|ed|ing)"
    r"|roll(?:s|ed|ing)?\sout|brought\sout|brings\sout|show(?:s|ed)|started\sselling|will\ssell|sells|makes)"
)
#: Between a maker and its product: "Acme unveiled the Otter 3", "Acme's Otter 3".
_MAKES = regex(
    rf"(?:,[^,\n]{{3,80}},)?\s(?:\w+\s){{0,4}}?{_LAUNCH}\s(?:(?:the|its|a|an|of|new|latest|second|third)\s)*(?:[a-z-]+\s){{0,4}}?|[’']s\s(?:[a-z-]+\s){{0,3}}"
    r"|[^。；\n]{0,24}?(?:推出|发布|上市|亮相|开源|开售)[^。；，\n]{0,16}?",
)
#: Between a product and its maker: "Otter 3, a phone by Acme", "Otter 3 from Acme".
_MADE_BY = regex(r"(?:,[^,\n]{0,50})?\s(?:made\sby|built\sby|developed\sby|from|by)\s(?:the\s)?")
#: A product that is only described: "The headphones will reach Japan", "新机6月发货".
_THE_PRODUCT = regex(
    r"^(?:and\s|but\s)?[Tt]he\s(?:new\s)?(?:[a-z-]+\s){0,2}?(?:phone|tablet|car|bike|bicycle|headphones|watch|ring|laptop|console|camera|robot|chip|model|models|device|app|engine"
    r"|service|drone|van|truck|lorry|scooter|machine|glasses|speaker|reader|game|software|aircraft|engine)s?\b(?![’'])|新机|新品|该机|新车|该车|该产品|新款"
)


@dataclass(frozen=True)
class Makers:
    """Who makes which products of a text; a product's family is its first word: "Otter" of "Otter 3 Mini"."""

    of_family: dict[str, str] = field(default_factory=dict)
    launched: str | None = None  #: the product that the text presents

    @classmethod
    def in_text(cls, passage: Passage) -> Makers:
        """The makers that the first sentences name, and of what a company writes on its own pages that company."""
        found: dict[str, str] = {}
        launched: str | None = None
        for start, end in passage.sentences[:_FIRST_SENTENCES]:
            for first, second in pairwise(passage.mentions_in(start, end)):
                between = passage.text[first.end : second.start]
                if len(between) > _REACH or first.entity == second.entity:
                    continue
                owned = between.startswith(("’s", "'s"))
                kinds = ("product",) if owned else ("product", "other")
                if _may_make(first) and second.kind in kinds and _MAKES.fullmatch(between):
                    found.setdefault(_family(second.entity), first.entity)
                    launched = launched or (None if owned else second.entity)
                elif first.kind == "product" and _may_make(second) and _MADE_BY.fullmatch(between):
                    found.setdefault(_family(first.entity), second.entity)
        own = publishing_company(passage)
        if own is not None:
            for mention in passage.mentions:
                if mention.kind == "product" and mention.entity != own:
                    found.setdefault(_family(mention.entity), own)
        return cls(found, launched)

    def of(self, name: str) -> str | None:
        """Who makes the product of that name; None where the text does not tell."""
        maker = self.of_family.get(_family(name))
        return None if maker is None or maker == name else maker

    def described(self, words: str, about: str) -> str | None:
        """The presented product, where a clause about its maker names it or begins with "the phone" or the like."""
        if self.launched is None or about not in (self.launched, self.of(self.launched)):
            return None
        return self.launched if self.launched in words or _THE_PRODUCT.search(words) else None


def _may_make(mention: Mention) -> bool:
    return mention.kind in ("organisation", "other")


_HAN = regex(r"[\u4e00-\u9fff]{2,}")


def _family(name: str) -> str:
    """The name without its number and edition: "Otter" of "Otter 3 Mini"; of a Chinese name what stands before its letters and digits."""
    han = _HAN.match(name)
    return han[0] if han else name.partition(" ")[0]

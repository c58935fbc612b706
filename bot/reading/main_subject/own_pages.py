"""Finds the company on whose own pages a text is."""

from __future__ import annotations

from bot.core.patterns import regex
from bot.reading import interviews
from bot.reading.main_subject.sources import names_source
from bot.reading.passage import Passage

#: What must not come before is asked behind the first letter, since a search for a letter is much faster.
_WE = regex(r"[WwOo](?<!\w.)(?:(?<=[Ww])e|(?<=[Oo])ur)\b")
_QUOTED = regex(r"“[^”]{0,1000}”|\"[^\"\n]{0,1000}\"")
_OFTEN_WE = 3


def publishing_company(passage: Passage) -> str | None:
    """The company that publishes a text on its own pages and says "we" in it; no newspaper."""
    if (
        not passage.publisher or names_source(passage.publisher) or interviews.labels(passage.text)
    ):  # in an interview, who answers says "we"
        return None
    if len(_WE.findall(_QUOTED.sub(" ", passage.text[:20_000]))) < _OFTEN_WE:  # what people say in a portrait is not the magazine's own
        return None
    own = [m.entity for m in passage.mentions if m.kind == "organisation" and passage.publisher in (m.text, m.entity)]
    company = _PAGES.sub("", passage.publisher)
    plain = (m.entity for m in passage.mentions if company not in ("", passage.publisher) and company in (m.text, m.entity))
    return next(plain, own[0] if own else None)


#: What a company calls the pages on which it writes.
_PAGES = regex(r"\s(?:[Bb]log|[Nn]ewsroom|[Nn]ews|[Ee]ngineering|[Dd]evelopers?|[Nn]ewsletter|[Pp]ress|[Jj]ournal|[Uu]pdates?)$")

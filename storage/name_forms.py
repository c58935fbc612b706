"""The shorter forms by which people call a name: "nordvik" for "Nordvik Energi ASA", "wu" for the person "Eddie Wu"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables.entries import NameFormRow
from storage.values import TopicKind, key_of

#: Legal words at the end of a company's name, without their points.
_LEGAL = frozenset(
    "inc corp corporation co company ltd limited llc llp lp plc ag sa nv bv gmbh se spa ab asa as oy oyj kg kgaa pty bhd berhad sdn aps"
    " sarl srl sas sab cv sca ad jsc pjsc ojsc ooo ltda lda doo sro sl eg holding holdings group".split()
)
#: Words that begin many names: by themselves they name none of them.
_GENERIC = frozenset(
    "a an the new old north south east west northern southern eastern western central upper lower great greater national international"
    " global world american european asian african german french italian spanish british chinese japanese korean indian russian canadian"
    " australian swiss dutch swedish norwegian danish finnish china america europe asia africa germany france italy spain britain japan"
    " korea india russia canada australia bank university college institute ministry minister department office agency authority board"
    " committee commission council court city state county federal republic kingdom union united first second third general royal public"
    " private group company holding association federation foundation society center centre house hotel museum school hospital church"
    " airport port project programme program plan operation mount lake river san santa saint st los las el la le de der die das dr mr mrs"
    " ms sir president chief king queen prince big little red blue black white green golden silver day one two three".split()
)
#: Words whose bearers are called by what stands behind them: "University of Kelso".
_NAMED_AFTER = frozenset("university college maison casa groupe grupo chateau domaine fondation universidad universität".split())
_CHINESE_ENDINGS = ("股份有限公司", "有限责任公司", "有限公司", "控股", "集团", "公司")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_TOKEN = re.compile(r"\S+")
#: Every name (workspace, name, kind) that entries and topics carry; the kind that is known last is the one that holds.
NAMES_OF_ALL = (
    "SELECT DISTINCT workspace, name, kind, 0 FROM entry_names UNION SELECT workspace, name, kind, 1 FROM topics"
    " UNION SELECT a.workspace, a.alias, t.kind, 1 FROM topic_aliases a JOIN topics t ON t.id = a.topic_id ORDER BY 4, 3 DESC"
)
#: Longer names are descriptions, and called by nothing shorter.
_MOST_WORDS = 8


def forms_of(name: str, kind: str = TopicKind.OTHER) -> list[str]:
    """The keys by which the name is called, its own key first, then shorter ones, and those without accents; at most a dozen."""
    key = key_of(name)
    forms = [key]
    words = [word.strip(",;") for word in _TOKEN.findall(key)]
    if len(words) > _MOST_WORDS:
        return forms
    if _CHINESE.search(key):
        forms.append(_without_ending(key))
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    core = _without_legal(words)
    forms.append(" ".join(core))
    if kind == TopicKind.PERSON:
        forms += _single(core[-1]) if len(core) > 1 else []
    elif len(core) > 1:
        forms += _single(core[0])
        if len(core) > 2 and core[1] not in _GENERIC and len(core[1]) > 2:
            forms.append(" ".join(core[:2]))
    if len(core) > 1 and core[0] in _NAMED_AFTER:
        behind = core[2:] if core[1] in ("of", "de") else core[1:]
        forms += _single(behind[0]) if len(behind) == 1 else []
    forms += [_without_accents(form) for form in forms]
    return [form for form in dict.fromkeys(forms) if form]


def _without_accents(form: str) -> str:
    """The form as people type it who have no accents on their keyboard."""
    return form if form.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", form))


@lru_cache(maxsize=20_000)
def core_of(name: str) -> str:
    """The key of the name without an article in front and legal words behind; the same for two spellings of one company's name."""
    words = [word.strip(",;") for word in _TOKEN.findall(key_of(name))]
    return _without_ending(" ".join(_without_legal(words[1:] if len(words) > 1 and words[0] == "the" else words)))


def form_rows(names: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    """The rows of these names (workspace, name, kind), each once, always in the same order, so that no two writers wait for each other."""
    rows = {
        (workspace, form, key_of(name)): {"workspace": workspace, "form": form, "key": key_of(name), "name": name, "kind": kind}
        for workspace, name, kind in names
        for form in forms_of(name, kind)
    }
    return [rows[place] for place in sorted(rows)]


async def note_forms(session: AsyncSession, names: Iterable[tuple[str, str]]) -> None:
    """Stores by which forms these names (name, kind) are called, where that is not known yet."""
    own = session.info["workspace"]
    if rows := form_rows((own, name, kind) for name, kind in names):
        dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
        await session.execute(dialect.insert(NameFormRow).on_conflict_do_nothing(), rows)


def _without_legal(words: list[str]) -> list[str]:
    end = len(words)
    while end > 1 and (words[end - 1].replace(".", "").replace("/", "") in _LEGAL or words[end - 1] in ("&", "and")):
        end -= 1
    return words[:end]


def _without_ending(key: str) -> str:
    for ending in _CHINESE_ENDINGS:
        if len(key) - len(ending) >= 2:
            key = key.removesuffix(ending)
    return key


def _single(word: str) -> list[str]:
    return [] if word in _GENERIC or word in _LEGAL or len(word) < 2 or word.isdigit() else [word]

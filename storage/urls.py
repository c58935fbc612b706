"""Web addresses: compared by the page that they lead to, and freed of tracking parameters. Pure."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from storage.values import LONGEST_KEY, key_of, storable

#: Parameters that say where a reader came from and never what is read.
_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|yclid|ttclid|li_fat_id|mc_[ce]id|_hsenc|_hsmi|hsctatracking|mkt_tok"
    r"|xtor|smid|ftag|taid|srnd|maca|ncid|ocid|mbid|sref|cmp|emc|feedtype|feedname|_ga|_gl|__twitter_impression"
    r"|igshid|igsh|ref_src|ref_url|spm|scm|vero_(?:id|conv)|oly_(?:anon|enc)_id|s_cid|wt\.mc_id|pk_(?:campaign|kwd|source|medium)"
    r"|mtm_\w+|at_(?:medium|campaign|format|link_\w+)|cmpid|ns_(?:campaign|mchannel|source|linkname|fee)|guccounter|guce_referr\w+",
    re.IGNORECASE,
)

#: "mod=rss_markets" says that the reader came from a feed; "mod=2" may name a page.
_OF_A_FEED = re.compile(r"(?:mod|from|source|src|ref|via|partner)=(?:rss|feed)\w*$", re.IGNORECASE)


def is_tracking(parameter: str) -> bool:
    """Whether a query parameter of this name only tracks the reader."""
    return _TRACKING.fullmatch(parameter) is not None


def without_tracking(url: str) -> str:
    """The address without parameters that only watch the reader, and without a text fragment; all else stays as it was written."""
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme.casefold() not in ("http", "https"):
        return url
    kept = "&".join(piece for piece in parts.query.split("&") if piece and not is_tracking(_name(piece)) and not _OF_A_FEED.match(piece))
    fragment = "" if parts.fragment.startswith(":~:") or is_tracking(_name(parts.fragment)) else parts.fragment
    if (kept, fragment) == (parts.query, parts.fragment):
        return url
    return urlunsplit(parts._replace(query=kept, fragment=fragment))


def _name(piece: str) -> str:
    pairs = parse_qsl(piece, keep_blank_values=True)
    return pairs[0][0] if pairs else ""


def url_key(url: str | None) -> str | None:
    """The same for addresses that differ in scheme, "www.", a closing slash, fragment, tracking parameters or the order of others."""
    if not url:
        return None
    try:
        parts = urlsplit(storable(url).strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return key_of(url)
    kept = sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not is_tracking(name))
    key = f"{host}{port}{parts.path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()

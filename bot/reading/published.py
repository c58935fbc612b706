"""The well-known news agencies, and dates as callers and pages write them."""

from __future__ import annotations

import re

from bot.reading import dates
from storage.values import PartialDate

#: News agencies: how datelines write them, and their name.
AGENCIES = {
    "xinhua": "Xinhua",
    "reuters": "Reuters",
    "ap": "AP",
    "associated press": "AP",
    "afp": "AFP",
    "bloomberg": "Bloomberg",
    "dpa": "dpa",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "yonhap": "Yonhap",
    "upi": "UPI",
    "tass": "TASS",
    "efe": "EFE",
    "ani": "ANI",
    "pti": "PTI",
    "ians": "IANS",
    "cnn": "CNN",
    "dow jones": "Dow Jones",
    "dow jones newswires": "Dow Jones",
    "business wire": "Business Wire",
    "businesswire": "Business Wire",
    "pr newswire": "PR Newswire",
    "prnewswire": "PR Newswire",
    "globe newswire": "GlobeNewswire",
    "globenewswire": "GlobeNewswire",
    "accesswire": "ACCESSWIRE",
    "新华社": "Xinhua",
    "新华网": "Xinhua",
    "中新社": "China News Service",
    "中新网": "China News Service",
    "人民网": "People's Daily Online",
    "央视新闻": "CCTV",
    "路透社": "Reuters",
    "法新社": "AFP",
    "美联社": "AP",
    "彭博社": "Bloomberg",
}


def parse(value: str) -> PartialDate | None:
    """The date in a value from a caller or a page's metadata ("2025-02-27", "27 February 2025", "03-02-2009"), or None.

    Its basis is INFERRED where day and month could be the other way round.
    """
    text = value.strip()[:60]
    try:
        return PartialDate.parse(text[:10] if re.match(r"\d{4}-\d\d-\d\d", text) else text)
    except ValueError:
        found = dates.find(text, ((0, len(text)),), None) if text else ()
    return next((m.when for m in found if m.when is not None and m.when.start is not None), None)

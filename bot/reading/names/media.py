"""The names of news media, which are not what an article is about."""

from __future__ import annotations

import re

from bot.core.patterns import regex

#: News media, which are not what an article is about unless its title begins with them.
MEDIA = frozenset(
    name.strip()
    for name in """
    AFP, AP, Associated Press, BBC, BBC News, Bloomberg, Bloomberg News, Business Wire, CCTV, CNBC, CNN, China Daily, Der Spiegel, Dow
    Jones Newswires, Economist, Financial Times, Forbes, Fox News, Global Times, GlobeNewswire, Guardian, NBC News, New York Times,
    Nikkei, PR Newswire, PRNewswire, People's Daily, Reuters, South China Morning Post, TechCrunch, Times, Wall Street Journal,
    Washington Post, Xinhua, Xinhua News Agency
    """.replace("\n", " ").split(",")
)
MEDIA_NAME = regex(
    r"(?:Post|Times|Herald|Tribune|Gazette|Journal|Daily|Weekly|Observer|Chronicle|Courier|Press|News|Newswire|Wire|Magazine|Review|Reporter"
    r"|Bulletin|Dispatch|Mail|Telegraph|Argus|Echo|Report|Desk|(?<=. )Media)",
    re.IGNORECASE,
)

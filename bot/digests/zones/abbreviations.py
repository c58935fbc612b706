"""Abbreviations of time zones, regions and nicknames of cities, as tables: what people type beside the name of a city or a country.

An abbreviation means a place with its summer time, where it has one: "EST" in July is New York's time. Where two places share one,
both stand here, and people are asked which they mean.
"""

from __future__ import annotations

#: Names with "|" between, in lower case, and the zones that they may mean.
ABBREVIATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("utc|gmt|z|zulu|ut|uct|greenwich|greenwich mean time|coordinated universal|coordinated universal time", ("UTC",)),
    (
        "est|edt|et|est5edt|eastern|us eastern|u.s. eastern|us/eastern|american eastern|eastern standard|eastern daylight|us east"
        "|us east coast|east coast",
        ("America/New_York",),
    ),
    ("cst", ("America/Chicago", "Asia/Shanghai")),
    ("cdt|ct|cst6cdt|us central|us/central|central daylight|central|central standard", ("America/Chicago",)),
    ("mst|mdt|mt|mst7mdt|mountain|us mountain|us/mountain|mountain standard|mountain daylight", ("America/Denver",)),
    (
        "pst|pdt|pt|pst8pdt|pacific|us pacific|us/pacific|pacific standard|pacific daylight|us west|us west coast|west coast",
        ("America/Los_Angeles",),
    ),
    ("akst|akdt", ("America/Anchorage",)),
    ("hst|hdt", ("Pacific/Honolulu",)),
    ("ast", ("America/Halifax", "Asia/Riyadh")),
    ("adt|atlantic", ("America/Halifax",)),
    ("nst|ndt", ("America/St_Johns",)),
    ("brt|brst|brasilia|brasília", ("America/Sao_Paulo",)),
    ("art", ("America/Argentina/Buenos_Aires",)),
    ("clt|clst", ("America/Santiago",)),
    ("cot", ("America/Bogota",)),
    ("pet", ("America/Lima",)),
    ("vet", ("America/Caracas",)),
    ("bst|british|british summer|uk", ("Europe/London",)),
    ("ist", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem")),
    ("wet|west", ("Europe/Lisbon",)),
    ("cet|cest|met|mest|mez|mesz|central european|central european summer|mitteleuropäische", ("Europe/Berlin",)),
    ("eet|eest|oez|oesz|eastern european", ("Europe/Athens",)),
    ("msk", ("Europe/Moscow",)),
    ("trt", ("Europe/Istanbul",)),
    ("sast", ("Africa/Johannesburg",)),
    ("wat", ("Africa/Lagos",)),
    ("cat", ("Africa/Maputo",)),
    ("eat", ("Africa/Nairobi",)),
    ("idt", ("Asia/Jerusalem",)),
    ("gst|gulf", ("Asia/Dubai",)),
    ("irst", ("Asia/Tehran",)),
    ("pkt", ("Asia/Karachi",)),
    ("npt", ("Asia/Kathmandu",)),
    ("bdt", ("Asia/Dhaka",)),
    ("ict", ("Asia/Bangkok",)),
    ("wib", ("Asia/Jakarta",)),
    ("sgt", ("Asia/Singapore",)),
    ("myt", ("Asia/Kuala_Lumpur",)),
    ("pht", ("Asia/Manila",)),
    ("hkt", ("Asia/Hong_Kong",)),
    ("china standard|china standard time|北京时间|中国时间", ("Asia/Shanghai",)),
    ("jst", ("Asia/Tokyo",)),
    ("kst", ("Asia/Seoul",)),
    ("awst", ("Australia/Perth",)),
    ("acst|acdt", ("Australia/Adelaide",)),
    ("aest|aedt|aet", ("Australia/Sydney",)),
    ("nzst|nzdt|nzt", ("Pacific/Auckland",)),
)

#: Regions and nicknames: those of several zones have the one of most people, or are asked.
REGIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "nyc|ny|new york city|new york state|manhattan|brooklyn|dc|washington dc|washington d.c.|massachusetts|connecticut|new jersey"
        "|pennsylvania|maryland|virginia|north carolina|south carolina|florida|ohio|michigan|maine|vermont|new hampshire|rhode island"
        "|delaware"
        "|west virginia|wall street|atlanta georgia|orlando|ontario|quebec|québec",
        ("America/New_York",),
    ),
    ("georgia", ("America/New_York", "Asia/Tbilisi")),
    (
        "illinois|texas|minnesota|wisconsin|iowa|missouri|arkansas|louisiana|mississippi|alabama|oklahoma|kansas|nebraska|tennessee",
        ("America/Chicago",),
    ),
    ("indiana", ("America/Indiana/Indianapolis",)),
    ("kentucky", ("America/New_York", "America/Chicago")),
    ("colorado|utah|montana|wyoming|new mexico", ("America/Denver",)),
    ("arizona", ("America/Phoenix",)),
    ("idaho", ("America/Boise",)),
    (
        "california|washington state|oregon|nevada|la|l.a.|sf|s.f.|bay area|san francisco bay area|silicon valley|palo alto|cupertino"
        "|mountain view|menlo park|redmond|hollywood",
        ("America/Los_Angeles",),
    ),
    ("alaska", ("America/Anchorage",)),
    ("hawaii", ("Pacific/Honolulu",)),
    ("british columbia", ("America/Vancouver",)),
    ("alberta", ("America/Edmonton",)),
    ("manitoba", ("America/Winnipeg",)),
    ("nova scotia", ("America/Halifax",)),
    ("newfoundland", ("America/St_Johns",)),
    ("england|scotland|wales|britain|great britain|northern ireland|united kingdom", ("Europe/London",)),
    (
        "bavaria|bayern|hessen|hesse|sachsen|saxony|nrw|nordrhein-westfalen|baden-württemberg|frankfurt|cologne|munich|münchen|muenchen"
        "|nuremberg|nürnberg|nuernberg|hanover|hannover|dusseldorf|duesseldorf|koeln|walldorf|wolfsburg",
        ("Europe/Berlin",),
    ),
    ("vienna|wien|graz", ("Europe/Vienna",)),
    ("zuerich|geneva|genf|genève|bern|basel|lausanne", ("Europe/Zurich",)),
    ("milan|mailand|turin|florence|florenz|naples|neapel|venice|venedig|genoa", ("Europe/Rome",)),
    ("the hague|den haag|rotterdam|holland|eindhoven|delft", ("Europe/Amsterdam",)),
    ("antwerp|ghent|gent|brussels|bruxelles", ("Europe/Brussels",)),
    ("gothenburg|malmo|malmö", ("Europe/Stockholm",)),
    ("cracow|krakow|breslau|danzig", ("Europe/Warsaw",)),
    ("prague|prag", ("Europe/Prague",)),
    ("seville|sevilla|catalonia", ("Europe/Madrid",)),
    ("provence|cannes|sophia antipolis", ("Europe/Paris",)),
    ("silicon wadi", ("Asia/Jerusalem",)),
    ("bangalore|bombay|madras|calcutta|delhi|new delhi|gurgaon|gurugram|noida", ("Asia/Kolkata",)),
    ("peking|schanghai|canton|tibet|guangdong|zhejiang|jiangsu|sichuan|yunnan|hainan|中国大陆|大陆|内地|帝都|魔都", ("Asia/Shanghai",)),
    ("saigon|ho chi minh city|hcmc", ("Asia/Ho_Chi_Minh",)),
    ("bali", ("Asia/Makassar",)),
    ("new south wales|nsw|victoria|canberra|act", ("Australia/Sydney",)),
    ("queensland", ("Australia/Brisbane",)),
    ("western australia", ("Australia/Perth",)),
    ("south australia", ("Australia/Adelaide",)),
    ("tasmania", ("Australia/Hobart",)),
    ("northern territory", ("Australia/Darwin",)),
    ("korea", ("Asia/Seoul",)),
    (
        "usa|us|u.s.|u.s.a.|america|states|the states|amerika",
        ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    ),
)

#: Countries that have several zones of which nearly everybody lives in one, or whose people know two or three by name.
COUNTRIES: dict[str, tuple[str, ...]] = {
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "CA": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver"),
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "MX": ("America/Mexico_City", "America/Tijuana", "America/Cancun"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "ID": ("Asia/Jakarta", "Asia/Makassar"),
    "CD": ("Africa/Kinshasa", "Africa/Lubumbashi"),
    "CN": ("Asia/Shanghai",),
    "NZ": ("Pacific/Auckland",),
    "ES": ("Europe/Madrid",),
    "PT": ("Europe/Lisbon",),
    "CL": ("America/Santiago",),
    "EC": ("America/Guayaquil",),
    "MN": ("Asia/Ulaanbaatar",),
    "UA": ("Europe/Kyiv",),
    "KZ": ("Asia/Almaty",),
    "DE": ("Europe/Berlin",),
    "GE": ("Asia/Tbilisi",),
    "PF": ("Pacific/Tahiti",),
    "PG": ("Pacific/Port_Moresby",),
}

#: Offsets from UTC in minutes that are no whole hours, and the place that has them.
PLACES_BY_OFFSET: dict[int, str] = {
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    270: "Asia/Kabul",
    210: "Asia/Tehran",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
    630: "Australia/Lord_Howe",
    765: "Pacific/Chatham",
    525: "Australia/Eucla",
    -570: "Pacific/Marquesas",
    -210: "America/St_Johns",
}

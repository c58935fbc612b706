"""Words for numbers, money and measures: the vocabulary of this package. Data only."""

from __future__ import annotations

from decimal import Decimal

#: Cardinals below a hundred.
CARDINALS = {
    "nought": 0, "naught": 0,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip

#: Words that multiply what comes before them.
MAGNITUDES = {
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6, "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12, "quadrillion": Decimal(10) ** 15, "dozen": Decimal(12), "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7, "mln": Decimal(10) ** 6, "bln": Decimal(10) ** 9, "trln": Decimal(10) ** 12,
    "milliard": Decimal(10) ** 9, "score": Decimal(20),
}  # fmt: skip
#: Letters that follow digits directly or after a space. "m", "b", "t" and "k" also depend on the context, see ``numerals``.
SHORT_MAGNITUDES = {
    "k": Decimal(1000), "m": Decimal(10) ** 6, "mn": Decimal(10) ** 6, "mm": Decimal(10) ** 6, "mil": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9, "bil": Decimal(10) ** 9, "t": Decimal(10) ** 12, "tn": Decimal(10) ** 12, "trn": Decimal(10) ** 12,
    "cr": Decimal(10) ** 7,
}  # fmt: skip

#: "hundreds of ..." and the like: the least and the most that they can mean.
VAGUE = {
    "tens": (20, 99), "dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2 * 10**6, 999 * 10**6), "billions": (2 * 10**9, 999 * 10**9), "trillions": (2 * 10**12, 999 * 10**12),
}  # fmt: skip
VAGUE_DIGITS = {"single": (1, 9), "double": (10, 99), "triple": (100, 999), "two": (10, 99), "three": (100, 999)}

#: Parts of a whole, in percent.
PARTS = {
    "half": Decimal(50), "halves": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25), "fourth": Decimal(25),
    "fifth": Decimal(20), "sixth": Decimal(100) / 6, "seventh": Decimal(100) / 7, "eighth": Decimal("12.5"), "ninth": Decimal(100) / 9,
    "tenth": Decimal(10), "twentieth": Decimal(5), "hundredth": Decimal(1),
}  # fmt: skip

#: Single words for a multiple: "doubled" is 2 times.
MULTIPLES = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3,
    "trebled": 3, "trebling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5, "quintupling": 5,
    "twice": 2, "thrice": 3, "halved": None, "halving": None, "halve": None,
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9,
    "tenfold": 10, "hundredfold": 100,
}  # fmt: skip

#: Currency signs before a number, the longer first where one begins with another.
CURRENCY_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "USD": "USD", "HK$": "HKD", "HKD": "HKD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD",
    "CA$": "CAD",
    "CAD": "CAD", "NZ$": "NZD", "NZD": "NZD", "S$": "SGD", "SG$": "SGD", "SGD": "SGD", "NT$": "TWD", "TWD": "TWD", "R$": "BRL",
    "BRL": "BRL",
    "MX$": "MXN", "MXN": "MXN", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "JP¥": "JPY", "JPY": "JPY", "EUR": "EUR", "GBP": "GBP",
    "zł": "PLN", "Kč": "CZK", "kr.": "crowns", "kr": "crowns",
    "SKr": "SEK", "NKr": "NOK", "DKr": "DKK", "KSh": "KES", "Ksh": "KES", "KSh.": "KES", "USh": "UGX", "TSh": "TZS", "GH₵": "GHS",
    "GHS": "GHS",
    "Tk": "BDT", "LKR": "LKR", "UGX": "UGX", "TZS": "TZS", "ISK": "ISK", "KZT": "KZT", "RON": "RON", "BGN": "BGN", "UAH": "UAH",
    "QAR": "QAR",
    "KWD": "KWD", "MAD": "MAD", "PEN": "PEN", "UYU": "UYU", "ETB": "ETB", "ZMW": "ZMW", "BWP": "BWP", "NAD": "NAD",
    "CHF": "CHF", "SFr": "CHF", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "INR": "INR", "Rs.": "INR", "Rs": "INR", "KRW": "KRW",
    "RUB": "RUB",
    "TRY": "TRY", "ZAR": "ZAR", "PLN": "PLN", "CZK": "CZK", "HUF": "HUF", "THB": "THB", "MYR": "MYR", "RM": "MYR", "IDR": "IDR",
    "Rp": "IDR",
    "PHP": "PHP", "VND": "VND", "AED": "AED", "SAR": "SAR", "ILS": "ILS", "EGP": "EGP", "NGN": "NGN", "KES": "KES", "PKR": "PKR",
    "BDT": "BDT", "ARS": "ARS", "CLP": "CLP", "COP": "COP", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "CNY", "₹": "INR",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "₴": "UAH", "₦": "NGN", "₿": "BTC",
}  # fmt: skip

#: The letter of the rand, which is money only where a sum follows.
RAND = "R"

#: Currency words after a number, in lower case, singular and plural.
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "us dollar": "USD", "u.s. dollars": "USD", "u.s. dollar": "USD",
    "american dollars": "USD", "usd": "USD", "us$": "USD", "bucks": "USD", "australian dollars": "AUD", "canadian dollars": "CAD",
    "hong kong dollars": "HKD", "hk dollars": "HKD", "singapore dollars": "SGD", "new zealand dollars": "NZD", "taiwan dollars": "TWD",
    "new taiwan dollars": "TWD", "yuan": "CNY", "chinese yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "yuan renminbi": "CNY",
    "cny": "CNY", "euro": "EUR",
    "euros": "EUR", "eur": "EUR", "pounds sterling": "GBP", "sterling": "GBP", "british pounds": "GBP", "quid": "GBP", "gbp": "GBP",
    "pence": "pence", "penny": "pence", "cents": "cents", "cent": "cents", "us cents": "cents", "euro cents": "cents", "crowns": "crowns",
    "egyptian pounds": "EGP", "lebanese pounds": "LBP", "syrian pounds": "SYP", "sudanese pounds": "SDG", "south sudanese pounds": "SSP",
    "colombian pesos": "COP", "chilean pesos": "CLP", "uruguayan pesos": "UYU", "dominican pesos": "DOP", "cuban pesos": "CUP",
    "cfa francs": "XOF", "congolese francs": "CDF", "rwandan francs": "RWF", "burundian francs": "BIF", "guinean francs": "GNF",
    "icelandic crowns": "ISK", "icelandic kronur": "ISK", "czech koruna": "CZK", "czech korunas": "CZK", "nepali rupees": "NPR",
    "nepalese rupees": "NPR", "mauritian rupees": "MUR", "jamaican dollars": "JMD", "zimbabwe dollars": "ZWL", "zimbabwean dollars": "ZWL",
    "namibian dollars": "NAD", "fijian dollars": "FJD", "fiji dollars": "FJD", "iraqi dinars": "IQD", "kuwaiti dinars": "KWD",
    "jordanian dinars": "JOD", "serbian dinars": "RSD", "kenyan shillings": "KES", "kenya shillings": "KES", "ugandan shillings": "UGX",
    "tanzanian shillings": "TZS", "qatari riyals": "QAR", "iranian rials": "IRR", "omani rials": "OMR", "turkish liras": "TRY",
    "yen": "JPY", "japanese yen": "JPY",
    "jpy": "JPY", "won": "KRW", "south korean won": "KRW", "korean won": "KRW", "krw": "KRW", "rupee": "INR", "rupees": "INR",
    "indian rupees": "INR", "inr": "INR",
    "pakistani rupees": "PKR", "sri lankan rupees": "LKR", "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
    "reais": "BRL", "brazilian reais": "BRL", "swiss francs": "CHF", "francs": "francs", "chf": "CHF",
    "mexican pesos": "MXN", "pesos": "pesos",
    "philippine pesos": "PHP", "argentine pesos": "ARS", "lira": "TRY", "liras": "TRY", "turkish lira": "TRY", "baht": "THB", "dong": "VND",
    "ringgit": "MYR", "rupiah": "IDR", "rand": "ZAR", "dirham": "AED", "dirhams": "AED", "riyals": "SAR", "saudi riyals": "SAR",
    "shekels": "ILS", "kronor": "SEK", "krona": "SEK", "kroner": "kroner", "krone": "kroner",
    "swedish kronor": "SEK", "swedish crowns": "SEK", "norwegian crowns": "NOK",
    "norwegian kroner": "NOK",
    "danish crowns": "DKK", "danish kroner": "DKK", "czech crowns": "CZK", "zloty": "PLN", "zł": "PLN",
    "kč": "CZK", "kr": "crowns",
    "zlotys": "PLN", "forints": "HUF",
    "forint": "HUF",
    "soles": "PEN",
    "naira": "NGN", "hryvnias": "UAH", "hryvnia": "UAH", "hkd": "HKD", "sgd": "SGD", "aud": "AUD", "cad": "CAD",
    "cedis": "GHS", "kwacha": "ZMW", "pula": "BWP", "birr": "ETB", "tenge": "KZT", "shillings": "shillings",
    "taka": "BDT", "twd": "TWD", "bitcoin": "BTC", "bitcoins": "BTC",
}  # fmt: skip
#: "pounds" is money only where no word near it suggests weight; see ``unit_words``.
WEIGHT_HINTS = ("weigh", "weight", "payload", "cargo", "lbs", "cocaine", "fish", "meat", "thrust", "heavy", "lost", "beef")

PERCENT_WORDS = {
    "%": "%", "％": "%", "percent": "%", "per cent": "%", "pct": "%", "percentage points": "percentage point",
    "percentage point": "percentage point", "percentage-point": "percentage point", "%-point": "percentage point",
    "% points": "percentage point", "%-points": "percentage point",
    "percent points": "percentage point", "pp": "percentage point", "ppt": "percentage point", "ppts": "percentage point",
    "pps": "percentage point",
    "basis points": "basis point", "basis point": "basis point", "bps": "basis point", "bp": "basis point",
}  # fmt: skip

TIME_UNITS = {
    "second": "seconds", "seconds": "seconds", "minute": "minutes", "minutes": "minutes", "hour": "hours", "hours": "hours", "day": "days",
    "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "year": "years", "years": "years",
    "decade": "decades", "decades": "decades", "century": "centuries", "centuries": "centuries", "night": "nights", "nights": "nights",
    "fortnight": "fortnights", "fortnights": "fortnights", "weekends": "weekends", "weekend": "weekends", "millennia": "millennia",
    "mins": "minutes", "min": "minutes", "hrs": "hours", "hr": "hours",
    "yrs": "years", "milliseconds": "milliseconds", "millisecond": "milliseconds", "microseconds": "microseconds",
    "nanoseconds": "nanoseconds",
}  # fmt: skip

#: Measures as written, in lower case, and as stored.
MEASURES = {
    "cup": "cups", "cups": "cups", "tbsp": "tbsp", "tsp": "tsp", "tablespoon": "tbsp", "tablespoons": "tbsp", "teaspoon": "tsp",
    "teaspoons": "tsp", "dpi": "dpi", "ppi": "ppi", "millikelvin": "mK", "microsecond": "microseconds", "microseconds": "microseconds",
    "qubit": "qubits", "qubits": "qubits",
    "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "metre": "metres", "metres": "metres", "meter": "metres",
    "meters": "metres", "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm", "millimetre": "mm",
    "millimetres": "mm", "millimeters": "mm", "millimeter": "mm", "nanometre": "nm", "nanometres": "nm", "nanometer": "nm",
    "nanometers": "nm",
    "mile": "miles", "miles": "miles", "foot": "feet", "feet": "feet", "inch": "inches", "inches": "inches", "yard": "yards",
    "yards": "yards",
    "tonne": "tonnes", "tonnes": "tonnes", "metric tons": "tonnes", "metric ton": "tonnes", "metric tonnes": "tonnes", "ton": "tons",
    "tons": "tons", "kilogram": "kg", "kilograms": "kg", "kilo": "kg",
    "kilos": "kg", "gram": "grams", "grams": "grams", "milligrams": "mg", "ounce": "ounces", "ounces": "ounces", "litre": "litres",
    "litres": "litres",
    "liter": "litres", "liters": "litres", "gallon": "gallons", "gallons": "gallons", "barrel": "barrels", "barrels": "barrels",
    "bushels": "bushels",
    "bushel": "bushels", "acre": "acres", "acres": "acres", "hectare": "hectares", "hectares": "hectares", "square kilometres": "square km",
    "square kilometers": "square km", "square km": "square km", "sq km": "square km", "square metres": "square metres",
    "square meters": "square metres", "square miles": "square miles",
    "square mile": "square miles", "square feet": "square feet", "square foot": "square feet", "sq ft": "square feet",
    "cubic metres": "cubic metres",
    "cubic meters": "cubic metres", "cubic feet": "cubic feet", "degrees celsius": "°C", "degree celsius": "°C", "degrees c": "°C",
    "degrees fahrenheit": "°F", "degrees f": "°F",
    "degrees": "degrees", "megawatt": "MW", "megawatts": "MW", "gigawatt": "GW", "gigawatts": "GW", "kilowatts": "kW", "kilowatt": "kW",
    "watts": "W", "terawatt hours": "TWh", "terawatt-hours": "TWh",
    "gigawatt hours": "GWh", "gigawatt-hours": "GWh", "megawatt hours": "MWh", "megawatt-hours": "MWh", "kilowatt hours": "kWh",
    "kilowatt-hours": "kWh", "gigabytes": "GB", "gigabyte": "GB",
    "terabytes": "TB", "terabyte": "TB", "megabytes": "MB", "petabytes": "PB", "megapixels": "megapixels", "megapixel": "megapixels",
    "magnitude": "magnitude", "nautical miles": "nautical miles", "nautical mile": "nautical miles",
    "parts per million": "ppm", "parts per billion": "ppb",
    "tpd": "tonnes per day", "tpa": "tonnes per year", "bpd": "barrels per day", "b/d": "barrels per day",
    "vcpu": "vCPUs", "vcpus": "vCPUs", "teu": "TEU", "teus": "TEU", "barrels of oil equivalent": "barrels of oil equivalent",
    "horsepower": "horsepower", "miles per hour": "mph", "mph": "mph",
    "kilometres per hour": "km/h", "kilometers per hour": "km/h", "km/h": "km/h", "kmh": "km/h", "kph": "km/h",
    "miles per gallon": "mpg", "mpg": "mpg", "calories": "calories", "lbs": "pounds", "lb": "pounds", "knots": "knots", "volts": "V",
    "light years": "light years", "light-years": "light years", "carats": "carats", "carat": "carats",
}  # fmt: skip
#: Measures whose case matters, as written after digits.
SYMBOLS = {
    "km": "km", "cm": "cm", "mm": "mm", "nm": "nm", "kg": "kg", "mg": "mg", "g": "grams", "ml": "ml", "ft": "feet", "oz": "ounces",
    "ha": "hectares", "mi": "miles",
    "kW": "kW", "MW": "MW", "GW": "GW", "TW": "TW", "kWh": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "GB": "GB", "TB": "TB",
    "MB": "MB", "PB": "PB", "KB": "KB",
    "GHz": "GHz", "MHz": "MHz", "Hz": "Hz", "mAh": "mAh", "Gbps": "Gbps", "Mbps": "Mbps", "Mb": "Mb", "hp": "horsepower",
    "bhp": "horsepower", "PS": "PS", "Nm": "Nm", "°C": "°C", "℃": "°C", "°F": "°F", "°": "degrees", "sq km": "square km",
    "km²": "square km", "km2": "square km",
    "m²": "square metres", "m2": "square metres", "sqm": "square metres", "m³": "cubic metres", "MP": "megapixels", "Wh": "Wh",
    "kWp": "kWp", "dB": "dB", "mmHg": "mmHg", "ppm": "ppm", "V": "V", "W": "W",
    "t": "tonnes", "Mt": "Mt", "Gt": "Gt", "kt": "kt", "bcm": "bcm", "tcf": "tcf", "Bcf": "bcf", "bcf": "bcf",
    "GWp": "GWp", "MWp": "MWp", "MVA": "MVA", "Tbps": "Tbps", "Wh/kg": "Wh/kg", "ms": "milliseconds", "Ah": "Ah",
}  # fmt: skip

#: Plurals that do not end in s, and collective nouns that can be counted.
IRREGULAR_PLURALS = frozenset(
    """
    people children men women persons staff personnel police troops aircraft spacecraft cattle fish sheep feet teeth mice geese
    criteria phenomena alumni crew data media faculty offspring salmon deer headcount gold silver bronze software equipment
    refugees stadia bacteria oxen lives wives halves shelves knives leaves thieves wolves homeless dead wounded injured missing""".split()
)

#: Words ending in s that are not plural nouns.
NOT_PLURALS = frozenset(
    """
    is was has does says goes comes makes takes gives gets remains shows includes means runs needs wants plans its his hers this
    thus across always perhaps besides towards afterwards plus minus versus less unless as us yes news series physics economics
    politics mathematics various previous serious famous numerous religious precious obvious analysis basis crisis status virus
    campus bonus focus census whereas sometimes nowadays overseas express process progress success access business class glass
    mass loss boss press congress bus gas dress cross grass pass stress address illness witness fitness wellness happens becomes
    begins keeps lets leads helps seems allows expects believes thinks knows sees looks finds tells asks uses works calls holds
    brings provides requires represents accounts equals exceeds reaches hits rises falls grows drops gains loses adds ends starts
    marks makes meets puts sets stands turns wins ours yours theirs ourselves themselves tennis athletics gymnastics paris texas
    dallas los las des les mars james thomas charles exports continues considers decides serves lies lives sales sports
    employs sells buys opens produces builds serves sends pays brings carries owns spends earns operates handles hires supplies generates
    trains treats teaches attracts burns""".split()
) - frozenset("sales sports lives exports plans works calls marks accounts gains drops needs sets wins ends hits uses turns falls".split())

#: Plurals that come before another noun.
PLURAL_MODIFIERS = frozenset(
    """
    police sports sales savings operations communications systems arms goods earnings securities games news services human women men
    customs salesforce""".split()
)

#: Plurals without an s that may also come before a plural: "data centres", "crew members".
UNINFLECTED = frozenset(
    "data media crew software equipment gold silver bronze fish sheep salmon deer cattle staff faculty headcount".split()
)

#: Words that end a counted noun phrase.
STOP_WORDS = frozenset(
    """
    a an the this that these those his her its their our my your some any each every either neither no of in on at by for from to
    with without into onto over under above below about around between among amid against during before after since until till
    through throughout across along behind beyond near off out up down via per than as like unlike despite except within toward
    towards upon regarding including excluding versus vs and or but nor so yet if when while where who whom whose which what why
    how because although though whether unless is are was were be been being am has have had having do does did done will would
    shall should can could may might must cannot he she it they we you i him them us me himself herself itself themselves
    ourselves not never only also just still already again even ever then there here now soon later earlier ago together apart
    away back aside said says say told according respectively annually yearly quarterly globally worldwide nationwide overall alone each
    combined compared rose fell grew jumped surged soared plunged dropped slipped climbed gained lost added increased decreased
    employs employ sells sell buys buy opens opened closes closed produces builds serves sends pays brings carries owns spends earns
    operates hires supplies generates
    declined came went took made gave got began started ended ran set put led met held kept left found became remained showed died
    killed""".split()
)

#: Modifiers that say nothing about what is counted; they are dropped from the front of a unit.
ADJECTIVES = frozenset(
    """
    new old young large small big major minor main key core top more other further extra additional different separate distinct
    various total full whole entire active daily weekly monthly yearly annual quarterly paying existing leading growing missing
    remaining following participating current former recent latest previous early late first second third last next final original
    native derived derivative foreign domestic local national regional international global overseas public private independent
    direct indirect open free paid single double same similar good better best worse worst high higher highest low lower lowest
    long longer short shorter fast faster clean heavy light important significant substantial consecutive straight unique known
    confirmed suspected fresh rapid broad wide deep strong weak possible potential cumulative net gross adult elderly unmanned
    manned brand separate successive dead injured giant huge massive so-called fellow multiple like-minded own""".split()
)
NOUNS_LIKE_ADJECTIVES = frozenset(
    """
    capital hospital journal animal medal terminal vehicle festival signal rental approval proposal trial deal metal mineral
    chemical hotel channel model panel barrel tunnel professional individual criminal official arrival survival withdrawal manual
    material refusal clinic mechanic fabric topic traffic public music olympic seed feed speed bed need weed shed brand ad web
    executive detective representative initiative motive archive drive cable table vegetable library salary secretary diary
    summary railway highway mosaic plastic arctic electric""".split()
)

COMPARATORS = {
    "over": ">", "more than": ">", "above": ">", "exceeding": ">", "exceeds": ">", "exceeded": ">", "exceed": ">", "surpassing": ">",
    "surpassed": ">", "surpasses": ">", "surpass": ">", "topping": ">", "topped": ">", "tops": ">", "top": ">", "greater than": ">",
    "higher than": ">", "larger than": ">",
    "bigger than": ">", "longer than": ">", "older than": ">", "in excess of": ">", "north of": ">", "upwards of": ">",
    "upward of": ">", "beyond": ">", "crossed": ">", "crossing": ">", "passed": ">",
    "well over": ">", "better than": ">", "faster than": ">", "further than": ">", ">": ">",
    "at least": ">=", "no less than": ">=", "no fewer than": ">=", "not less than": ">=", "a minimum of": ">=", "minimum of": ">=",
    "a minimum": ">=", "≥": ">=", ">=": ">=",
    "under": "<", "below": "<", "less than": "<", "fewer than": "<", "lower than": "<", "smaller than": "<", "shorter than": "<",
    "younger than": "<", "south of": "<", "short of": "<", "<": "<",
    "up to": "<=", "as much as": "<=", "as many as": "<=", "as high as": "<=", "as long as": "<=", "at most": "<=",
    "no more than": "<=", "not more than": "<=",
    "a maximum of": "<=", "maximum of": "<=", "no longer than": "<=", "no later than": "<=", "≤": "<=", "<=": "<=",
    "as little as": ">=", "as few as": ">=", "as low as": ">=",
    "just shy of": "<", "shy of": "<",
    "about": "~", "around": "~", "approximately": "~", "approx.": "~", "approx": "~", "roughly": "~", "nearly": "~", "almost": "~",
    "some": "~", "circa": "~", "c.": "~", "close to": "~",
    "near": "~", "nearing": "~", "approaching": "~", "an estimated": "~", "estimated": "~", "the estimated": "~", "~": "~", "≈": "~",
    "virtually": "~", "somewhere around": "~", "in the region of": "~",
    "on the order of": "~", "in the order of": "~", "an average of": "=", "average of": "=",
}  # fmt: skip
COMPARATORS_AFTER = {
    "or more": ">=", "or above": ">=", "or higher": ">=", "or over": ">=", "or longer": ">=", "and above": ">=", "and over": ">=",
    "and older": ">=", "or older": ">=", "plus": ">",
    "or less": "<=", "or fewer": "<=", "or below": "<=", "or under": "<=", "or lower": "<=", "or younger": "<=", "and under": "<=",
    "or so": "~", "or thereabouts": "~", "at least": ">=", "at most": "<=",
}  # fmt: skip

#: Words that make a number after them part of a name, not an amount ("Flight 370", "Windows 11", "S&P 500").
SERIES_WORDS = frozenset(
    """
    boeing airbus flight windows iphone ipad ios macos android galaxy pixel version chapter section article route highway
    interstate channel formula area room gate terminal phase type class grade level tier episode season series generation gen
    model mark rule title act part volume vol page figure fig table step group pier unit building apollo soyuz bloc block line
    exhibit item clause paragraph schedule appendix annex fortune ftse nikkei csi russell nasdaq cac dax stoxx sensex nifty s&p
    msci kospi topix asx tsx hsi web industry covid sars psalm henry louis playstation xbox model core ryzen rtx gtx snapdragon
    kirin qwen gpt llama claude gemini grok mistral deepseek phi gemma no nr number zone district sector lot pin zip box bus train
    platform track apartment suite floor division league resolution directive proposition measure amendment bill hr decree order
    category size stage round game lap matchday poor reg regulation isbn issn doi arxiv beijing+ double""".split()
)

MONTH_WORDS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
    "|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|SEP|OCT|NOV|DEC"
)

#: Chinese digits and magnitudes, simplified.
CHINESE_DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1,
}  # fmt: skip
CHINESE_MAGNITUDES = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12, "拾": 10, "佰": 100, "仟": 1000, "萬": 10**4, "億": 10**8,
}  # fmt: skip
CHINESE_UNITS = {
    "元": "CNY", "块": "CNY", "块钱": "CNY", "元人民币": "CNY", "人民币": "CNY", "美元": "USD", "美金": "USD", "港元": "HKD",
    "港币": "HKD", "欧元": "EUR",
    "英镑": "GBP", "日元": "JPY", "韩元": "KRW",
    "新台币": "TWD", "澳元": "AUD", "加元": "CAD", "新加坡元": "SGD", "卢布": "RUB", "卢比": "INR", "瑞士法郎": "CHF",
    "泰铢": "THB", "%": "%", "％": "%",
    "个百分点": "percentage point", "百分点": "percentage point", "个基点": "basis point", "基点": "basis point", "倍": "times",
    "年": "years",
    "个月": "months", "天": "days", "日": "days",
    "小时": "hours", "个小时": "hours", "分钟": "minutes", "秒": "seconds", "周": "weeks", "岁": "years", "公里": "km",
    "千米": "km", "米": "metres",
    "厘米": "cm", "吨": "tonnes", "公斤": "kg", "千克": "kg",
    "平方公里": "square km", "平方米": "square metres", "亩": "mu", "公顷": "hectares", "度": "degrees", "摄氏度": "°C",
    "兆瓦时": "MWh", "吉瓦时": "GWh", "千瓦时": "kWh", "千瓦": "kW",
    "兆瓦": "MW", "升": "litres", "毫升": "ml", "克": "grams", "毫克": "mg", "毫米": "mm", "斤": "jin", "里": "li", "℃": "°C",
    "立方米": "cubic metres", "亿千瓦时": "kWh", "毫安时": "mAh", "马力": "horsepower", "吉瓦": "GW", "伏": "volts", "瓦": "watts",
    "个季度": "quarters", "个星期": "weeks", "星期": "weeks",
    "英里": "miles", "英寸": "inches", "英尺": "feet",
    "标箱": "TEU", "标准箱": "TEU", "海里": "nautical miles", "架次": "架次", "车次": "车次", "航次": "航次",
    "班次": "班次", "千卡": "kcal",
    "日圆": "JPY", "人民币元": "CNY", "人次": "人次", "台币": "TWD", "比索": "ARS", "里拉": "TRY", "迪拉姆": "AED", "瑞郎": "CHF",
}  # fmt: skip

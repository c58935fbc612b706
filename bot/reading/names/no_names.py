"""Capitalised words that name nothing a topic could be: currencies, periods, time zones, measures, labels and headings."""

from __future__ import annotations

from functools import lru_cache

from bot.core.patterns import regex
from bot.reading.names.lists import lines, words

#: Words for money: "Rs 96 crore", "Crowns bought less". Words that also begin names ("Real", "Won") count only with a number behind.
CURRENCIES = words("""
Rs Rs. Re Re. INR Rupee Rupees Crown Crowns Krona Kronor Krone Kroner Koruna Euro Euros Dollar Dollars Yuan Renminbi Yen Pesos Reais
Ringgit Baht Rupiah Zloty Zlotys Forint Forints Ruble Rubles Rouble Roubles Dirham Dirhams Riyals Shekel Shekels Naira Cedi Cedis Shilling
Shillings Francs NOK SEK DKK ISK CZK HUF PLN RON BGN TRY RUB UAH ZAR NGN KES UGX TZS GHS EGP MAD AED SAR QAR KWD ILS SGD MYR THB IDR PHP
VND PKR LKR BDT TWD NZD MXN ARS CLP COP PEN Tk Rp Kr Kč zł NT$ S$ R$ RM
""")
_MONEY_WITH_NUMBER = words("Pound Pounds Won Rand Real Peso Franc Dong Taka Lira Sterling R Ksh KSh Sh Lek Dinar Dinars Riyal")
TIME_ZONES = words("""
ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST HST AST GMT UTC BST CET CEST EET EEST WET WEST MSK IST PKT JST KST SGT HKT AEST AEDT ACST
AWST NZST NZDT BRT ART CLT WIB WAT CAT EAT SAST GST
""")
MEASURES = words("""
GAAP Non-GAAP IFRS EBITDA EBITDAR EBITDAX EBIT EBITA GMS GMV ARR MRR NRR NDR NIM CASA NPA NPAs GNPA NNPA PAT PBT AUM ARPU ARPPU ACV TCV
ROCE ROA ROE ROIC RoCE RoE LTV CAC NPS FFO AFFO DPS EPS RevPAR CapEx Capex CAPEX OpEx Opex FCF COGS SG&A TTM LTM CAGR NAV DCF WACC GWP GRT
RPK ASK TEU TEUs TSR ASP ASPs MAU DAU CET1 RWA LCR HVDC VAT GST KPI
""")
#: Labels and headings of pages and reports, as whole names.
LABELS = frozenset(
    label.casefold()
    for label in lines("""
Also Read, Read Also, Read More, Read Next, Related, Related Stories, Related Articles, More From, Media Contact, Media Contacts,
Investor Contact, Investor Contacts, Press Contact, Investor Relations, Media Relations, Press Office, Board of Directors,
Supervisory Board, Management Board, Executive Board, Managing Director, Chief Financial Officer,
Safe Harbor, Forward-Looking Statements, Conference Call,
Fiscal Year, Financial Year, Sign In, Log In, Log Out, Subscribe Now, Share This, Editor's Note, About Us, Press Release, News Release,
Eleven, Twelve, Thirteen, Fourteen, Fifteen, Sixteen, Seventeen, Eighteen, Nineteen, Twenty, Thirty, Forty, Fifty, Sixty, Seventy,
Eighty, Ninety,
Question, Answer, Webcast, Menu, Newswire, Advertisement, Correction, Clarification, Portrait, Profile, Interview, Analysis, Opinion,
Breaking News, Latest News, Top Stories, Most Read, Trending, Classifieds, E-paper, Photographs, Photograph, Eastern Time, Pacific Time,
Central Time, Mountain Time, Central European Time, Indian Standard Time, Beijing Time, Local Time, Form, Item, Exhibit, Company, Group,
Condensed Statement, Condensed Statements, Consolidated Statement, Consolidated Statements, Condensed Consolidated Statement,
Condensed Consolidated Statements, Consolidated Balance Sheet, Consolidated Balance Sheets, Condensed Balance Sheet,
Condensed Balance Sheets,
Income Statement, Balance Sheet, Balance Sheets, Cash Flow Statement, Selected Financial Data, Financial Statements,
Outlook, Guidance, Dividend, Highlights, Results, Key Figures,
Net, Gross, Net Sales, Net Revenue, Net Revenues, Net Profit, Net Loss, Net Income, Net Debt, Gross Profit,
Operating Profit, Operating Income, Operating Loss, Profit, Total Revenue, Total Revenues, Earnings Per Share, Free Cash Flow, Cash Flow,
Risk Factors, Annual Report, Half-Year Report, Interim Report, Benchmarks
""")
)
_ORDINALS = "First|Second|Third|Fourth|1st|2nd|3rd|4th"
_PERIOD_WORD = r"(?:(?:[1-4]Q|Q[1-4]|[12]H|H[12]|9M|6M|3M|FY|CY)(?:[-/ ]?(?:FY)?['’]?\d{2,4}(?:[-–/]\d{2,4})?)?[EF]?s?|['’]\d{2})"
_PERIOD = regex(
    rf"(?:{_PERIOD_WORD}(?:[ -]{_PERIOD_WORD}|[ -]\d{{4}})*"
    rf"|(?:(?:{_ORDINALS})[ -](?:Fiscal |Financial )?(?:Quarter|Half|Nine Months|Six Months|Year)"
    rf"(?: (?:Fiscal )?(?:Year )?\d{{4}})?)"
    r"|(?:Fiscal|Financial)(?: Year)?(?: \d{2,4}(?:[-–/]\d{2,4})?)?(?: (?:First|Second|Third|Fourth) Quarter)?"
    r"|(?:Full|Half)[ -]Year(?: \d{4})?)"
)
#: A round of funding, a class of shares, a form or an item of a filing, a licence, a bare version.
_PARTS = regex(
    r"(?:(?:Pre-)?Series [A-K]\d?|Seed Round|Class [A-D]|(?:Form|Schedule) \d{0,2}-?[A-Z]{1,3}(?:/A)?|Items? \d+[A-Z]?"
    r"|Apache(?: License)? 2\.0"
    r"|(?:Version|Ver|Part|Phase|Chapter|Section|Article|Note|Figure|Fig|Table|Exhibit|Annex|Page|Level|Tier|Step|Room|Gate) \d[\w.]*)"
)
_NUMBER = regex(r"[\d.,]+")


@lru_cache(maxsize=4096)
def names_nothing(word: str) -> bool:
    """Whether a word is money, a time zone, a measure or a period: "Rs", "CET", "EBITDA", "FY31"."""
    return word in CURRENCIES or word in TIME_ZONES or word in MEASURES or _PERIOD.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def is_no_name(tokens: tuple[str, ...]) -> bool:
    """Whether the words together name nothing: "Rs 142", "Q4 FY31", "Media Contact", "Series B", "Form 10-K"."""
    name = " ".join(tokens)
    if name.casefold() in LABELS or _PERIOD.fullmatch(name) or _PARTS.fullmatch(name):
        return True
    if tokens[0] in CURRENCIES or tokens[0] in _MONEY_WITH_NUMBER:
        return all(_NUMBER.fullmatch(token) for token in tokens[1:]) and (len(tokens) > 1 or tokens[0] in CURRENCIES)
    return all(map(names_nothing, tokens))


@lru_cache(maxsize=4096)
def period_at_end(tokens: tuple[str, ...]) -> int:
    """How many words at the end are a period: 1 of "Pavani Foods Q3", 2 of "Acme Q2 FY31"; 0 where all or none are."""
    for first in range(1, len(tokens)):
        if _PERIOD.fullmatch(" ".join(tokens[first:])):
            return len(tokens) - first
    return 0

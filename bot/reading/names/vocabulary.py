"""Words by which events and products are recognised, capitalised words that are no names, and variants of names. Data only."""

from __future__ import annotations

from bot.reading.names.lists import words

#: Abbreviations of common nouns, which are no names.
COMMON_ACRONYMS = words("""
CEO CFO COO CTO CIO CMO CSO CHRO VP EVP SVP MD HR IT AI AGI ML LLM LLMs NLP GDP CPI PPI PMI IPO IPOs M&A R&D PR TV PC PCs EV EVs SUV
SUVs API APIs SDK GPU GPUs CPU CPUs TPU TPUs ASIC USB HDMI LCD LED OLED HDTV DVD CD VIP ID IDs FAQ ATM ATMs GPS SMS URL HTML PDF SaaS
IaaS PaaS MaaS B2B B2C P2P ROI ROE EPS EBIT EBITA EBITDA YoY QoQ H1 H2 Q1 Q2 Q3 Q4 FY 1H 2H NGO NGOs UFO DNA RNA HIV AIDS COVID COVID-19
Covid Covid-19 USD EUR GBP RMB CNY JPY HKD AUD CAD CHF INR KRW BRL US$ HK$ A$ C$ AM PM UTC GMT EST PST CET BC AD II III IV VI VII VIII
OK Mr Mrs Ms Dr Prof Jr Sr St No Nos vs etc AR VR XR 3D 2D 4G 5G 6G 4K 8K RAM ROM SSD OS ETF ETFs REIT REITs KPI KPIs SEO ARR GMV DAU
MAU DAUs MAUs TAM ESG DEI UI UX GB MB TB KB GHz MHz GW MW KW kWh MWh TWh A.M P.M I I'm I'll I've A An The MRO POS QR NFC RFID IoT NFT
NFTs DeFi BNPL PHEV BEV HEV ICE BPO MMS PhD MBA
""")
EVENT_WORDS = words("""
Conference Summit Forum Festival Games Cup Expo Exhibition Exposition Show Fair Congress Olympics Championship Championships Prix Open
War Revolution Crisis Earthquake Hurricane Typhoon Storm Day Week Awards Award Prize Election Convention Symposium Keynote Hackathon
Marathon Tour Gala Ceremony Meeting Massacre Disaster Attack Attacks Treaty
""")
PRODUCT_WORDS = words("""
Pro Max Plus Ultra Mini Air Turbo Lite Edition Series Model Phone Tablet Watch Console Browser Server Windows Office Suite App Assistant
Engine Platform Chip Processor OS Studio Pay Wallet Store Maps Mail Drive Music TV Dreamliner Superjumbo Jet Class Truck Bot Agent
""")
#: Lower-case nouns which, before or after a name, show that it is a product.
PRODUCT_NOUNS = words("""
model models app apps software smartphone smartphones phone phones tablet console chip chips processor processors browser jet jets
airliner aircraft plane planes engine engines car cars sedan suv truck trucks series chatbot assistant platform service family device
devices laptop laptops game games drug vaccine language tool api operating version edition agent robot robots rocket satellite drone
drones
""")
#: Words that are no name on their own, even with a capital.
GENERIC = words(
    """
service platform app industry technology
president government state internet web earth court parliament congress senate house minister ministry department chairman director
general governor mayor company group board committee council king queen prime chief executive officer vice senior managing deputy head
professor doctor god sir church bill act law constitution union federal republic section article chapter figure table page part note
phase series episode season version update photo image video source credit caption editor reporter author copyright north south east
west northern southern eastern western central mr mrs ms dr city county province world day week month year quarter century age era bank
administration agency commission party cloud model models edition share story news report press release investors shares chairwoman
spokesman spokeswoman founder cofounder co-founder advertisement subscribe newsletter operating presiding financial bye thanks
congratulations question answer interviewer host moderator absolutely
"""
)
#: Common variants of well-known names.
WORLD = {
    short.strip(): full.strip()
    for full, _, shorts in (
        line.partition("=")
        for line in """
United States = US, U.S., U.S, USA, U.S.A., America, United States of America
United Kingdom = UK, U.K., U.K, Britain, Great Britain
European Union = EU, E.U.
United Nations = UN, U.N.
United Arab Emirates = UAE
China = PRC
Federal Reserve = Fed
New York City = NYC
Myanmar = Burma
North Korea = DPRK
International Monetary Fund = IMF
World Trade Organization = WTO
World Health Organization = WHO
European Central Bank = ECB
Federal Bureau of Investigation = FBI
Food and Drug Administration = FDA
Securities and Exchange Commission = SEC
New York Stock Exchange = NYSE
General Motors = GM
General Electric = GE
International Business Machines = IBM
Hewlett-Packard = HP
Volkswagen = VW
British Airways = BA
Royal Air Force = RAF
United States Air Force = USAF
Federal Aviation Administration = FAA
National Aeronautics and Space Administration = NASA
Taiwan Semiconductor Manufacturing Company = TSMC
Department of Justice = DOJ
Federal Trade Commission = FTC
People's Bank of China = PBOC
Bank of England = BoE, BOE
Bank of Japan = BoJ, BOJ
Democratic Republic of Congo = DRC
Organization for Economic Cooperation and Development = OECD
中国人民银行 = 央行, 人民银行
中国证监会 = 证监会
国家发展改革委 = 发改委
阿里巴巴集团 = 阿里
""".strip().splitlines()
    )
    for short in shorts.split(",")
}
#: Short forms that are used without the full form.
ALWAYS_SHORT = words("US U.S. EU UN UK U.K. USA")
#: Nouns without an article that can be speakers: "Police said".
MASS_SPEAKERS = words(
    """
police management congress parliament government everyone everybody nobody anybody someone research data evidence law tradition staff
customer legend rumour gossip history nature science society mother father mum dad grandma nurse teacher doctor god court counsel
defence prosecution
"""
)
#: Lower-case nouns which, after a name, show that it is an event.
EVENT_NOUNS = words(
    "festival conference summit forum event expo tournament championship fair exhibition convention ceremony gala marathon symposium"
)
#: Words that can follow the number in a product's name: "iPhone 15 Pro".
VERSIONS = words("Pro Max Plus Ultra Mini Air Turbo Lite SE XL Flash Nano")
#: Endings of ordinary words: a word with one that occurs only at the start of a sentence is no name.
ORDINARY_ENDINGS = tuple(
    "ly tion tions ness ment ments ity ities ism ing ings ed ers ists ous ful less able ible ical ance ances ence ences ures ives"
    " ancy ency ancies encies acy wise ward wards ology ological count".split()
)

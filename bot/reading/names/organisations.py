"""Words by which organisations are recognised, and some well-known organisations. Data only."""

from __future__ import annotations

from bot.reading.names.lists import lines, words

#: Legal forms at the end of a company's name, which do not help to identify it.
LEGAL_FORMS = words("""
Inc Corp Corporation Co Company Ltd Limited LLC LLP LP PLC Plc plc AG SA S.A NV N.V BV GmbH SE SpA S.p.A AB ASA AS Oy KG KGaA Pty Bhd
Berhad Tbk KK K.K Incorporated SAS SARL Holding Holdings Group Groupe Gruppe S.p.A Oyj Abp Pvt Private Pte Sdn A/S ApS Kft Zrt Nyrt B.V
d.o.o s.r.o S.r.l Srl S.L SL S.A.S S.A.B C.V L.P  eG SCA AD JSC PJSC OJSC OOO Ltda Lda S.à.r.l Sàrl P.L.C A.G
""")
#: Lines of business in other languages, which an English text leaves out: "Brandvik" for "Brandvik Kabel".
TRADES_ABROAD = words("""
Energi Energie Energia Kabel Stål Stahl Werke Verk Verken Gruppen Motoren Rederi Bryggeri Bryggerier Papier Papir Papper Bau Bygg Medien
Maskin Maschinen Maschinenbau Möbel Møbler Sjokolade Fisk Skog Kraft Elektro Elektronik Chemie Kemi Zement Cemento Acero Aceros Vinos
Textil Tekstil Turbinen Optik Glas Porzellan Schiffbau Scheepsbouw Bouw Staal Zuivel Meubel Ferrovie Acciaio Ceramiche Zongora Gép Piano
Fabrikk Fabriken Fabrik Usines Aciers Verre Energias Farmaceutica Farma Seguros Minera Pesquera Naviera Constructora Lebensmittel
""")
#: Words that can end the name of an organisation.
ORG_WORDS = (
    LEGAL_FORMS
    | TRADES_ABROAD
    | words("""
United House Commons Lords Nations
Bank Banks Bancorp Capital Partners Ventures Associates Advisors Advisers Securities Insurance Assurance Financial Finance Investments
Investment Fund Funds Trust Motors Motor Automotive Automobiles Airlines Airline Airways Air Aerospace Aviation Aircraft Technologies
Technology Systems Software Solutions Networks Network Labs Lab Laboratories Laboratory Robotics Semiconductor Semiconductors
Electronics Electric Energy Power Petroleum Oil Gas Resources Mining Metals Steel Chemicals Chemical Pharmaceuticals Pharma Therapeutics
Biotech Biosciences Biologics Health Healthcare Medical Hospital Clinic Foods Food Beverages Brewing Brewery Stores Store Retail Brands
Entertainment Studios Studio Pictures Records Media Broadcasting Press Times Post News Journal Herald Tribune Telegraph Guardian Daily
Gazette Magazine Agency Association Federation Union Council Committee Commission Ministry Department Bureau Board Authority
Administration Office Service Services Institute Institution University College School Academy Society Foundation Organization
Organisation Court Parliament Congress Senate Assembly Party Army Navy Force Forces Police Guard Corps Command Logistics Shipping Lines
Railway Railways Industries Industry Manufacturing Works International Worldwide Global Communications Telecom Telecommunications Mobile
Wireless Interactive Digital Cloud Consulting Research Realty Properties Estates Hotels Resorts Club Team Cooperative Exchange
Consortium Alliance Coalition League Museum Library Church Pentagon Kremlin Treasury Government Fed Depot Express Coffee Pharmacy
Supermarkets Marketing Insights Analytics Consultancy Advisory
Publishing Designs Instruments Devices Dynamics Engineering Construction Builders Materials
""")
)
ORG_NOUNS = words("""
company firm group giant maker manufacturer carmaker automaker chipmaker airline airframer bank lender insurer retailer startup start-up
subsidiary unit operator developer publisher conglomerate corporation consortium agency regulator ministry university institute
organisation organization union party broker brokerage provider supplier rival parent producer builder brewer drugmaker fund investor
newspaper magazine broadcaster website network carrier confectioner distiller steelmaker toymaker shipbuilder planemaker grocer utility
miner refiner consultancy charity wholesaler distributor fintech cooperative co-operative chain brewery bakery winery distillery shipyard
watchdog foundation
""")
#: Nouns for a company or person that can stand right before its name at the start of a sentence: "Rival Acme", "Scientist Jane Roe".
DESCRIBING_NOUNS = words("""
rival rivals carmaker automaker chipmaker drugmaker planemaker shipbuilder airline lender insurer retailer grocer brewer startup start-up
broker brokerage utility operator regulator conglomerate analyst economist scientist researcher engineer spokesman spokeswoman founder
cofounder co-founder chairman chairwoman director manager analysts co-owner owner investor investors newcomer competitor peer sister
subsidiary maker builder publisher consultancy steelmaker miner toymaker confectioner distiller refiner wholesaler distributor fintech
winemaker shoemaker watchmaker
""")
#: Ordinary nouns that join two halves of one name around "and" or "&": "Defence and Space", "Food and Drug".
JOINABLE = words("""
Defence Defense Space Securities Exchange Food Drug Trade Science Sciences Technology Technologies Arts Art Culture Health Human
Education Standards Oil Gas Research Development Energy Information Commerce Industry Industries Agriculture Tourism Sports Sport
Telecommunications Communications Finance Financial Economic Economics Labor Labour Welfare Safety Security Justice Transport
Transportation Infrastructure Environment Water Power Light Electric Electronics Engineering Medicine Medical Foreign Home Land Housing
Urban Planning Reform Competition Markets Consumer Customs Border Supervision Inspection Public Policy Banking Insurance Quality Weights
Measures Maintenance Repair Overhaul Metal Mining Steel Iron Aerospace Nuclear Atomic Oceanic Atmospheric Aeronautics Aeronautic
Fisheries Forestry Strategic Budget Management Alcohol Tobacco Firearms Television Radio Film Motion Picture Recording Beverage Chemical
Pulp Paper Mental Disease Control Prevention Products Games Toys Wildlife Fish Game Parks Recreation Mines Minerals Company Sons Co
Brothers
""")
#: Companies whose name ends in 's.
OWN_S = words(
    """
King's Queen's People's Women's Men's Children's Teacher's Veterans' Trader's
McDonald's Moody's Sotheby's Macy's Wendy's Kohl's Levi's Lowe's Domino's Sainsbury's Lloyd's Christie's Denny's Kellogg's Dick's
Barron's Arby's Hershey's Carl's Trader's Cadbury's
"""
)
#: Words after which "of" or "for" continues the name: "Bank of England".
OF_HEADS = words(
    """
Service Services Bank University Ministry Department Institute House Court Board Bureau Office Association Federation Republic Kingdom
Gulf Bay Port City Chamber Council Academy School College Church Museum League Organization Organisation Society Center Centre Centers
Centres Act Declaration Journal Commission Committee State States Isle Cape Union Agency Fund Confederation Congress Parliament Division
Conference Communities Community Bill Treaty Tower Strait Sea Sons Hall Statue Royal Force Party Movement Alliance Army Emirates Group
Corporation Company Secretary Order Library
"""
)
#: Nouns for what only an organisation has: "Acme's shares".
COMPANY_THINGS = words(
    """
shares stock revenue revenues sales profit profits earnings ceo chief chairman president board customers employees workers factory plant
products headquarters subsidiary management investors shareholders spokesman spokeswoman spokesperson executives
"""
)
#: Words that the short form of an organisation's name leaves out: "Acme" for "Acme Airlines".
LINK_WORDS = LEGAL_FORMS | words(
    """
Airlines Airways Airline Motors Motor Technologies Technology Systems Software Bank Industries Industry Electronics Pharmaceuticals
Pharma Robotics Labs Laboratories Automotive Aerospace Aviation Aircraft Foods Stores Securities Communications International
Enterprises Partners Networks University Computer Computers Therapeutics Biosciences Semiconductor Semiconductors Petroleum Brands
Entertainment Holdings Instruments Materials Dynamics Company Corporation Steel Oil Telecom Insurance Financial Logistics Hotels Resorts
Worldwide Global Interactive Manufacturing Engineering Consulting Devices Space Energy & Sons Brothers
"""
)
#: Well-known organisations; only used to know their kind.
ORGANISATIONS = lines("""
Stability AI, Inflection AI, Perplexity AI, Scale AI, Mistral AI, Character.AI, DeepMind, Zhipu AI, Z.ai, 01.AI, Baichuan,
Google, Microsoft, Apple, Amazon, Meta, Facebook, Netflix, Tesla, Nvidia, Intel, AMD, IBM, Oracle, Cisco, Dell, HP, Qualcomm, Broadcom,
Adobe, Salesforce, SAP, Siemens, Bosch, Sony, Nintendo, Panasonic, Toshiba, Hitachi, Toyota, Honda, Nissan, Mazda, Subaru, Hyundai, Kia,
Samsung, LG, SK Hynix, TSMC, Foxconn, Huawei, Xiaomi, Oppo, Vivo, Lenovo, Alibaba, Tencent, Baidu, ByteDance, JD.com, Meituan,
Pinduoduo, PDD, NetEase, Didi, BYD, Nio, XPeng, Geely, SAIC, CATL, SMIC, DeepSeek, Moonshot AI, Zhipu, MiniMax, OpenAI, Anthropic,
Mistral, Cohere, xAI, Hugging Face, Databricks, Snowflake, Palantir, Stripe, PayPal, Visa, Mastercard, Uber, Lyft, Airbnb, Spotify,
Twitter, TikTok, LinkedIn, YouTube, Instagram, WhatsApp, Reddit, Pinterest, Snap, Zoom, Slack, Shopify, eBay, Walmart, Wal-Mart, Target,
Costco, Carrefour, Tesco, Aldi, Lidl, Ikea, Nike, Adidas, Puma, Inditex, Zara, H&M, LVMH, Kering, Hermès, L'Oréal, Unilever, Nestlé,
Danone, Coca-Cola, PepsiCo, Starbucks, McDonald's, Boeing, Airbus, EADS, Embraer, Bombardier, Rolls-Royce, Lockheed Martin,
Northrop Grumman, Raytheon, BAE Systems, SpaceX, Blue Origin, Ryanair, EasyJet, Lufthansa, Emirates, Qantas, FedEx, UPS, DHL, Maersk,
Volkswagen, BMW, Daimler, Mercedes-Benz, Audi, Porsche, Renault, Peugeot, Stellantis, Fiat, Ferrari, Ford, Chrysler, Volvo, Shell, BP,
ExxonMobil, Chevron, TotalEnergies, Eni, Equinor, Gazprom, Rosneft, Aramco, Saudi Aramco, Petrobras, PetroChina, Sinopec, BHP,
Rio Tinto, Glencore, ArcelorMittal, BASF, Bayer, Pfizer, Moderna, BioNTech, AstraZeneca, Novartis, Roche, Sanofi, GSK, Merck,
Novo Nordisk, Eli Lilly, HSBC, Barclays, Citigroup, Citi, JPMorgan, Goldman Sachs, Morgan Stanley, UBS, Credit Suisse, BlackRock,
Blackstone, SoftBank, Temasek, Reliance, Infosys, Tata, Wipro, Flipkart, Grab, GoTo, Lazada, Shopee, Sea, Rakuten, Naver, Kakao,
Coupang, Ericsson, Nokia, Vodafone, Verizon, AT&T, T-Mobile, Comcast, Disney, Reuters, Bloomberg, AFP, Xinhua, CNN, BBC, CNBC,
Greenpeace, NATO, OPEC, UNESCO, UNICEF, Interpol, Hamas, Hezbollah, Taliban, NASA, FIFA, UEFA, Opel, Saab, Hummer, Pentagon,
White House
""")
#: Last words of sports clubs' names, which are also used alone.
CLUB_WORDS = words(
    "Rovers Rangers Wanderers Albion Hotspur Athletic Warriors Raptors Lakers Celtics Bulls Yankees Dodgers Wildcats Bruins Spurs"
)
#: Words for what an organisation is that stand before its name: "Banco Tavares", "Maison Delorme".
LEADING_WORDS = words("""
Banco Banca Banque Bank Bankhaus Maison Casa Grupo Groupe Gruppo Gruppe Compagnie Companhia Clinique Hotel Hôtel Studio Atelier Cantina
Bodegas Brouwerij Brauerei Brasserie Château Cervejaria Port Puerto Porto Conservas Destilerías Distillerie Fonderie Fonderia Cristalleria
Tessitura Lanificio Pastificio Caseificio Confiserie Chocolaterie Biscuiterie Moulins Molens Molino Molinos Papeterie Manufaktur
Glockengießerei Druckerei Weberei Spinnerei Gärtnerei Werft Weingut Bäckerei Rederij Scheepswerf Domaine Quinta Herdade Tenuta Azienda
Viveros Astilleros Laboratorios Laboratoires Ateliers Établissements Gebrüder Frères Fratelli Hermanos Irmãos Gebroeders Restaurant Café
Clínica Librería Librairie Éditions Edizioni Editorial Verlag
""")

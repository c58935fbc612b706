"""The nouns by which texts describe companies and their products, with those that can mean the same thing."""

from __future__ import annotations

#: Nouns for organisations, on each line those that describe the same sort of company. The first names the class.
_ORGANISATIONS = """
company firm group business corporation enterprise concern conglomerate
startup start-up scale-up scaleup
utility energy power electricity kraft
bank lender bancorp banco bankhaus banque banca
insurer reinsurer insurance assurance mutual
carrier airline airways airlines air
retailer chain grocer supermarket supermarkets stores retail
maker manufacturer producer makers works
carmaker automaker motors automotive truckmaker
chipmaker semiconductor semiconductors semi
drugmaker pharma pharmaceuticals pharmaceutical biotech therapeutics
miner mining mines
steelmaker steel
brewer brewery ales brewing
papermaker paper
toolmaker tools
planemaker aerospace
shipbuilder shipyard
builder housebuilder homebuilder contractor construction
operator operators
developer developers
publisher publishing
broadcaster
studio studios
supplier
distributor wholesaler
provider
hotelier hotels
restaurateur
railway railways rail
telecoms telecom telco
miller foods
fintech
platform marketplace
broker brokerage securities
fund
investor
agency
university
foundation
consultancy
rival competitor
laboratory lab labs
shipper shipping
refiner
winemaker winery
"""
#: Nouns for products and projects. Only what the text introduced as one is referred to by them.
_PRODUCTS = """
model models
phone smartphone handset
chatbot assistant
app application
device gadget
tablet
laptop computer
console
game
car vehicle sedan suv van truck
ship vessel ferry liner layer trawler tanker
train tram
plane aircraft jet
line
link interconnector
project scheme
plant factory works gigafactory
mine
field
farm
pipeline
tunnel
bridge
port
airport
drug medicine treatment
vaccine
satellite
rocket
chip processor
glasses headset
battery
watch
database
"""


def _classes(lines: str) -> dict[str, str]:
    return {word: line.split()[0] for line in lines.strip().splitlines() for word in line.split()}


_ORGANISATION_CLASS = _classes(_ORGANISATIONS)
_PRODUCT_CLASS = _classes(_PRODUCTS)
#: The class of every noun, also of those that only occur in names: "airways" is of the class "carrier".
ALIKE = {**_PRODUCT_CLASS, **_ORGANISATION_CLASS}
PRODUCT_HEADS = frozenset(_PRODUCT_CLASS.values()) - frozenset(_ORGANISATION_CLASS.values())
#: Nouns for what is built, whose names may be taken for those of places: "Orlova Bridge".
BUILT = frozenset("bridge tunnel line link port airport pipeline plant mine".split())
#: Classes that fit any organisation.
GENERIC = frozenset(("company", "startup"))
#: Classes that other organisations in an article often have. They mean its main organisation only where it was introduced as one.
OUTSIDERS = frozenset(
    "bank insurer broker fund investor agency university foundation consultancy rival supplier platform laboratory".split()
)
#: The last words of institutions' names by which texts come back to them: "the bureau" is the Market Conduct Bureau.
INSTITUTIONS = frozenset("bureau board panel commission tribunal authority office watchdog ombudsman inspectorate trust chamber".split())
#: Nouns that occur in names but describe nothing: "the energy", "the power".
_ONLY_IN_NAMES = frozenset(
    """
    bankhaus banque banca
    energy power electricity kraft bancorp banco insurance assurance mutual airways airlines air stores retail makers motors automotive
    semiconductor semiconductors semi pharma pharmaceuticals pharmaceutical therapeutics mining mines steel ales brewing paper tools
    aerospace construction operators developers publishing studios hotels railways rail telecoms telecom foods securities lab labs shipping
    supermarkets models""".split()
)
#: What a company is by what it does: "Acme, which mines in Guinea".
MAKING = {
    "mines": "miner", "makes": "maker", "manufactures": "maker", "brews": "brewer", "flies": "carrier", "operates": "operator",
    "runs": "operator", "develops": "developer", "publishes": "publisher", "insures": "insurer", "lends": "bank",
}  # fmt: skip


_PEOPLES = """
swedes sweden swedish, danes denmark danish, finns finland finnish, norwegians norway norwegian, germans germany german, french france
french, dutch netherlands dutch, belgians belgium belgian, swiss switzerland swiss, austrians austria austrian, italians italy italian,
spaniards spain spanish, portuguese portugal portuguese, poles poland polish, czechs czechia czech, hungarians hungary hungarian, britons
britain british, british britain british, irish ireland irish, americans america american, canadians canada canadian, mexicans mexico
mexican, brazilians brazil brazilian, japanese japan japanese, koreans korea korean, chinese china chinese, indians india indian,
australians australia australian, turks turkey turkish, greeks greece greek, israelis israel israeli, russians russia russian
"""
#: The people of a country, as texts call a company of theirs: "the Swedes" -> (sweden, swedish).
NATIONS = {people: (country, adjective) for people, country, adjective in (line.split() for line in _PEOPLES.replace("\n", " ").split(","))}


#: The nouns that describe, without those that end in "maker".
HEADS = (frozenset(ALIKE) - _ONLY_IN_NAMES) | INSTITUTIONS


def is_description_head(word: str) -> bool:
    """Whether a word in lower case is a noun that describes a company or a product."""
    return word in HEADS or (word.endswith("maker") and len(word) > 6)


def head_class(word: str) -> str:
    """The class of a noun of description: "lender" is of the class "bank", "cablemaker" of "maker"."""
    return ALIKE.get(word) or ("maker" if word.endswith("maker") else word)

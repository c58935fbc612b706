"""Ordinary English words: what may stand at the start of a sentence with a capital and is no name for that."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    """The words of a list with spaces."""
    return frozenset(text.split())


#: Words that never are a name, nor the first or last word of one.
FUNCTION = _words("""
a about above according across actually additionally admittedly after afterwards again against ago all almost alone along already also
although altogether always am amid among amongst alongside an and another any anybody anyone anything anyway anywhere apart apparently
are around as aside at away back based be because become been before beforehand behind being below beneath beside besides between beyond
both but by can cannot certainly clearly consequently conversely could currently despite did do does doing done down due during each
earlier either else elsewhere enough especially even eventually ever every everybody everyone everything everywhere evidently except few
fewer finally first firstly following for formerly fortunately forward from further furthermore generally given had half has have having
he hence her here hers herself him himself his historically hopefully how however i if impressively in including increasingly indeed
initially inside instead interestingly into is it its itself just last lastly lately later least less let like likely likewise little
locally long mainly many maybe me meanwhile might mine more moreover most mostly much must my myself namely near nearly neither never
nevertheless next no nobody none nonetheless nor not notably nothing notwithstanding now nowadays nowhere obviously of off officially
often on once one ones only onto or other others otherwise ought our ours ourselves out outside over overall own particularly past per
perhaps plus possibly presently presumably previously prior probably provided quite rather really recently regarding regardless
reportedly respectively same second secondly see seemingly seldom separately several shall she should shortly similarly simply
simultaneously since so some somebody somehow someone something sometimes somewhere soon specifically still subsequently such suddenly
supposedly sure surely than thanks that the their theirs them themselves then there thereafter thereby therefore these they thing things
third thirdly this those though through throughout thus till to today together tomorrow tonight too toward towards traditionally two
three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion trillion ultimately
under underneath undoubtedly unfortunately unless unlike until unto up upon us usually versus very via was we well were what whatever
when whenever where whereas whereby wherever whether which whichever while who whoever whole whom whose why will with within without
would yes yesterday yet you your yours yourself let's don't it's that's there's we're they're i'm i've we've isn't doesn't didn't won't
can't aren't wasn't weren't couldn't wouldn't shouldn't he's she's what's here's who's you're they've we'll i'll it'll ok okay oh ah hi
hello dear please sorry yeah ha vs amidst whilst thereof herein hereby
""")

#: Months and weekdays with their short forms; never names here.
CALENDAR = _words("""
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun spring summer autumn winter fall
christmas easter am pm gmt utc est edt pst pdt cet bst jst
""")

_COMMON = _words("""
ability able absence absolute academic accept access accident accord account accurate accuse achieve acquire act action active activist
activity actor actual ad adapt add addition additional address adjust administration administrator admire admission admit adopt adoption
adult advance advantage adventure advertise advertiser advice advise adviser advisor advocate affair affect afford afraid age agency
agenda agent aggressive agree agreement agriculture aid aim air aircraft airline airliner airport alarm alert alike alive allegation
allege alliance allow ally alternative amazing ambassador ambition ambitious amend amount analysis analyst analyze ancient anger angry
animal anniversary announce announcement annual anonymous answer anti anticipate anxiety apart apartment apologize app appeal appear
appearance apple applicant application apply appoint appointment appreciate approach appropriate approval approve archaeologist
architect area argue argument arise arm army arrange arrangement arrest arrive art article artificial artist ask asked aspect assembly
assert assess assessment asset assign assist assistance assistant associate association assume assumption assure asteroid astronaut
astronomer attack attempt attend attention attitude attorney attract attraction attractive auction audience audit author authorities
authority authorize auto automatic automation automobile available average aviation avoid award aware awareness awful baby backed backer
background bad bag balance ball ban band bank banker banking bankruptcy bar bargain barrel barrier base basic basis basket battery
battle beach bear beat beautiful beauty bed beer began begin begun behavior behaviour belief believe belong benchmark beneficiary
benefit best bet better bid bidder big bike bill billionaire billions biologist bird birth bit bitter black blame blast blend blind
block blogger blood blow blue board boasting boat body bomb bond bonus book boom boost boot border born borrow boss bother bottle bottom
bought boundary bowl box boy brain branch brand bread break breakdown breakfast breakthrough bridge brief bright brilliant bring broad
broadband broadcast broke broken broker brother brought brown budget bug build builder building built bulk bull bullet buoyed burden
bureau burn bus business businessman businesswoman busy buy buyer buzz bystander cabinet cable cafe cake calculate call calm came camera
camp campaign campaigner campus cancel cancer candidate cap capability capable capacity capital captain capture car carbon card care
career careful cargo carrier carry case cash casino cast casual cat catch category caught cause caution cautious cave cease celebrate
celebration celebrity cell center central centre century ceo ceremony certain certificate chain chair chairman chairperson chairwoman
challenge champion championship chance change channel chaos chapter character charge charity chart charter chat chatbot cheap check chef
chemical chemistry chicken chief child childhood children chip chocolate choice choose chose chosen church cigarette cinema circle
circuit circumstance cite citing citizen city civil civilian claim clash class classic classroom clean clear clerk clever click client
climate climb clinic clinical clinician clock clone close closure cloth clothes clothing cloud club clue cluster co coach coal coalition
coast coat code coffee cold collaborate collaboration collapse colleague collect collection collective college colonel colony color
colour column columnist combat combination combine come comedy comfort comfortable commander comment commentary commentator commerce
commercial commission commissioner commit commitment committee commodity common communicate communication community commuter compact
companion company comparable compare comparison compensation compete competition competitive competitor complain complaint complete
complex complexity complicate comply component compose composition comprehensive compromise computer computing concede concentrate
concept concern concert conclude conclusion concrete condemn condition conduct conference confess confidence confident confirm conflict
confront confuse confusion congratulations congress connect connection consensus consent consequence conservative consider considerable
consideration consist consistent console consortium constant constitute constitution construct construction consult consultant
consultation consumer consumption contact contain contemporary contend contender content contest context continent continue contract
contractor contrast contribute contribution contributor control controller controversial controversy convenience convenient convention
conventional conversation convert conviction convince cook cookie cool cooperate cooperation coordinate cope copper copy core corn
corner coronavirus corporate corporation correct correspondent corridor corruption cost cotton council counsel count counter counterpart
country county couple courage course court cover coverage covid cow crack craft crash crazy cream create creation creative creator
creature credit creditor crew crime criminal crisis criterion critic critical criticism criticize crop cross crowd crucial crude cruise
cry crystal cultural culture cup cure curious currency current curriculum curtain curve custom customer cut cyber cycle cyclist dad
daily damage dance danger dangerous dare dark data database date daughter day dead deadline deal dealer dealt dear death debate debris
debt debut decade decent decide decision deck declare decline decrease dedicate deep defeat defect defence defend defendant defender
defense deficit define definite definition degree delay delegate delegation deliver delivery demand democracy democrat democratic
demonstrate demonstration demonstrator deny department departure depend deployment deposit depression depth deputy derivative describe
description desert deserve design designed designer desire desk desperate destination destroy destruction detail detailed detain detect
detection detective determine develop developer development device devote dialogue diamond dictate did diesel diet differ difference
different difficult difficulty dig digital dilemma dimension dinner diplomat diplomatic direct direction director dirty disability
disagree disappear disappoint disaster discipline disclose disclosure discount discover discovery discuss discussion disease dish
dismiss disorder display dispute disrupt disruption distance distant distinct distinguish distribute distribution distributor district
disturb diverse diversity divide dividend division divorce doctor document documentary dog dollar domain domestic dominate donate
donation donor door double doubt downgrade download downturn dozen dozens draft drag drama dramatic drank draw drawn dream dress drew
drill drink drive driven driver drone drop drought drove drug dry dual dump durable duration dust duty dynamic eager ear early earn
earnings earth earthquake ease east eastern easy eat eaten ecology economic economical economics economist economy ecosystem edge edit
edition editor editorial educate education educator effect effective efficiency efficient effort egg elaborate elderly elect election
electric electrical electricity electronic electronics element elevate eligible eliminate elite email embrace emerge emergency emission
emotion emotional emphasis emphasize empire employ employee employer employment empty enable encounter encourage end enemy energy
enforce enforcement engage engagement engine engineer engineering enhance enhancement enjoy enormous ensure enter enterprise
entertainment enthusiasm entire entity entrance entrepreneur entry environment environmental envision epidemic episode equal equally
equip equipment equity equivalent era error escape essay essence essential establish establishment estate estimate ethic ethical ethnic
evacuate evaluate evaluation evening event evidence evil evolution evolve ex exact exam examination examine example exceed excellent
exception exceptional excess exchange excite excitement exciting exclude exclusive excuse execute execution executive exercise exhibit
exhibition exist existence existing exit expand expansion expect expectation expense expensive experience experiment experimental expert
expertise explain explanation explode exploit exploration explore explosion export exporter expose exposure express expression extend
extension extensive extent external extra extract extraordinary extreme eye fabric face faced facility fact faction factor factory
faculty fail failure fair faith fake fallen false fame familiar family famous fan fancy fantastic far fare farm farmer fashion fast fat
fatal father fault favor favorite favour favourite fear feature fed federal federation fee feed feedback feel fell felt female fence
festival fiber fiction field fierce fight fighter figure file filing fill film filter final finance financial financing find finding
fine finger finish fire firefighter firm fish fisherman fishing fit fitness fix flag flagship flat flavor fled fleet flew flexible
flight float flood floor flow flower flown fluctuation fly focus fold folk follow follower food foot football force forecast forecaster
foreign foreigner forest forgave forge forget forgot form formal format formation former formula fortune forum foster fought found
foundation founded founder fraction fragile fragment frame framework franchise fraud free freedom freeze freight frequency frequent
fresh friend friendly friendship front frontier froze fruit fuel fulfill full fun function fund fundamental funding funds funeral funny
furniture future gain galaxy gallery game gap garage garden gas gate gather gave gay gear gender general generate generation generative
generous genetic genius gentle genuine geologist gesture get giant gift girl give glad glance glass global globe go goal god gold golden
gone good goods got govern government governor grab grade gradual graduate grain grand grandfather grandmother grant graph graphic grass
grateful grave great green grew grid grip grocery gross ground group grow grown growth guarantee guard guess guest guidance guide
guideline guilty gun gunman guy habit hacker hail hair hall hand handle hang happen happy harbor harbour hard hardware harm harmony hat
hate head headline headquartered headquarters health healthcare healthy hear heard hearing heart heat heavy hedge height held helicopter
help helped helpful heritage hero hesitate hid hide high highlight highway hijacker hiker hill hire historian historic historical
history hit hold holder hole holiday holy home homeless homeowner honest honey honor honour hope horizon horrible horror horse hospital
host hostage hostile hot hotel hour house household housing huge human humanitarian humanity humor humour hundreds hunger hungry hunt
hunter hurricane hurt husband hybrid hydrogen ice icon idea ideal identical identification identify identity ideology ignore ill illegal
illness illustrate image imagination imagine immediate immense immigrant immigration immune impact implement implementation implication
imply import importance important importer impose impossible impress impression impressive improve improvement incentive incident
include income increase incredible independence independent index indicate indication indicator indigenous individual industrial
industry inevitable infant infection inflation influence influential inform informal information infrastructure ingredient inherent
initial initiative injure injury inner innocent innovate innovation innovative innovator input inquiry insert inside insider insight
insist inspect inspection inspector inspiration inspire install installation instance instant institute institution institutional
instruct instruction instructor instrument insurance insurer insurgent integrate integration integrity intellectual intelligence
intelligent intend intense intensity intent intention interact interaction interest interested interesting interface interim
intermediate internal international internet interpret interpretation interrupt interval intervene intervention interview interviewer
introduce introduction invade invasion invent invention inventory invest investigate investigation investigator investment investor
invitation invite involve involvement iron island isolate issue item jail jet jihadist job join joint joke journal journalism journalist
journey joy judge judgement judgment judicial juice jump junior jurisdiction juror jury justice justify keen keep kept key keynote kick
kid kidnapper kill killer kilometer kind king kingdom kitchen knee knew knife knock know knowledge known lab label labor laboratory
labour lack ladder lady laid lake land landing landlord landmark landscape lane language laptop large largest laser late latest laugh
launch law lawmaker lawn lawsuit lawyer lay layer layoff lead leader leadership leading leaf league leak lean leap learn learner lease
leather leave lecture led left leg legacy legal legend legislation legislative legislator legislature legitimate leisure lend lender
length lens lent lesson let letter level leverage liability liberal liberty library licence license lie lieutenant life lifestyle
lifetime lift light limit limitation limited line link lion lip liquid liquidity list listen listing lit literal literary literature
lithium litigation live living load loan lobby local locate located location lock logic logical logistics lonely long-term look loop
loose lord lose loss lost lot loud love lovely lover low lower loyal loyalist luck lucky lunch luxury machine machinery mad made
magazine magic magnitude mail main mainland mainstream maintain maintenance major majority make maker male mall man manage management
manager mandate manner manufacture manufacturer manufacturing map margin marine mark market marketer marketing marketplace marriage
married marry mask mass massive master match mate material math matter mature maximum mayor meal mean meaning meaningful means meant
measure measurement meat mechanic mechanical mechanism medal media mediate medic medical medication medicine medium meet meeting mega
member membership memorial memory men mental mention merchandise merchant mere merge merger merit mess message met metal metaphor method
metric metro metropolitan micro middle midnight migrant migration mild militant military militia milk mill millions mind mine miner
mineral minimal minimum mining minister ministry minor minority minute miracle mirror miss missile mission mistake mix mixture mob
mobile mobility mode model moderate modern modest modify module molecule mom moment momentum monetary money monitor monopoly month
monthly monument mood moon moral morning mortality mortgage mother motion motivate motivation motor motorcyclist motorist mount mountain
mouse mouth move movement movie multi multinational multiple municipal murder muscle museum music musical musician mutual mystery myth
name named narrative narrow nation national nationalist nationwide native natural nature naval navigate navigation necessary necessity
neck need negative neglect negotiate negotiation negotiator neighbor neighborhood neighbour neighbourhood nerve nervous net net-zero
network neural neutral new newcomer newly news newsletter newspaper nice nickel night nightmare nobel noise nominate nomination nominee
non normal north northern note notice notion novel nuclear number nurse nut object objection objective obligation observation observe
observer obstacle obtain obvious occasion occasional occupation occupy occur ocean odd odds offense offer offering office officer
official offset offshore oil old ongoing online onlooker open opening opera operate operating operation operational operator opinion
opponent opponents opportunity oppose opposite opposition optical optimism optimistic option orange orbit order ordinary ore organ
organic organisation organise organiser organization organize organizer orient origin original originate outage outbreak outcome outlet
outline outlook output outsider outstanding oven overcome overhaul overnight overseas oversee overview owe owner ownership oxygen pace
pack package page paid pain painful paint painter painting pair palace palm panel panic paper parade paragraph parallel paramedic parent
parental parents park parking parliament parliamentary part participant participate participation partner partnership party pass passage
passenger passion passionate passive passport password patent path patience patient pattern pause pay payment payroll peace peaceful
peak pedestrian peer penalty pension pensioner people percent percentage perception perfect perform performance performer period
permanent permission permit person personal personality personnel perspective persuade pharmaceutical phase phenomenon philosophy phone
photo photograph photographer phrase physical physician physics piano pick picture piece pig pilot pioneer pipe pipeline pirate pitch
place plain plan plane planet planner plant plastic plate platform play player plea plead pleasant pleasure pledge plenty plot plug
plunge pocket poem poet poetry point poison pole police policeman policy political politician politics poll pollution pool poor pop
popular popularity population port portfolio portion portrait pose position positive possess possession possibility possible post
postpone pot potato potential pound poverty powder power powered powerful practical practice praise pray prayer pre preacher precede
precedent precious precise predecessor predict prediction prefer preference pregnant preliminary premier premise premium preparation
prepare prescription presence present presentation preserve presidency president presidential press pressure prestigious pretend pretty
prevent prevention previous price pricing priest primary prime prince princess principal principle print printer priority prison
prisoner privacy private privatise privilege prize pro probability probe problem procedure proceed proceeding proceeds process
processing processor proclaim procurement produce producer product production productive productivity profession professional professor
profile profit profitability profitable profound program programme programmer programming progress progressive prohibit project
projection prominent promise promising promote promoter promotion prompt proof propaganda proper property proportion proposal propose
prosecute prosecution prosecutor prospect prosperity protect protection protein protest protester protocol prototype proud prove provide
provider province provision psychological public publication publicity publish publisher publishing pull pump pundit punish punishment
purchase purchaser pure purpose pursue pursuit push put puzzle qualify quality quantity quantum quarter quarterly queen query quest
question queue quick quiet quit quota quote race racer racing radar radiation radical radio rage rail railroad railway rain raise rally
ran rang range rank ranking rape rapid rare rat rate rating ratio raw reach react reaction read reader readiness reading ready real
realistic reality realize reason reasonable rebel rebuild recall receipt receive receiver recent reception recession recipe recipient
reckon recognise recognition recognize recommend recommendation reconstruction record recording recover recovery recruit recruiter
recruitment recycle red reduce reduction refer referee reference referendum refinery reflect reflection reform refugee refuse regard
regime region regional register registration regret regular regulate regulation regulator regulatory reinforce reject relate relation
relations relationship relative relax release relevant reliable relief religion religious reluctant rely remain remainder remark
remarkable remedy remember remind reminder remote remove renew renewable renewables renowned rent rental repair repeat replace
replacement reply report reporter represent representation representative republic republican reputation request require requirement
rescue rescuer research researcher reservation reserve reservoir reshape resident residential resign resignation resist resistance
resolution resolve resort resource respect respective respond respondent response responsibility responsible rest restaurant restoration
restore restrict restriction restructure restructuring result resume retail retailer retain retire retirement retreat return reunion
reveal revelation revenue reverse review revise revision revival revive revolution revolutionary reward rhetoric rhythm rice rich ride
rider rifle right ring riot rioter rise risen risk risky rival river road roadmap robot robotics robust rock rocket rode role roll
rollout romance romantic roof room root rope rose rotate rough round route routine row royal royalty rubber rugby ruin rule ruler ruling
rumor rumour run runner running runway rural rush sack sacrifice sad safe safety said sail sailor saint sake salary sale sales salesman
salmon salt sample sanction sand sang sank sat satellite satisfaction satisfy save saving savings saw say scale scandal scare scenario
scene sceptic schedule scheme scholar scholarship school science scientific scientist scope score scores scramble scrap scratch screen
screening script sculpture sea seal search season seat secret secretary section sector secular secure securities security seed seek seen
segment seize select selection self sell seller semi semiconductor senate senator send senior sensation sense sensitive sensor sent
sentence sentiment separate sequence sergeant series serious servant serve server service session set setback setting settle settlement
settler setup severe severity sex sexual shadow shake shallow shame shape share shared shareholder sharp she sheet shelf shell shelter
sheriff shield shift shine ship shipment shipping shirt shock shoe shook shoot shooter shooting shop shopper shopping shore short
shortage shorten shot shoulder shout show shower shown shrank shrink shut shuttle shy sick side sidewalk sight sign signal signature
significance significant silence silent silicon silk silver similar simple simulation sin sing singer single sink sister sit site
situation size skeptic ski skill skin skip skirt sky slam slash slave sleep slice slid slide slight slim slip slope slot slow small
smart smartphone smell smile smoke smoker smooth smuggle snap snow soap soar soccer social socialist society soft software soil solar
sold soldier sole solid solution solve song sophisticate sorry sort sought soul sound soup source south southern sovereign space span
spare spark speak speaker special specialist specialty species specific specification spectacular spectator spectrum speculate
speculation sped speech speed spell spend spending spent spill spin spirit spiritual split spoke spoken spokesman spokesperson
spokeswoman sponsor sport spot spouse spread square squeeze stability stable stack stadium staff staffer stage stake stakeholder stand
standard standing star stare start start-up starter startup state statement station statistic statistical statistics status statute stay
steady steal steam steel steep stem step stick stimulate stimulus stock stocks stole stolen stomach stone stood stop storage store storm
story straight strain strange stranger strategic strategist strategy stream streaming street strength strengthen stress stretch strike
striker string strip stroke strong struck structural structure struggle stuck student studio study stuff stupid style subject submarine
submission submit subscriber subscription subsequent subsidiary subsidy substance substantial substitute suburb succeed success
successful successive successor sudden sue suffer sufficient sugar suggest suggestion suicide suit suitable suite sum summary summit sun
super superior supervise supervisor supplement supplier supply support supporter suppose supreme surface surfer surge surgeon surgery
surprise surprising surround surveillance survey survival survive survivor suspect suspend suspension suspicion sustain sustainability
sustainable swear sweep sweet swept swim swimmer swing switch swore swung symbol sympathy symptom syndicate syndrome system table tablet
tackle tactic tag tail take taken takeover tale talent talk tall tank tanker tap tape target tariff task taste taught tax taxation taxi
taxpayer tea teach teacher teaching team tear tech technical technician technique technological technology teen teenager telecom
telecommunications telephone telescope television tell temperature temple temporary tenant tend tendency tender tennis tens tension tent
term terminal territory terror terrorism terrorist test testify testimony testing text textile thank theater theatre theft theme theory
therapist therapy thick thief thin think thinker thought thousands thread threat threaten threshold threw thrive throat throw thrown
thrust ticket tide tie tiger tight timber time timeline timing tin tiny tip tired tissue title tobacco toilet token told tone tongue
took tool tooth top topic total touch tough tour tourism tourist tournament tower town toy trace track traction trade trader trading
tradition traditional traffic tragedy tragic trail train trainer training trait transaction transfer transform transformation transit
transition translate translation transmission transmit transparency transparent transport transportation trap trash travel traveler
traveller treasure treasury treat treatment treaty tree trend trial tribe tribunal tribute trick trigger trillion trip triple triumph
troop trooper troops trouble truck true trust truth try tube tune tunnel turbine turbulence turmoil turn turnaround turnout turnover tv
twice twin twist type typical ugly ultimate umbrella unable uncertain uncertainty uncle undergo underlie underline underlying undermine
understand understanding understood undertake undertaken unemployment unexpected unhappy uniform union unique unit unite united unity
universal universe university unknown unlike unlikely unlock unprecedented unusual unveil upcoming update upgrade upheld upper upset
urban urge urgent usage use useful user usual utility vacation vaccine valley valuable valuation value van vandal vanish variable
variation variety various vary vast vegan vegetable vehicle vendor venture venue verdict verify version vessel veteran veterinarian
viable vice victim victory video view viewer villa village villager violate violation violence violent virtual virtue virus visa visible
vision visit visitor visual vital vocal voice volatility volcano volume voluntary volunteer vote voter voting voyage vulnerable wage
wait wake walk wall wander want war ward warehouse warm warn warning warrant wash waste watch watchdog water wave way weak weaken
weakness wealth wealthy weapon wear weather web website wedding week weekend weekly weigh weight weird welcome welfare went west western
wet wheat wheel whisper white wholesale wide widespread widow width wife wild wildfire wildlife willing willingness win wind window wine
wing winner wire wireless wisdom wise wish withdraw withdrawal withdrawn withdrew witness wolf woman women won wonder wonderful wood
wooden word wore work worker workforce working workplace workshop world worldwide worry worse worst worth worthy wound wrap wrestler
write writer writing written wrong wrote yard year yen yield young youngster youth zero zone
""")

_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "er",
    "ers",
    "ly",
    "'s",
    "ness",
    "al",
    "able",
    "r",
    "rs",
    "st",
    "est",
    "n't",
    "ment",
    "ion",
    "ions",
    "y",
)


def is_function(word: str) -> bool:
    """Whether the word is grammar rather than content: "the", "however", "three"."""
    return word.lower() in FUNCTION


@lru_cache(maxsize=16384)
def is_ordinary(word: str) -> bool:
    """Whether the word, in any case and with a usual ending, is an ordinary English one: "Investors", "rapidly", "Announcing"."""
    low = word.lower().replace("’", "'")
    if low in FUNCTION or low in _COMMON:
        return True
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            stem = low[: -len(ending)]
            if stem in _COMMON or stem in FUNCTION or stem + "e" in _COMMON:
                return True
            if ending in ("ing", "ed", "er", "ers", "est") and stem[-1] == stem[-2] and stem[:-1] in _COMMON:
                return True
            if ending in ("es", "ed", "er", "ers", "est", "ly") and stem.endswith("i") and stem[:-1] + "y" in _COMMON:
                return True
    if low.endswith("ies") and low[:-3] + "y" in _COMMON:
        return True
    if "-" in low:
        return all(part and (is_ordinary(part) or part.isdigit()) for part in low.split("-"))
    for prefix in ("un", "re", "over", "under", "out", "mis", "dis", "non", "pre", "inter"):
        if low.startswith(prefix) and len(low) > len(prefix) + 3 and low[len(prefix) :] in _COMMON:
            return True
    return False

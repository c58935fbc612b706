"""What names are made of: places, given names, titles and the words by which a company, an event or a place is known."""

from __future__ import annotations


def _lines(text: str) -> frozenset[str]:
    """The names of a list with commas."""
    return frozenset(" ".join(name.split()) for name in text.split(",") if name.strip())


def _words(text: str) -> frozenset[str]:
    """The words of a list with spaces."""
    return frozenset(text.split())


COUNTRIES = _lines("""
Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh,
Barbados, Belarus, Belgium, Belize, Benin, Bhutan, Bolivia, Bosnia, Bosnia and Herzegovina, Botswana, Brazil, Brunei, Bulgaria,
Burkina Faso, Burundi, Cambodia, Cameroon, Canada, Cape Verde, Central African Republic, Chile, China, Colombia, Congo, Costa Rica,
Croatia, Cuba, Cyprus, Czech Republic, Czechia, Denmark, Djibouti, Dominican Republic, East Timor, Ecuador, Egypt, El Salvador, Eritrea,
Estonia, Eswatini, Ethiopia, Fiji, Finland, France, Gabon, Gambia, Germany, Ghana, Greece, Greenland, Grenada, Guatemala, Guinea,
Guyana, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iran, Iraq, Ireland, Israel, Italy, Ivory Coast, Jamaica, Japan, Jordan,
Kazakhstan, Kenya, Kosovo, Kuwait, Kyrgyzstan, Laos, Latvia, Lebanon, Lesotho, Liberia, Libya, Liechtenstein, Lithuania, Luxembourg,
Madagascar, Malawi, Malaysia, Maldives, Mali, Malta, Mauritania, Mauritius, Mexico, Moldova, Monaco, Mongolia, Montenegro, Morocco,
Mozambique, Myanmar, Burma, Namibia, Nepal, Netherlands, New Zealand, Nicaragua, Niger, Nigeria, North Korea, North Macedonia, Norway,
Oman, Pakistan, Palestine, Panama, Papua New Guinea, Paraguay, Peru, Philippines, Poland, Portugal, Puerto Rico, Qatar, Romania, Russia,
Rwanda, Saudi Arabia, Senegal, Serbia, Seychelles, Sierra Leone, Singapore, Slovakia, Slovenia, Somalia, South Africa, South Korea,
South Sudan, Soviet Union, Spain, Sri Lanka, Sudan, Suriname, Sweden, Switzerland, Syria, Taiwan, Tajikistan, Tanzania, Thailand, Togo,
Trinidad and Tobago, Tunisia, Turkey, Türkiye, Turkmenistan, Uganda, Ukraine, United Arab Emirates, United Kingdom, United States,
United States of America, Uruguay, Uzbekistan, Vanuatu, Vatican, Venezuela, Vietnam, Yemen, Zambia, Zimbabwe, Korea, England, Scotland,
Wales, Northern Ireland, Great Britain, Britain, Holland, America, USA, U.S., U.S, US, U.K., UK, UAE, U.A.E., EU, PRC, DPRK
""")

REGIONS = _lines("""
Africa, Asia, Europe, North America, South America, Latin America, Central America, Middle East, Far East, Southeast Asia, East Asia,
South Asia, Central Asia, Antarctica, Arctic, Oceania, Asia-Pacific, Asia Pacific, Eastern Europe, Western Europe, Central Europe,
Scandinavia, Balkans, Caribbean, Sahara, Sub-Saharan Africa, Gulf, Persian Gulf, Mediterranean, Atlantic, Pacific, Atlantic Ocean,
Pacific Ocean, Indian Ocean, Siberia, Crimea, Gaza, West Bank, Kashmir, Tibet, Xinjiang, Greater China, Mainland China, Silicon Valley,
Wall Street, Bavaria, Catalonia, Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware, Florida, Hawaii,
Idaho, Illinois, Indiana, Iowa, Kansas, Kentucky, Louisiana, Maine, Maryland, Massachusetts, Michigan, Minnesota, Mississippi, Missouri,
Montana, Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina, North Dakota, Ohio, Oklahoma, Oregon,
Pennsylvania, Rhode Island, South Carolina, South Dakota, Tennessee, Texas, Utah, Vermont, Virginia, West Virginia, Wisconsin, Wyoming,
Ontario, Quebec, British Columbia, Alberta, Manitoba, Saskatchewan, Nova Scotia, New South Wales, Queensland, Tasmania, Anhui, Fujian,
Gansu, Guangdong, Guangxi, Guizhou, Hainan, Hebei, Heilongjiang, Henan, Hubei, Hunan, Inner Mongolia, Jiangsu, Jiangxi, Jilin, Liaoning,
Ningxia, Qinghai, Shaanxi, Shandong, Shanxi, Sichuan, Yunnan, Zhejiang, Maharashtra, Gujarat, Karnataka, Tamil Nadu, Kerala, Punjab,
Uttar Pradesh, Telangana, Andhra Pradesh, Andalusia, Lombardy, Normandy, Brittany, Saxony, Flanders, Wallonia, Java, Sumatra, Borneo,
Bali, Hokkaido, Okinawa
""")

CITIES = _lines("""
Abidjan, Abu Dhabi, Abuja, Accra, Addis Ababa, Adelaide, Ahmedabad, Aleppo, Alexandria, Algiers, Almaty, Amman, Amsterdam, Ankara,
Antwerp, Astana, Athens, Atlanta, Auckland, Austin, Baghdad, Baku, Baltimore, Bangalore, Bengaluru, Bangkok, Barcelona, Beijing, Beirut,
Belfast, Belgrade, Berlin, Bern, Bilbao, Birmingham, Bogota, Bogotá, Bologna, Bonn, Bordeaux, Boston, Brasilia, Bratislava, Brisbane,
Bristol, Brussels, Bucharest, Budapest, Buenos Aires, Bremen, Cairo, Calgary, Cambridge, Canberra, Cape Town, Caracas, Cardiff,
Casablanca, Changsha, Charlotte, Chengdu, Chennai, Chicago, Chongqing, Cincinnati, Cleveland, Cologne, Colombo, Columbus, Copenhagen,
Cork, Dakar, Dalian, Dallas, Damascus, Davos, Delhi, New Delhi, Denver, Detroit, Dhaka, Doha, Dongguan, Dresden, Dubai, Dublin, Durban,
Düsseldorf, Dusseldorf, Edinburgh, Edmonton, Essen, Florence, Foshan, Frankfurt, Fremont, Fuzhou, Gdansk, Geneva, Genoa, Glasgow,
Gothenburg, Guadalajara, Guangzhou, Guiyang, Hamburg, Hamilton, Hangzhou, Hanoi, Harare, Harbin, Havana, Hefei, Helsinki, Hiroshima,
Ho Chi Minh City, Hong Kong, Honolulu, Houston, Hyderabad, Indianapolis, Islamabad, Istanbul, Jakarta, Jeddah, Jerusalem, Jinan,
Johannesburg, Kabul, Kampala, Kansas City, Karachi, Kathmandu, Khartoum, Kiev, Kyiv, Kigali, Kingston, Kinshasa, Kobe, Kolkata, Krakow,
Kuala Lumpur, Kunming, Kyoto, Lagos, Lahore, Las Vegas, Lausanne, Leeds, Leipzig, Lima, Lisbon, Liverpool, Ljubljana, London,
Los Angeles, Luanda, Lusaka, Lyon, Macau, Madrid, Malmo, Manchester, Manila, Maputo, Marrakesh, Marseille, Mecca, Medina, Melbourne,
Memphis, Mexico City, Miami, Milan, Milwaukee, Minneapolis, Minsk, Mobile, Monterrey, Montevideo, Montreal, Moscow, Mountain View,
Mumbai, Munich, Nagoya, Nairobi, Nanjing, Naples, Nashville, New Orleans, New York City, Newark, Ningbo, Nicosia, Oakland, Odessa,
Orlando, Osaka, Oslo, Ottawa, Oxford, Palo Alto, Paris, Perth, Philadelphia, Phnom Penh, Phoenix, Pittsburgh, Portland, Porto, Prague,
Pretoria, Pyongyang, Qingdao, Quito, Rabat, Reykjavik, Riga, Rio de Janeiro, Riyadh, Rome, Rotterdam, Sacramento, Salt Lake City,
San Antonio, San Diego, San Francisco, San Jose, San Mateo, Santa Clara, Santiago, Sao Paulo, São Paulo, Sapporo, Sarajevo, Seattle,
Seoul, Seville, Shanghai, Shenyang, Shenzhen, Sheffield, Sofia, Southampton, St. Louis, St. Petersburg, Saint Petersburg, Stockholm,
Strasbourg, Stuttgart, Sunnyvale, Cupertino, Redmond, Menlo Park, Suzhou, Sydney, Taipei, Tallinn, Tashkent, Tbilisi, Tehran, Tel Aviv,
Tianjin, Tirana, Tokyo, Toronto, Toulouse, Tripoli, Tunis, Turin, Ulaanbaatar, Utrecht, Valencia, Vancouver, Venice, Vienna, Vientiane,
Vilnius, Warsaw, Washington, Washington D.C., Washington DC, Wellington, Wuhan, Wuxi, Wuzhen, Xi'an, Xiamen, Yangon, Yerevan, Yokohama,
Zagreb, Zhengzhou, Zhuhai, Zurich, Zürich, Santa Monica, Hollywood, Brooklyn, Manhattan, Heathrow, Everett, Wichita, Farnborough,
Le Bourget, Incheon, Hsinchu
""")

PLACES = COUNTRIES | REGIONS | CITIES

#: Adjectives of places and peoples, faiths and parties: capitals that name nobody.
DEMONYMS = _lines("""
American, Americans, British, Briton, Britons, English, Scottish, Welsh, Irish, French, German, Germans, Italian, Italians, Spanish,
Portuguese, Dutch, Belgian, Swiss, Austrian, Danish, Swedish, Norwegian, Finnish, Icelandic, Polish, Czech, Slovak, Hungarian, Romanian,
Bulgarian, Greek, Greeks, Turkish, Turks, Russian, Russians, Ukrainian, Ukrainians, Belarusian, Estonian, Latvian, Lithuanian, Serbian,
Croatian, Bosnian, Albanian, Chinese, Taiwanese, Japanese, Korean, Koreans, South Korean, North Korean, Mongolian, Vietnamese, Thai,
Cambodian, Indonesian, Malaysian, Singaporean, Filipino, Burmese, Indian, Indians, Pakistani, Bangladeshi, Nepalese, Afghan, Iranian,
Iranians, Persian, Iraqi, Iraqis, Syrian, Lebanese, Jordanian, Israeli, Israelis, Palestinian, Palestinians, Saudi, Saudis, Emirati,
Qatari, Kuwaiti, Yemeni, Omani, Egyptian, Libyan, Tunisian, Algerian, Moroccan, Sudanese, Ethiopian, Somali, Kenyan, Ugandan, Rwandan,
Nigerian, Ghanaian, Senegalese, Congolese, South African, Zimbabwean, Australian, Australians, New Zealander, Canadian, Canadians,
Mexican, Mexicans, Cuban, Cubans, Brazilian, Argentine, Argentinian, Chilean, Peruvian, Colombian, Venezuelan, European, Europeans,
Asian, Asians, African, Africans, Latin, Latino, Hispanic, Arab, Arabs, Arabic, Jewish, Jews, Muslim, Muslims, Islamic, Islamist,
Christian, Christians, Catholic, Catholics, Protestant, Buddhist, Hindu, Sikh, Western, Eastern, Northern, Southern, Soviet, Nazi,
Republican, Republicans, Democrat, Democrats, Democratic, Californian, Texan, Parisian, Nordic, Scandinavian, Caucasian, Victorian,
Olympian, Mandarin, Cantonese, Marxist, Communist, Zionist, Roman, Anglo
""")

#: Capitals that are abbreviations of things, not names of anybody.
COMMON_ACRONYMS = _words("""
CEO CFO COO CTO CIO CMO CSO CHRO VP EVP SVP MD HR IT AI AGI ML LLM LLMs NLP GDP CPI PPI PMI IPO IPOs M&A R&D PR TV PC PCs EV EVs SUV
SUVs API APIs SDK GPU GPUs CPU CPUs TPU TPUs ASIC USB HDMI LCD LED OLED HDTV DVD CD VIP ID IDs FAQ ATM ATMs GPS SMS URL HTML PDF SaaS
IaaS PaaS MaaS B2B B2C P2P ROI ROE EPS EBIT EBITA EBITDA YoY QoQ H1 H2 Q1 Q2 Q3 Q4 FY 1H 2H NGO NGOs UFO DNA RNA HIV AIDS COVID COVID-19
Covid Covid-19 USD EUR GBP RMB CNY JPY HKD AUD CAD CHF INR KRW BRL US$ HK$ A$ C$ AM PM UTC GMT EST PST CET BC AD II III IV VI VII VIII
OK Mr Mrs Ms Dr Prof Jr Sr St No Nos vs etc AR VR XR 3D 2D 4G 5G 6G 4K 8K RAM ROM SSD OS ETF ETFs REIT REITs KPI KPIs SEO ARR GMV DAU
MAU DAUs MAUs TAM ESG DEI UI UX GB MB TB KB GHz MHz GW MW KW kWh MWh TWh A.M P.M I I'm I'll I've A An The MRO POS QR NFC RFID IoT NFT
NFTs DeFi BNPL PHEV BEV HEV ICE BPO MMS PhD MBA
""")

GIVEN_NAMES = _words("""
Mustafa Karén Yusuf Ibrahim Khaled Tarek Amr Hala Layla Noura Fahad Faisal Sultan Salman Nasser Hamad Majid Rania Samira Zeynep Emre
Murat Burak Elif Deniz Arda Cem Kemal Orhan Selim Aditya Akash Amitabh Ananya Anjali Ashwin Deepak Devi Dinesh Gautam Gopal Harsh Ishaan
Kavita Kiran Lakshmi Mahesh Manish Meera Mohan Naveen Neha Nikhil Nitin Pooja Pranav Rahul Rajendra Rakesh Ranjit Rohit Sachin Sandhya
Shashi Shreya Siddharth Sneha Srinivas Sunita Swati Uday Vandana Varun Vinod Vishal Yogesh Arvind Balaji Byju Falguni Ritesh Kunal
Sridhar Tejinder Gurpreet Harpreet Manpreet Aliko Amina Chinua Chukwu Emeka Folake Kwame Ngozi Nnamdi Olusegun Oluwaseun Sipho Thandi
Uhuru Yaa Zainab Akira Daisuke Haruki Hideki Hideo Hiroaki Hitoshi Kaoru Katsuaki Kazuo Keiko Kenichi Kenta Kiyoshi Koji Makoto Masahiro
Masaru Mayumi Michiko Naoko Naoto Nobuo Osamu Ryo Ryuji Shigeru Shigeo Shinji Shoichiro Sho Tadashi Takashi Taro Tetsuya Toru Toshio
Yasuo Yoichi Yoshi Yoshihide Yuki Yuko Fumio Shuntaro Toshiya Alexey Anastasia Andrzej Bogdan Boris Dariusz Donata Ewa Grzegorz Ivana
Jakub Janusz Jaroslaw Katarzyna Krzysztof Kirill Ksenia Lech Magda Maksim Maxim Marek Milos Mikolaj Nadezhda Natalia Oksana Olga Pawel
Petr Radoslaw Ruslan Stanislav Svetoslav Tomasz Tomas Vaclav Vadim Viktor Vitaly Volodymyr Vyacheslav Wojciech Yaroslav Yelena Yulia
Zbigniew Zoltan Istvan Laszlo Gabor Ferenc Aurelie Benoît Chantal Delphine Elodie Etienne Fabien Fabrice Florence Gaelle Geraldine
Helene Jerome Julien Laetitia Laurence Lionel Loic Luc Lucien Marine Mathieu Mathilde Maxime Nathalie Noemie Odile Quentin Remi Romain
Sabine Sandrine Severine Solene Sylvain Thibault Tristan Valentin Veronique Virginie Yannick Adriana Agustin Alonso Alvaro Andres
Beatriz Camila Catalina Cesar Consuelo Cristian Cristina Dolores Emilio Esteban Ezequiel Facundo Gabriela Gerardo Gonzalo Guadalupe
Guillermo Hernan Ignacio Ines Joaquín Juana Leticia Lorena Lucía Luciano Luz Manuela Marcela Margarita Mariana Mariano Martín Mateo
Mauricio Nicolás Octavio Paloma Paola Patricio Paulo Pilar Ramiro Raul Rocio Rodolfo Rosario Ruben Salvador Santos Sergio Soledad Susana
Teodoro Tomás Valeria Vicente Yolanda Brendan Ciaran Colm Declan Dermot Eamon Eoin Fergus Finn Liam Maeve Niamh Oisin Padraig Roisin
Sinead Siobhan Alasdair Angus Callum Catriona Ewan Hamish Iain Lachlan Rhys Gethin Sian Horace Cornelius Alberta Bart Brock Chase
Chelsea Clint Cody Cole Corey Dakota Damon Dexter Drew Dwayne Gale Garrett Grant Gus Hank Heath Homer Hope Jace Jayden Jodie Joey Kurtis
Lamar Leroy Logan Mason Maurice Miles Monty Myron Nate Neville Nigel Noelle Perry Porter Quincy Ralphie Reggie Rex Rhonda Rufus Sadie
Sally Shawna Sherman Sid Sonny Spencer Tad Tanner Tess Travis Trent Troy Tucker Vance Vaughn Vince Wallace Wilbur Wyatt Zach Zack Mene
Pascal Emad Demis Dario Ilya Sam Greg Mira Yann Geoffrey Fei-Fei Kai-Fu Andrej Lip-Bu Jen-Hsun Hock Ren Robin Pony Lei Richard Dylan
Aaron Abdul Abdullah Abigail Abraham Ada Adam Adrian Ahmed Aisha Akio Alan Alain Albert Alberto Alejandro Alessandro Alex Alexander
Alexandra Alexei Alexis Alfred Ali Alice Alicia Alison Allan Allen Alok Amanda Amber Amit Amy Ana Anand Andre Andrea Andreas Andrei
Andrew Andy Angela Angelo Anil Anita Ann Anna Anne Annette Anthony Antoine Antonio Arjun Arne Arnold Arthur Arun Ashley Ashok Astrid
Audrey Axel Barbara Barack Barry Beatrice Ben Benedict Benjamin Benoit Bernard Bernd Bernhard Bertrand Beth Betty Bill Bob Brad Bradley
Brandon Brenda Brent Brett Brian Bridget Bruce Bruno Bryan Calvin Cameron Carl Carla Carlos Carmen Carol Caroline Catherine Cecilia Chad
Charles Charlie Charlotte Chen Cheryl Chloe Chris Christian Christina Christine Christoph Christophe Christopher Cindy Claire Clara
Claude Claudia Clive Colin Connie Connor Craig Curtis Cynthia Dale Dan Dana Daniel Daniela Danielle Daniele Danny Dara Darren Daryl Dave
David Dean Deborah Debra Denis Denise Dennis Derek Diana Diane Didier Diego Dieter Dirk Dmitri Dmitry Dominic Don Donald Donna Doris
Dorothy Doug Douglas Duncan Dustin Dwight Earl Ed Eddie Edgar Edith Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elisabeth
Elizabeth Ella Ellen Elon Emil Emily Emma Emmanuel Enrique Eric Erica Erik Erika Ernest Ernesto Ethan Eugene Eva Evan Evelyn Fabio
Fatima Federico Felipe Felix Fernando Fiona Florian Frances Francesca Francesco Francis Francisco Francois François Frank Franz Fred
Frederic Frederick Friedrich Gabriel Gail Gareth Garry Gary Gavin Gemma Geoff George Georges Gerald Gerard Gerhard Gianni Gilbert Gilles
Gina Giorgio Giovanni Giulia Glen Glenn Gloria Gordon Grace Graham Gregory Greta Guillaume Gunther Gustavo Guy Hamid Hannah Hans Harold
Harriet Harry Harvey Hassan Heather Hector Heidi Heinrich Helen Helena Helga Helmut Henri Henrik Henry Herbert Herman Hillary Hiroshi
Holly Howard Hubert Hugh Hugo Hussein Ian Igor Imran Ingrid Irene Irina Iris Isaac Isabel Isabella Ivan Jack Jackie Jacob Jacqueline
Jacques Jaime Jake James Jamie Jan Jane Janet Janice Jared Jason Javier Jay Jean Jean-Claude Jean-Marc Jean-Paul Jean-Pierre Jeff
Jeffrey Jennifer Jenny Jens Jensen Jeremy Jerry Jesse Jessica Jesus Jill Jim Jimmy Joachim Joan Joanna Joanne Joao Jochen Joe Joel Johan
Johann Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Jose José Josef Joseph Josh Joshua Joyce Juan Judith Judy Jules Julia Julian
Julie Juliet Julio Jun Jürgen Jurgen Justin Karen Karim Karin Karl Kate Katherine Kathleen Kathryn Kathy Katie Kay Keith Kelly Ken Kenji
Kenneth Kenny Kent Kerry Kevin Khalid Kim Kirk Klaus Kofi Konrad Kristin Kumar Kurt Kyle Lance Larry Lars Laura Lauren Laurent Lawrence
Leah Lee Leila Leo Leon Leonard Leonardo Leslie Lewis Liang Lillian Linda Lindsay Lisa Liz Lloyd Lois Lorenzo Lori Lou Louis Louise Luca
Lucas Lucia Lucy Luigi Luis Luke Lydia Lynn Madeleine Magnus Malcolm Manfred Manuel Marc Marcel Marcelo Marco Marcos Marcus Margaret
Maria Marie Marianne Marina Mario Marion Mark Markus Marlene Marsha Martha Martin Martina Marvin Mary Masayoshi Matt Matteo Matthew
Matthias Maureen Mauro Max Maximilian May-Britt Megan Mehmet Meg Mei Melanie Melinda Melissa Michael Michel Michele Michelle Miguel
Mikael Mike Mikhail Milan Mildred Ming Miriam Mitch Mitchell Mohamed Mohammad Mohammed Moira Monica Morgan Muhammad Mukesh Murray Nadia
Nancy Naomi Narendra Natalie Natasha Nathan Nathaniel Neil Nelson Nicholas Nick Nicola Nicolas Nicole Nikita Nikolai Nina Noah Noel Nora
Norbert Norma Norman Oleg Oliver Olivia Olivier Omar Oscar Osama Otto Owen Pablo Pamela Paolo Pat Patricia Patrick Paul Paula Pauline
Pavel Pedro Peggy Penny Pete Peter Petra Phil Philip Philippe Phillip Pierre Piotr Prakash Pradeep Priya Rachel Rafael Raj Rajesh Rajiv
Ralf Ralph Ramesh Ramon Randall Randy Raphael Rashid Ravi Ray Raymond Rebecca Reed Regina Reinhard Rene René Renee Ricardo Rick Rita Rob
Robert Roberta Roberto Rod Roderick Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ronnie Rosa Rose Ross Roy Rupert Russell Ruth Ryan
Salvatore Samantha Samir Samuel Sandeep Sandra Sandy Sanjay Sara Sarah Satya Scott Sean Sebastian Serena Serge Sergei Sergey Seth Shane
Shannon Sharon Shaun Shawn Sheila Shelly Sheryl Shinzo Shirley Sidney Siegfried Sigrid Silvia Silvio Simon Simone Sofia Sonia Sophia
Sophie Stan Stanley Stefan Stefano Stella Stephan Stephane Stephanie Stephen Steve Steven Stewart Stuart Sue Sundar Sunil Suresh Susan
Susanne Suzanne Svetlana Sven Sylvia Takeshi Tamara Tania Tanya Tara Tatiana Ted Terence Teresa Terri Terry Thabo Theo Theodore Theresa
Thierry Thomas Tiffany Tim Timothy Tina Tobias Toby Todd Tom Tommy Toni Tony Tracey Tracy Trevor Tyler Uli Ulrich Ursula Valentina
Valerie Vanessa Vera Vernon Veronica Vicki Victor Victoria Vijay Vikram Vincent Viola Virginia Vivek Vivian Vladimir Volker Wade Walt
Walter Wanda Warren Wayne Wei Wendy Werner Wes Wesley Whitney Wilhelm Will William Winston Wolfgang Xavier Yan Yasmin Yves Yukio Yuri
Yvonne Zachary Zoe Joaquin Ingvar Bernie Gerry Satoshi Yoshiko Haruhiko Hiroki Toshiba-san Jiang Jinping Xiaoping Keqiang Noël Sébastien
Stéphane Renato Gianluca Giuseppe Vittorio Enrico Ernst Horst Rüdiger Ferdinand Wendelin Ola Lula Dilma Evo Mahmoud Bashar Recep Ayman
Tayyip Kamala Marissa Sheldon Tariq
""")

#: Chinese family names in pinyin (and Korean and Vietnamese ones): the first word of a name in Asian order, the last in Western.
FAMILY_NAMES = _words("""
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng Zeng
Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Lei Jin Xi Dai Fan Fang Fu Gong Gu Hou Jia Kong Lai Long
Mao Meng Mo Ni Niu Pang Qian Qin Qiu Shao Shi Tao Tsai Tse Tsang Wan Wen Wong Xia Xiang Xiong Xue Yan Yi Yin Zhong Zou Zuo Chan Cheung
Chow Chu Ho Hsu Kwok Lam Lau Lee Leung Lo Ng Yeung Park Choi Kim Jung Kang Cho Yoon Jang Lim Nguyen Tran Pham Hoang Phan Vu Dang Bui Do
""")

#: Titles that stand before a person's name, and tell nothing else.
HONORIFICS = _words("""
Mr Mrs Ms Miss Dr Prof Professor Sir Lord Lady Dame Sen Senator Rep Gov Governor President Premier Minister Chancellor Secretary Judge
Justice Captain Capt General Gen Colonel Col Sgt Lt Pope King Queen Prince Princess Sheikh Madam Father Rev Reverend Congressman
Congresswoman Chairman Mayor Ambassador Admiral Commissioner Attorney Spokesman Spokeswoman Baroness Baron Count
""")

#: Words for what somebody does, in lower case, after or before a name.
ROLES = _words("""
ceo cfo coo cto cio chairman chairwoman chairperson chair president founder cofounder co-founder director manager executive officer
chief head spokesman spokeswoman spokesperson analyst economist professor minister secretary senator governor mayor lawmaker congressman
congresswoman judge lawyer attorney engineer scientist researcher author writer journalist reporter editor partner investor entrepreneur
billionaire banker trader strategist consultant adviser advisor ambassador commissioner commander captain general coach owner boss
leader deputy vice-president vice representative developer designer programmer architect actor actress singer activist campaigner
politician premier chancellor expert fellow treasurer astronaut pilot
""")

WOMEN_WORDS = _words("""
she her hers herself mrs ms miss woman spokeswoman chairwoman congresswoman businesswoman actress mother daughter wife sister lady dame
queen
""")
MEN_WORDS = _words("""
he his him himself mr man spokesman chairman congressman businessman actor father son husband brother sir lord king
""")

#: Legal forms at the end of a company's name; they say nothing of who it is.
LEGAL_FORMS = _words("""
Inc Corp Corporation Co Company Ltd Limited LLC LLP LP PLC Plc plc AG SA S.A NV N.V BV GmbH SE SpA S.p.A AB ASA AS Oy KG KGaA Pty Bhd
Berhad Tbk KK K.K Incorporated SAS SARL Holding Holdings Group Groupe Gruppe
""")

#: Words that end the name of an organisation.
ORG_WORDS = LEGAL_FORMS | _words("""
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
Supermarkets Marketing Publishing Designs Instruments Devices Dynamics Engineering Construction Builders Materials
""")

EVENT_WORDS = _words("""
Conference Summit Forum Festival Games Cup Expo Exhibition Exposition Show Fair Congress Olympics Championship Championships Prix Open
War Revolution Crisis Earthquake Hurricane Typhoon Storm Day Week Awards Award Prize Election Convention Symposium Keynote Hackathon
Marathon Tour Gala Ceremony Meeting Massacre Disaster Attack Attacks Treaty
""")

PLACE_WORDS = _words("""
City Province County District State Prefecture Republic Kingdom Island Islands Isles River Lake Sea Ocean Bay Gulf Strait Mountain
Mountains Mount Valley Desert Forest Park Square Street Avenue Road Boulevard Lane Airport Station Port Harbor Harbour Bridge Tower
Building Center Centre Plaza Stadium Arena Peninsula Coast Region Town Village Beach Canyon Canal Hill Hills Heights Springs Falls Plant
Factory Base Zone Territory
""")

PRODUCT_WORDS = _words("""
Pro Max Plus Ultra Mini Air Turbo Lite Edition Series Model Phone Tablet Watch Console Browser Server Windows Office Suite App Assistant
Engine Platform Chip Processor OS Studio Pay Wallet Store Maps Mail Drive Music TV Dreamliner Superjumbo Jet Class Truck Bot Agent
""")
#: Lower-case nouns after (or before) a name which tell that it is a product.
PRODUCT_NOUNS = _words("""
model models app apps software smartphone smartphones phone phones tablet console chip chips processor processors browser jet jets
airliner aircraft plane planes engine engines car cars sedan suv truck trucks series chatbot assistant platform service family device
devices laptop laptops game games drug vaccine language tool api operating version edition agent robot robots rocket satellite drone
drones
""")
ORG_NOUNS = _words("""
company firm group giant maker manufacturer carmaker automaker chipmaker airline airframer bank lender insurer retailer startup start-up
subsidiary unit operator developer publisher conglomerate corporation consortium agency regulator ministry university institute
organisation organization union party broker brokerage provider supplier rival parent producer builder brewer drugmaker fund investor
newspaper magazine broadcaster website network carrier
""")
#: Ordinary nouns that join two halves of one name around "and" or "&": "Defence and Space", "Food and Drug".
JOINABLE = _words("""
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

#: Given names that women bear, for "she said" and "he said".
WOMEN = _words(
    """
Hala Layla Noura Rania Samira Zeynep Elif Ananya Anjali Devi Kavita Lakshmi Meera Neha Pooja Sandhya Shreya Sneha Sunita Swati Vandana
Falguni Amina Folake Ngozi Thandi Zainab Keiko Mayumi Michiko Naoko Yuko Anastasia Ewa Ivana Katarzyna Ksenia Magda Nadezhda Natalia
Oksana Olga Yelena Yulia Aurelie Chantal Delphine Elodie Florence Gaelle Geraldine Helene Laetitia Marine Mathilde Nathalie Noemie Odile
Sabine Sandrine Severine Solene Veronique Virginie Adriana Beatriz Camila Catalina Consuelo Cristina Dolores Gabriela Ines Juana Leticia
Lorena Lucía Luz Manuela Marcela Margarita Mariana Paloma Paola Pilar Rocio Rosario Soledad Susana Valeria Yolanda Maeve Niamh Roisin
Sinead Siobhan Catriona Sian Alberta Chelsea Gale Hope Jodie Noelle Rhonda Sadie Sally Shawna Tess Mira Fei-Fei Abigail Ada Aisha
Alexandra Alice Alicia Alison Amanda Amber Amy Ana Anita Ann Anna Anne Annette Astrid Audrey Barbara Beatrice Beth Betty Brenda Bridget
Carla Carmen Carol Caroline Catherine Cecilia Charlotte Cheryl Chloe Christina Christine Cindy Claire Clara Claudia Connie Cynthia Dana
Daniela Danielle Deborah Debra Denise Diana Diane Donna Doris Dorothy Edith Eileen Elaine Eleanor Elena Elisabeth Elizabeth Ella Ellen
Emily Emma Erica Erika Eva Evelyn Fatima Fiona Frances Francesca Gail Gemma Gina Giulia Gloria Grace Greta Hannah Harriet Heather Heidi
Helen Helena Helga Hillary Holly Ingrid Irene Irina Iris Isabel Isabella Jackie Jacqueline Jane Janet Janice Jennifer Jenny Jessica Jill
Joan Joanna Joanne Joyce Judith Judy Julia Julie Juliet Kamala Karen Karin Kate Katherine Kathleen Kathryn Kathy Katie Kay Kristin Laura
Lauren Leah Leila Lillian Linda Lindsay Lisa Liz Lois Lori Lou Louise Lucia Lucy Lydia Lynn Madeleine Margaret Maria Marie Marianne
Marina Marion Marissa Marlene Marsha Martha Martina Mary Maureen Megan Meg Mei Melanie Melinda Melissa Michelle Mildred Miriam Moira
Monica Nadia Nancy Naomi Natalie Natasha Nicole Nina Nora Norma Olivia Pamela Patricia Paula Pauline Peggy Penny Petra Priya Rachel
Rebecca Regina Renee Rita Roberta Rosa Rose Ruth Samantha Sandra Sara Sarah Serena Shannon Sharon Sheila Shelly Sheryl Shirley Sigrid
Silvia Sonia Sophia Sophie Stella Stephanie Sue Susan Susanne Suzanne Svetlana Sylvia Tamara Tania Tanya Tara Tatiana Teresa Theresa
Tiffany Tina Tracey Tracy Ursula Valentina Valerie Vanessa Vera Veronica Vicki Victoria Viola Virginia Vivian Wanda Wendy Whitney Yasmin
Yoshiko Yvonne Zoe Angela Christiane Indra Ginni Safra Gwynne Kristalina Dilma
"""
)

#: Companies whose own name ends in 's.
OWN_S = _words(
    """
King's Queen's People's Women's Men's Children's Teacher's Veterans' Trader's
McDonald's Moody's Sotheby's Macy's Wendy's Kohl's Levi's Lowe's Domino's Sainsbury's Lloyd's Christie's Denny's Kellogg's Dick's
Barron's Arby's Hershey's Carl's Trader's Cadbury's
"""
)

#: Words that go on with "of" or "for" in one name: "Bank of England".
OF_HEADS = _words(
    """
Service Services Bank University Ministry Department Institute House Court Board Bureau Office Association Federation Republic Kingdom
Gulf Bay Port City Chamber Council Academy School College Church Museum League Organization Organisation Society Center Centre Centers
Centres Act Declaration Journal Commission Committee State States Isle Cape Union Agency Fund Confederation Congress Parliament Division
Conference Communities Community Bill Treaty Tower Strait Sea Sons Hall Statue Royal Force Party Movement Alliance Army Emirates Group
Corporation Company Secretary Order Library
"""
)

#: Small words inside the names of people.
PARTICLES = _words(
    """
de del della di da do dos du des van von der den bin ibn al el la le los y
"""
)

#: Words that stand for a thing or an office when they have a capital; alone they name nobody.
GENERIC = _words(
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

#: Roles and honorifics with a capital before a person's name.
TITLES = _words(
    """
CEO CFO COO CTO CIO CMO Chairman Chairwoman Chairperson President Founder Co-founder Co-Founder Cofounder Director Manager Executive
Officer Chief Spokesman Spokeswoman Spokesperson Analyst Economist Professor Minister Secretary Senator Governor Mayor Vice Senior
Managing Deputy Head Prime Chancellor Premier Judge Justice Captain General Colonel Editor Partner Treasurer Commissioner Ambassador
Congressman Congresswoman Representative Mr Mrs Ms Miss Dr Prof Sir Lord Lady Dame Sen Rep Gov Gen Lt Sgt Col Capt Pope King Queen
Prince Princess Sheikh Father Reverend Attorney Admiral Baroness Baron Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Lt. Sgt. Col. Capt.
Former Interim Acting Co-CEO Co-Chairman Co-chair EVP SVP VP MP MEP
"""
)

#: What only an organisation has: "Acme's shares".
COMPANY_THINGS = _words(
    """
shares stock revenue revenues sales profit profits earnings ceo chief chairman president board customers employees workers factory plant
products headquarters subsidiary management investors shareholders spokesman spokeswoman spokesperson executives
"""
)

#: Words that a short form of an organisation's name drops: "Acme Airlines" is "Acme".
LINK_WORDS = LEGAL_FORMS | _words(
    """
Airlines Airways Airline Motors Motor Technologies Technology Systems Software Bank Industries Industry Electronics Pharmaceuticals
Pharma Robotics Labs Laboratories Automotive Aerospace Aviation Aircraft Foods Stores Securities Communications International
Enterprises Partners Networks University Computer Computers Therapeutics Biosciences Semiconductor Semiconductors Petroleum Brands
Entertainment Holdings Instruments Materials Dynamics Company Corporation Steel Oil Telecom Insurance Financial Logistics Hotels Resorts
Worldwide Global Interactive Manufacturing Engineering Consulting Devices Space Energy & Sons Brothers
"""
)

#: Other ways to write some names, known to every reader of newspapers.
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

#: Short forms that need no full form beside them.
ALWAYS_SHORT = _words("US U.S. EU UN UK U.K. USA")

#: Ordinary words without an article that speak, though they name nobody: "Police said".
MASS_SPEAKERS = _words(
    """
police management congress parliament government everyone everybody nobody anybody someone research data evidence law tradition staff
customer legend rumour gossip history nature science society mother father mum dad grandma nurse teacher doctor god court counsel
defence prosecution
"""
)

#: Organisations that everybody knows, for their kind only.
ORGANISATIONS = _lines("""
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

#: Last words of sports clubs' names, by which alone they are called.
CLUB_WORDS = _words(
    "Rovers Rangers Wanderers Albion Hotspur Athletic Warriors Raptors Lakers Celtics Bulls Yankees Dodgers Wildcats Bruins Spurs"
)

#: Lower-case nouns behind a name which tell that it is an event.
EVENT_NOUNS = _words(
    "festival conference summit forum event expo tournament championship fair exhibition convention ceremony gala marathon symposium"
)

#: Words behind the number of a product's name: "iPhone 15 Pro".
VERSIONS = _words("Pro Max Plus Ultra Mini Air Turbo Lite SE XL Flash Nano")

#: Endings of ordinary words: one that opens a sentence and is seen nowhere else is no name.
ORDINARY_ENDINGS = tuple(
    "ly tion tions ness ment ments ity ities ism ing ings ed ers ists ous ful less able ible ical ance ances ence ences ures ives".split()
)

"""Names of places, words that occur in them, and adjectives of peoples. Data only."""

from __future__ import annotations

from bot.reading.names.lists import lines, words

COUNTRIES = lines("""
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
REGIONS = lines("""
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
CITIES = lines("""
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
#: Capitalised adjectives of places, peoples, faiths and parties, which are no names.
DEMONYMS = lines("""
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
PLACE_WORDS = words("""
City Province County District State Prefecture Republic Kingdom Island Islands Isles River Lake Sea Ocean Bay Gulf Strait Mountain
Mountains Mount Valley Desert Forest Park Square Street Avenue Road Boulevard Lane Airport Station Port Harbor Harbour Bridge Tower
Building Center Centre Plaza Stadium Arena Peninsula Coast Region Town Village Beach Canyon Canal Hill Hills Heights Springs Falls Plant
Factory Base Zone Territory
""")

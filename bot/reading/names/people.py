"""Words in and around people's names: given names, family names, titles, roles. Data only."""

from __future__ import annotations

from bot.reading.names.lists import words

GIVEN_NAMES = words("""
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
FAMILY_NAMES = words("""
Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Han Feng Deng Cao Peng Zeng
Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Lei Jin Xi Dai Fan Fang Fu Gong Gu Hou Jia Kong Lai Long
Mao Meng Mo Ni Niu Pang Qian Qin Qiu Shao Shi Tao Tsai Tse Tsang Wan Wen Wong Xia Xiang Xiong Xue Yan Yi Yin Zhong Zou Zuo Chan Cheung
Chow Chu Ho Hsu Kwok Lam Lau Lee Leung Lo Ng Yeung Park Choi Kim Jung Kang Cho Yoon Jang Lim Nguyen Tran Pham Hoang Phan Vu Dang Bui Do
""")
#: Roles, in lower case, before or after a name.
ROLES = words("""
counsel ceo cfo coo cto cio chairman chairwoman chairperson chair president founder cofounder co-founder director manager executive officer
chief head spokesman spokeswoman spokesperson analyst economist professor minister secretary senator governor mayor lawmaker congressman
congresswoman judge lawyer attorney engineer scientist researcher author writer journalist reporter editor partner investor entrepreneur
billionaire banker trader strategist consultant adviser advisor ambassador commissioner commander captain general coach owner boss
leader deputy vice-president vice representative developer designer programmer architect actor actress singer activist campaigner
politician premier chancellor expert fellow treasurer astronaut pilot
""")
#: Given names of women, to resolve "she said" and "he said".
WOMEN = words(
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
#: Small words inside the names of people.
PARTICLES = words(
    """
de del della di da do dos du des van von der den bin ibn al el la le los y
"""
)
#: Roles and honorifics with a capital before a person's name.
TITLES = words(
    """
CEO CFO COO CTO CIO CMO Chairman Chairwoman Chairperson President Founder Co-founder Co-Founder Cofounder Director Manager Executive
Officer Chief Spokesman Spokeswoman Spokesperson Analyst Economist Professor Minister Secretary Senator Governor Mayor Vice Senior
Managing Deputy Head Prime Chancellor Premier Judge Justice Captain General Colonel Editor Partner Treasurer Commissioner Ambassador
Congressman Congresswoman Representative Mr Mrs Ms Miss Dr Prof Sir Lord Lady Dame Sen Rep Gov Gen Lt Sgt Col Capt Pope King Queen
Prince Princess Sheikh Father Reverend Attorney Admiral Baroness Baron Mr. Mrs. Ms. Dr. Prof. Sen. Rep. Gov. Gen. Lt. Sgt. Col. Capt.
Former Interim Acting Co-CEO Co-Chairman Co-chair EVP SVP VP MP MEP
Councillor Councilman Councilwoman Councilmember Alderman Inspector Superintendent Detective Constable
"""
)

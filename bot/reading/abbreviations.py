"""Abbreviations that end in a full stop, and the words that open sentences: vocabulary of the sentence splitter."""

from __future__ import annotations

#: Always followed by the name or number they belong to, so a full stop after them never ends a sentence.
NEVER_LAST = frozenset(
    """mr mrs ms dr prof rev fr hon pres gov sen rep reps sens lt col gen maj capt cmdr sgt cpl adm brig atty supt messrs mme
    st mt ft vs v viz cf al approx dept est fig figs vol pp no nos art sec ch ed eds trans e.g i.e u.n.a""".split()
)

#: May end a sentence, and are taken to do so when the next word is one of ``STARTERS``.
SELDOM_LAST = frozenset(
    """inc corp co cos ltd plc llc bros assn univ intl natl govt etc jr sr esq ph.d m.d b.a m.a d.c u.s u.k u.n e.u u.s.a u.s.s.r
    a.m p.m a.d b.c n.v s.a s.p.a a.g
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ave blvd rd hwy ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo ont que min max avg adj yr yrs mo mos hr hrs sq""".split()
)

#: Words that, when capitalised, nearly always open a sentence.
STARTERS = frozenset(
    """the this that these those there then they their he she it its his her we our you your i in on at by for from with without under
    over after before during since until while when where why how what who which if as although though because but and or so yet nor
    however moreover meanwhile also still only even not no some many most more all both each every another other such once
    a an to of about according despite among between last next earlier later now today yesterday analysts shares""".split()
)

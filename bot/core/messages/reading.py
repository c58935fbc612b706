"""The sentences of errors that are raised in ``bot/reading``: what went wrong, and what to do next."""

from __future__ import annotations

_SAVE_THE_PAGE = "Open the page yourself, save its text as a .txt or .html file, and add that."
_ONE_OBJECT_A_LINE = 'Each line is one object such as {{"id": "1", "text": "..."}}'

SENTENCES: dict[str, tuple[str, str]] = {
    "address-not-fetchable": ("“{address}” is no web address.", "Give one that begins with https://."),
    "address-private": (
        "{host} is an address inside a private network ({address}), and those are not fetched.",
        "Add the text as a file; whoever runs this bot can allow such addresses.",
    ),
    "address-private-name": (
        "{host} is a name inside a private network, and those are not fetched.",
        "Add the text as a file; whoever runs this bot can allow such addresses.",
    ),
    "address-port": (
        "{host} is to be asked at port {port}, and pages are only fetched from the ports of the web.",
        "Give an address without a port, or add the text as a file; whoever runs this bot can allow more ports.",
    ),
    "address-with-password": (
        "An address with a user name or password in it is not fetched.",
        "Leave that part out, or add the text as a file.",
    ),
    "feed-broken": ("{url} is a broken feed, nothing can be read from it.", "Tell those who publish it, or try again later."),
    "feed-not-a-feed": ("{url} is no RSS, Atom or JSON feed.", "Give the feed's own address; the site's page often links to it."),
    "feed-not-parsed": ("{url} can't be read as a feed.", "Check the address; an RSS or Atom feed is needed."),
    "file-binary": ("{name} is {kind}, and only text can be read.", "Save it as text (.txt, .md or .html) and add that."),
    "file-empty": ("{name} is empty.", "Add a file with the text of an article."),
    "file-kind-unreadable": ("{name} is of a kind that can't be read ({kind}).", "Add a .txt, .md, .html or .pdf file."),
    "file-too-large": ("{name} is larger than {limit} MB ({size} MB).", "Split it, or add the article's text on its own."),
    "file-unprintable": (
        "{name} is no text: it holds unprintable bytes.",
        "Save it as text (.txt, .md or .html, in UTF-8) and add that.",
    ),
    "file-without-words": ("{name} holds no words.", "Add a file with the text of an article."),
    "front-matter-date-unreadable": (
        "{name} says it was published “{stated}”, which is no date.",
        "Write it like 2025-02-27, 2025-02 or 2025 in the front matter.",
    ),
    "line-date-unreadable": (
        "In object {id}, “published” is {stated}, which is no date.",
        "Write it as 2025-02-27, 2025-02 or 2025.",
    ),
    "line-not-an-object": ("The line is JSON but no object.", _ONE_OBJECT_A_LINE),
    "line-not-json": ("The line is not JSON: {reason}.", _ONE_OBJECT_A_LINE),
    "line-value-not-text": ("In object {id}, “{name}” is {kind}, not text.", "Put it in quotation marks."),
    "line-without-id": ("The object has no “id”.", "Give each article an id, a text or a whole number."),
    "line-without-text": ("Object {id} has no “text”.", "Give the article's text."),
    "opml-empty": ("{name} names no feed.", "A list of feeds (OPML) has their addresses in xmlUrl."),
    "opml-not-one": (
        "{name} is no list of feeds (OPML).",
        "Export one from your feed reader, or add each feed: /brief feed add and its address.",
    ),
    "page-asks-for-a-human": ("{name} asks whether a human is reading and shows no article to programs.", _SAVE_THE_PAGE),
    "page-asks-for-consent": ("{name} only shows its article to those who agree to its cookies.", _SAVE_THE_PAGE),
    "page-behind-a-pay-wall": ("{name} only shows the article's beginning without a subscription or login.", _SAVE_THE_PAGE),
    "page-busy": ("{host} can't answer at the moment (HTTP {status}).", "Try again later, or add the text as a file."),
    "page-forbidden": ("{host} does not show this page to programs or without a login (HTTP {status}).", _SAVE_THE_PAGE),
    "page-missing": ("{host} has no such page (HTTP {status}).", "Check the address."),
    "page-kind-unreadable": ("{host} sent {kind}, not a web page, text or PDF.", _SAVE_THE_PAGE),
    "page-kind-unstated": ("{host} sent something without a content type, not a web page, text or PDF.", _SAVE_THE_PAGE),
    "page-needs-a-browser": ("{name} holds no text until a browser has run its program.", _SAVE_THE_PAGE),
    "page-not-answered": ("{host} did not answer within {seconds} seconds.", "Try again later, or add the text as a file."),
    "page-not-given": ("{host} gave no page (HTTP {status}).", _SAVE_THE_PAGE),
    "page-not-reached": ("{host} could not be reached ({reason}).", "Check the address, or add the text as a file."),
    "page-redirected-too-often": ("{host} sends on from page to page more than {limit} times.", _SAVE_THE_PAGE),
    "page-text-too-large": ("{name} is larger than {limit} MB.", "Add the article's text on its own."),
    "page-too-large": ("The page at {host} is larger than {limit} MB.", "Add the article's text as a file."),
    "page-without-article": ("No article was found in {name}.", "Copy the article's text into a .txt file and add that."),
    "pdf-damaged": ("{name} is a damaged PDF, or none.", "Save it again from where it came from, or add its text."),
    "pdf-locked": ("{name} is locked in a way that can't be opened here.", "Save an unlocked copy, or add its text."),
    "pdf-password-needed": ("{name} is locked with a password.", "Save a copy without the password, or add its text."),
    "pdf-scanned": (
        "{name} holds pictures of its pages and no text: a scan.",
        "Have its text recognised (OCR) first, or paste the text.",
    ),
    "pdf-text-too-long": ("{name} holds too much text for one article.", "Add the pages that matter as a file of their own."),
    "pdf-too-complex": ("{name} is too large or too intricate once unpacked.", "Save its text as a .txt file and add that."),
    "pdf-too-long": ("{name} has {pages} pages; up to {limit} are read.", "Add the pages that matter as a file of their own."),
    "pdf-too-slow": ("{name} takes too long to read.", "Save its text as a .txt file and add that."),
    "text-binary": ("This is binary data, not text.", "Give a text, Markdown or HTML file in UTF-8."),
    "text-empty": ("The text is empty.", "Give a text file, or paste the article's text."),
    "text-too-large": ("The text is larger than 5 MB.", "Give one article at a time."),
    "text-too-short": ("The text has only a few words: that is no article.", "Give the whole article."),
}

"""The sentences of errors that are raised in ``bot/entries``: what went wrong, and what to do next."""

from __future__ import annotations

_RESTORE = "To bring it back: /brief entry restore {ref}; what was done: /brief log {ref}"
_SENTENCE_AS_PRINTED = "What could be read: {readings}. Give the sentence as it is printed, with its figure."

SENTENCES: dict[str, tuple[str, str]] = {
    "article-reading-failed": (
        "Something broke on my side while reading it; the log has the details under {reference}.",
        "Give that reference to whoever runs this bot; the other articles were read.",
    ),
    "action-for-admins": ("Action {number} is an admin's to take back.", "Ask an admin of this workspace."),
    "action-not-yours": ("Action {number} is not yours.", "An admin can take back what somebody else did."),
    "article-address-unreadable": ("“{address}” is no web address.", 'Give one such as https://news.example/1, or none: url:""'),
    "article-file-unreadable": ("{name}: {reason}", "{next_step}"),
    "article-part-not-editable": ("An article's {option} can't be set to “{value}”.", "It has: {parts}, published."),
    "article-title-missing": ("An article needs a title.", 'Give one: /brief entry correct {ref} title:"…"'),
    "feed-over-limit": (
        "{subject} takes more than {limit} to read, which no feed needs.",
        "Tell those who publish it, or remove it with /brief feed remove.",
    ),
    "reading-ended": (
        "{subject} broke the process that read it, and nothing was taken from it.",
        "Add the article's text as a .txt file. If that ends like this too, tell whoever runs this bot.",
    ),
    "reading-finds-too-much": (
        "{subject} holds more than any article needs; nothing was taken from it.",
        "Add the article's text on its own, as a .txt file or in parts.",
    ),
    "reading-over-limit": (
        "{subject} takes more than {limit} to read, which no article needs; nothing was taken from it.",
        "Add the article's text on its own, as a .txt file or in parts.",
    ),
    "correction-empty": ("There is nothing to correct.", "Of {ref} can be changed: {options}"),
    "correction-for-another-kind": ("{ref} has no {parts}.", "It can be given: {options}"),
    "date-not-typed": ("“{value}” is no date I can read.", "Type 2024, 2024-05, 2024-05-09 or 2024-Q2."),
    "draft-line-unknown": ("{ref} has no line {number}.", "Its lines are numbered 1 to {count}."),
    "draft-part-not-a-choice": ("“{value}” is none of what it can be.", "It is one of: {choices}."),
    "draft-part-not-editable": ("Line {number} has no {option} that could be changed.", "It has: {parts}."),
    "draft-part-required": ("This line needs a {option}.", "Leave the line out if it has none."),
    "draft-without-lines": ("{ref} has no line {number}.", "It has no lines."),
    "entry-not-correctable": ("{ref} can't be corrected.", "Marks look like f12, e7, q3, p4 or a5."),
    "entry-unchanged": ("{ref} says so already.", "Nothing was changed."),
    "entry-unknown": ("I know no entry “{ref}”.", "Marks look like f12, e7, q3, p4 or a5; answers show them behind their sources."),
    "entry-withdrawn": ("{ref} was withdrawn.", _RESTORE),
    "entry-withdrawn-by": ("{ref} was withdrawn on {day} by {person}.", _RESTORE),
    "entry-withdrawn-by-with-reason": ("{ref} was withdrawn on {day} by {person}: {reason}.", _RESTORE),
    "entry-withdrawn-with-article": (
        "{ref} went with its article {article}, which was withdrawn.",
        "Bring the article back, and it comes too: /brief entry restore {article}",
    ),
    "feed-check-broken": ("Something broke on my side; the log tells what.", ""),
    "figure-ambiguous": (
        "The sentence holds more than one figure. What could be read: {figures}.",
        "Say which one with value:, as printed.",
    ),
    "figure-not-in-sentence": (
        "“{value}” can't be read out of this sentence. What could be read: {figures}.",
        "Give one of these as value:",
    ),
    "person-not-in-article": (
        "{ref} has no sentence that names {person}.",
        'Give the sentence as it is printed there with sentence:"…", or another source.',
    ),
    "person-not-in-sentence": (
        "The sentence does not name {person}. What could be read: {readings}.",
        "Give the sentence that says it with its person, or leave sentence: out.",
    ),
    "position-ends-before-it-begins": ("It would end ({until}) before it begins ({since}).", "Look at from: and until: again."),
    "position-of-no-topic": (
        "Neither {person} nor the organisation is a topic here, so nobody would find it.",
        "/brief topics shows what is followed; an admin adds a topic with /brief topic add {named}",
    ),
    "quote-not-of-topic": (
        "The sentence neither names {topic} nor is {topic} who speaks, so nobody would find it there.",
        "Name the topic that it is about, or who spoke with speaker:",
    ),
    "seed-date-wrong": ("{name} has a wrong date in its front matter: {reason}.", "Write 2025-02-27, 2025-02 or 2025."),
    "seed-keys-missing": ("{name} lacks {keys} in its front matter.", "Add the lines."),
    "seed-line-unknown": ("{name} has an unknown line in its front matter: {line}.", "Known are {keys}."),
    "seed-without-front-matter": (
        "{name} has no front matter or no text.",
        "Begin it with a block between two --- lines, then the summary.",
    ),
    "sentence-not-in-article": ("{ref} does not have that sentence.", "Give it as it is printed there, or another source."),
    "sentence-too-long": (
        "That is no sentence but a text of {length} characters.",
        "Give the one sentence that says it, or add the whole article: /brief add",
    ),
    "sentence-too-short": ("That is too short for a sentence.", "Give the whole sentence that says it, in quotation marks."),
    "sentence-without-date": (
        "No date can be read out of this sentence, so it is no event.",
        "Say when it was with on:, such as on:2024-05.",
    ),
    "sentence-without-figure": ("No figure can be read out of this sentence, so it is not stored.", _SENTENCE_AS_PRINTED),
    "sentence-without-quote": ("No words between quotation marks can be read out of this sentence.", _SENTENCE_AS_PRINTED),
    "source-missing": (
        "No figure is stored without its source.",
        "Give the article's mark (a5), its address, or the publisher's name.",
    ),
    "source-unknown": ("I know no article {ref}.", "Give its mark (a5), its address, or the publisher's name."),
    "suggestions-too-many": (
        "{count} of your suggestions wait for an editor already.",
        "Suggest more when some of them are decided.",
    ),
    "vocabulary-not-toml": ("The vocabulary is no TOML: {reason}.", "Mend seeds/topics.toml."),
    "vocabulary-table-wrong": ("The vocabulary has a wrong table: {reason}", "Mend seeds/topics.toml."),
    "vocabulary-tables-unknown": ("The vocabulary has unknown tables: {tables}.", "Only [[topic]] and [[metric]] are known."),
}

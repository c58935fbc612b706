"""The sentences of errors that are raised in ``bot/commands``: what went wrong, and what to do next."""

from __future__ import annotations

_ADD_ON_SLACK = (
    "Type /brief add and the article's address, or paste its text behind the command; a text file or PDF comes to me "
    "when you mention me in a message that carries the file."
)
_ADD_ON_DISCORD = "Give /brief add the article's address, its text, or attach a .txt, .md, .html or .pdf file."
_ADD_IN_THE_TERMINAL = "Type: briefing-bot add FILE or ADDRESS. Here: /brief add and an address, or the text itself."
_WITHDRAW_THE_OTHER = "Take the wrong one out of all answers: /brief entry withdraw {other}"

SENTENCES: dict[str, tuple[str, str]] = {
    "alias-added-and-removed-at-once": (
        "Adding and removing a name are two things.",
        "Do one after the other, so that each can be taken back.",
    ),
    "article-address-not-http-in-the-terminal": ("Only addresses that begin with http:// or https:// are fetched.", _ADD_IN_THE_TERMINAL),
    "article-address-not-http-on-discord": ("Only addresses that begin with http:// or https:// are fetched.", _ADD_ON_DISCORD),
    "article-address-not-http-on-slack": ("Only addresses that begin with http:// or https:// are fetched.", _ADD_ON_SLACK),
    "article-is-a-feed": ("{address} is a feed, not an article.", "To follow it: /brief feed {command} {address}"),
    "article-missing-in-the-terminal": ("There is no article to add.", _ADD_IN_THE_TERMINAL),
    "article-missing-on-discord": ("There is no article to add.", _ADD_ON_DISCORD),
    "article-missing-on-slack": ("There is no article to add.", _ADD_ON_SLACK),
    "channel-missing-for-digests": ("There is no channel here to send digests to.", "Ask me in the channel that should get them."),
    "channel-with-several-digests": ("This channel has several digests.", "Name one: {digests}."),
    "personal-limit-unreadable": (
        "“{typed}” is neither on nor off nor a number up to {most}.",
        "For example: /brief digest personal off; /brief digest personal 5.",
    ),
    "personal-off": (
        "This workspace has switched {things} of people's own off.",
        "An admin can switch them on with /brief digest personal on.",
    ),
    "personal-too-many": (
        "You have {limit} {things} of your own, and more are not allowed here.",
        "/brief {word} list shows them; end one you don't need, or ask an admin to raise the limit (/brief digest personal).",
    ),
    "schedule-with-two-zones": ("“{schedule}” names two time zones: {zones}.", "Leave one of them out."),
    "digests-ping-nobody": (
        "Digests ping nobody, so I leave “{typed}” out; nothing was subscribed.",
        "Subscribe without it: everybody can have the platform notify them of new messages in a channel.",
    ),
    "digest-words-unused": ("I don't know which digest “{words}” means; nothing was changed.", "/brief digest list names them all."),
    "digest-without-times": (
        "“{schedule}” has no times of day that could be moved; nothing was changed.",
        "Say when it is to come, such as: weekdays 09:00.",
    ),
    "digest-moved-to-another-day": (
        "Then a digest of “{schedule}” would come on another day; nothing was changed.",
        "Say when it is to come, such as: weekdays 09:00.",
    ),
    "digest-left-without-topics": (
        "The digest is on nothing but {topics}; nothing was changed.",
        "/brief digest unsubscribe ends it; topics:NAME gives it another topic, topics:all all of them.",
    ),
    "subscribe-in-that-channel": (
        "I can't tell which channel {channel} is.",
        "Choose it from the list that appears after #, or invite me to {channel} and type there: /brief digest subscribe {line}",
    ),
    "channel-not-seen": (
        "I can't tell that you see that channel, so nothing was set up there.",
        "Type it in that channel itself, without naming it; or ask an admin who is in it.",
    ),
    "channel-for-yourself": (
        "What you get for yourself comes by direct message, so it has no channel.",
        "Leave the channel out; or ask an admin to subscribe that channel, in the server or workspace that it is in.",
    ),
    "channel-without-digest": (
        "This channel gets no digest.",
        "Type /brief digest list for all, or /brief digest subscribe weekdays 09:00",
    ),
    "entries-are-one": ("{entry} and {other} are one entry.", "Name two different ones."),
    "entries-differ": ("{entry} and {other} do not say the same: their {parts} differ.", _WITHDRAW_THE_OTHER),
    "entries-of-two-kinds": ("{entry} and {other} are of two kinds, so they do not say the same.", _WITHDRAW_THE_OTHER),
    "entries-with-different-figures": (
        "{entry} and {other} do not say the same: their figures differ.",
        f"Let one go first: /brief entry prefer {{entry}} over:{{other}}. {_WITHDRAW_THE_OTHER}",
    ),
    "entry-corrected-by-withdrawing": ("{entry} is not corrected.", "Withdraw it and add it again: /brief entry withdraw {entry}"),
    "error-report-for-one": ("One report is for one entry, and these are several: {refs}.", "Say which: /brief wrong f12 it is 41 million"),
    "error-report-none": ("Nobody reported {ref}, or it was decided already.", "What waits: /brief review list"),
    "error-report-without-words": ("What is wrong with {ref}?", "Say it behind the mark: /brief wrong {ref} it is 41 million"),
    "error-reports-too-many": ("{count} of your reports wait for an editor already.", "Report more when some of them are decided."),
    "entry-not-shown": ("“{ref}” can't be shown.", "Ask for an entry such as f12."),
    "feed-address-unreadable": ("“{address}” is no web address.", "Give the feed's address, such as https://news.example/feed.xml"),
    "feed-edit-without-change": (
        "Nothing of {feed} was named that shall change.",
        "For example: /brief feed edit {feed} words:chip; /brief feed edit {feed} every 2h; /brief feed edit {feed} topics:none",
    ),
    "feed-edited-alone": ("Only one feed is changed at a time.", "/brief feed list names them all."),
    "feed-not-fetched": ("{reason}", "Open the address in a browser; the site may have another feed, or show it to no program."),
    "feed-words-unread": (
        "I don't understand “{words}” of a feed; nothing was changed.",
        "For example: /brief feed add https://news.example/feed.xml every 2h, with words:chip,-sport or topics:qwen",
    ),
    "feed-words-unused": ("I don't know which feed “{words}” means; nothing was changed.", "/brief feed list names them all."),
    "feeds-called-so": ("Several feeds are called “{said}”.", "Name one: {feeds}."),
    "feeds-not-all-at-once": ("Feeds are not removed all at once.", "Name those that go, such as /brief feed remove n1 n2"),
    "figures-agree": ("{entry} and {other} agree.", "If they are one and the same: /brief entry merge {entry} {other}"),
    "figures-are-one": ("{entry} and {other} are one figure.", "Name two different ones."),
    "figures-not-in-conflict": (
        "{entry} and {other} are not in conflict: their {parts} differ.",
        "Prefer one of two figures of one thing.",
    ),
    "filter-contradicts-itself": (
        "“{word}” is wanted and not wanted at once, so nothing would ever come; nothing was changed.",
        "Leave one out.",
    ),
    "help-unknown": ("There is no command “{typed}”.", "Type /brief help for all of them."),
    "help-unknown-but-near": ("There is no command “{typed}”.", "Did you mean {near}? Type /brief help for all of them."),
    "mark-not-of-an-article": ("{ref} is no article.", "Give a mark such as a5."),
    "mark-not-of-a-figure": ("{ref} is no figure.", "Give a mark such as f12."),
    "opml-missing": (
        "There is no list of feeds to import.",
        "Give its address, as in /brief feed import https://news.example/feeds.opml, or attach the file.",
    ),
    "role-for-everybody": (
        "That is everybody who is here, so a role for them would give nobody more than others.",
        "Choose a person, or a role or user group of those who shall be {role}. What members may do everybody may.",
    ),
    "person-not-seen": ("“{person}” is nobody I can see.", "Choose a person or group from the list that appears after @."),
    "person-not-seen-on-slack": (
        "“{person}” is nobody I can see.",
        "Choose a person or group from the list that appears after @; if you did, paste the output of briefing-bot manifest into the app "
        "again.",
    ),
    "quotes-of-nobody": ("Whose words, or on what?", "Type /brief quotes and a topic, or /brief quotes by:NAME"),
    "review-has-no-lines": ("{review} has no lines to choose from.", "Type /brief review show {review}"),
    "suggestion-missing-in-the-terminal": ("There is no article to suggest.", "Type: /brief suggest and an address, or the text itself."),
    "suggestion-missing-on-discord": ("There is no article to suggest.", _ADD_ON_DISCORD.replace("/brief add", "/brief suggest")),
    "suggestion-missing-on-slack": ("There is no article to suggest.", _ADD_ON_SLACK.replace("/brief add", "/brief suggest")),
    "too-many-addresses": ("{count} addresses are too many at once; {most} are taken.", "Hand in the others in a second line."),
    "topic-name-is-a-command": (
        "“{name}” is a command, so a topic of that name could not be asked for; nothing was added.",
        "Give it a fuller name, one that people would ask for.",
    ),
    "topic-not-followed": ("I follow no topic “{named}”.", "Type /brief topics for those I follow."),
    "watch-command-slip": ("“{typed}” is no topic.", "Did you mean {line}?"),
    "watch-measure-unknown": (
        "I know no measure “{measure}” of {topic}.",
        'Known are: {measures}. For words in articles type /brief watch words:"{measure}"',
    ),
    "watch-measure-unknown-but-near": (
        "I know no measure “{measure}” of {topic}.",
        "Did you mean “{near}”? Type /brief watch {topic} {near}",
    ),
    "watch-none-of-ones-own": ("Nothing is watched for you.", "/brief watch and a topic begins it."),
    "watch-several": ("There are several watches: {watches}.", "Name the one that you mean, such as w1, or all."),
    "watch-threshold-unfit": (
        "“{typed}” can't be compared with {measure}, which is counted in {units}.",
        "Name an amount in such a unit; nothing is converted.",
    ),
    "watch-threshold-unreadable": ("I can't read “{typed}” as an amount.", "For example: > 400bn yuan; > 100 million; < 5%."),
    "watch-threshold-without-currency": (
        "“{typed}” names no currency.",
        "Name the one that the figures are in, such as {example}; nothing is converted.",
    ),
    "watch-threshold-without-measure": (
        "A threshold needs a measure of {topic} in front of it.",
        "For example: /brief watch qwen downloads > 100 million. Known are: {measures}.",
    ),
    "watch-edit-nothing": (
        "What is to change about {watch}?",
        "Type its hours, words or threshold: /brief watch edit {watch} quiet:22:00-07:00",
    ),
    "watch-topic-unknown": (
        "I follow no topic “{named}”.",
        '/brief topics lists them. For words in articles type /brief watch words:"{named}"',
    ),
    "language-here-for-admins": (
        "Admins choose the language of what is shared with a channel.",
        "Type /brief language alone to see yours; ask an admin to change the channel's.",
    ),
    "zone-for-admins": ("The workspace's time zone is set by admins.", "Type /brief zone alone to see it; ask an admin to change it."),
}

"""The sentences of errors that are raised in ``bot/core``: what went wrong, and what to do next."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "address-without-command": ("That holds an address, and no command for it.", "Did you mean {near}?"),
    "command-asked-for": ("I ask before I change anything.", "Is this what you want? {near}"),
    "command-needs-another-word": ("/brief {word} needs another word.", "There are: {commands}."),
    "command-of-group-unknown": ("There is no command “{typed}”.", "There are: {commands}."),
    "command-only-meant": ("There is no command “{typed}”.", "Did you mean {near}?"),
    "command-unknown": (
        "There is no command or topic “{typed}”.",
        "Type /brief help for all commands, /brief topics for the topics, or /brief ask and a question.",
    ),
    "command-unknown-but-near": (
        "There is no command or topic “{typed}”.",
        "Did you mean {near}? Type /brief help for all commands, /brief topics for the topics, or /brief ask and a question.",
    ),
    "command-unknown-for-topic": ("There is no command “{typed}”.", "Did you mean {near}?"),
    "form-changed": ("This form has changed since it was opened.", "Open it once more; nothing was done."),
    "form-gone": ("This form is not there any more.", "Type the command again; nothing was done."),
    "message-not-prepared": ("The message could not be prepared: {error}.", ""),
    "option-given-twice": ("{option}: is given twice.", "Give it once."),
    "option-missing": ("/brief {command} needs {option}: {help}.", "For example: {example}"),
    "option-not-a-choice": ("{option}: can't be “{typed}”.", "It is one of: {choices}."),
    "option-unknown": ("/brief {command} has no option {unknown}:.", "It takes: {usage}"),
    "option-unknown-and-none-there": ("/brief {command} has no option {unknown}:.", "/brief {command} takes no options."),
    "option-unknown-but-near": ("/brief {command} has no option {unknown}:.", "Did you mean {near}:?"),
    "option-unknown-but-near-or-quoted": (
        "/brief {command} has no option {unknown}:.",
        "Did you mean {near}:? Words with a colon that are no option go in quotation marks.",
    ),
    "option-unknown-or-quoted": (
        "/brief {command} has no option {unknown}:.",
        "It takes: {usage} Words with a colon that are no option go in quotation marks.",
    ),
    "option-unreadable": ("{option}: {reason}.", ""),
    "option-unreadable-with-example": ("{option}: {reason}.", "For example {option}:{example}"),
    "queue-too-long": ("Too much is waiting to be sent there already.", ""),
    "not-in-direct-messages": (
        "Here you read the library and have digests and watches of your own; nothing is added or set up.",
        "Type it in a server that I am in.",
    ),
    "role-too-low": (
        "/brief {command} is for {needed}s; your role here is {role}.",
        "Ask an admin of this workspace to do it or to give you the role.",
    ),
    "role-too-low-otherwise": ("/brief {command} is for {needed}s; your role here is {role}.", "{otherwise}"),
    "role-unknown-now": (
        "I can't find out just now who you are here, so nothing was done.",
        "Try again in a minute. If it goes on, whoever runs me finds the reason with briefing-bot doctor.",
    ),
    "second-topic-missing": ("/brief {command} needs another topic too. Which one?", ""),
    "topic-missing": ("/brief {command} needs a topic. Which one?", ""),
    "topic-unknown": (
        "I follow no topic “{named}”.",
        "Topics here: {topics}. Type /brief topics for all; an admin adds one with /brief topic add {named}",
    ),
    "topic-unknown-and-none-here": (
        "I follow no topic “{named}”.",
        "Topics here: none yet. Type /brief topics for all; an admin adds one with /brief topic add {named}",
    ),
    "topic-unknown-but-near": (
        "I follow no topic “{named}”.",
        "Did you mean {near}? Type /brief topics for all; an admin adds one with /brief topic add {named}",
    ),
    "topic-unknown-among-many": (
        "I follow no topic “{named}”.",
        "Topics here: {topics} and {more} more. Type /brief topics for all; an admin adds one with /brief topic add {named}",
    ),
    "topics-one-at-a-time": ("/brief {command} tells of one topic at a time, not of {topics} together.", "Type: {lines_to_type}"),
    "words-unused": ("/brief {command} can't use “{typed}”.", "It takes: {usage}"),
    "words-unused-without-options": ("/brief {command} can't use “{typed}”.", "/brief {command} takes no options."),
}

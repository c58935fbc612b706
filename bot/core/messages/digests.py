"""The sentences of errors that are raised in ``bot/digests``: what went wrong, and what to do next."""

from __future__ import annotations

_EXAMPLES = (
    "For example: daily 09:00; daily 09:00 17:30; weekdays 09:00; mondays 09:00; mon,thu 09:00; every 30 minutes; hourly; 0 9 * * 1-5."
)

SENTENCES: dict[str, tuple[str, str]] = {
    "all-days-quiet": ("There would be no digest in the next nine years: all its days are quiet. Leave some out of quiet:.", _EXAMPLES),
    "cron-counted-weekday": (
        "“{schedule}” asks for a weekday by its place in the month (“{field}”), which I can't do.",
        "Take the weekday in every week, such as 0 9 * * fri, or a day of the month, such as 0 9 1 * *",
    ),
    "cron-field-unreadable": ("“{schedule}” is no cron schedule: “{field}” is no {what} ({range}).", _EXAMPLES),
    "cron-last-day": (
        "“{schedule}” asks for the last day of the month (L), which I can't do.",
        "Name the day by its number; every month has a 28th: 0 9 28 * *",
    ),
    "cron-nearest-weekday": (
        "“{schedule}” asks for the weekday nearest to a day (“{field}”), which I can't do.",
        "Name the day by its number, such as 0 9 15 * *, or take every weekday: 0 9 * * 1-5",
    ),
    "cron-needs-five-fields": (
        "“{schedule}” has {number} fields; a cron schedule has five here: minute, hour, day, month and weekday, without seconds.",
        "For example: 0 9 * * 1-5",
    ),
    "cron-question-mark": ("“{schedule}” has a “?”, which I don't know.", "Type * for any day: 0 9 * * 1-5"),
    "digests-composed-meanwhile": ("Other digests of this channel are being composed at the same time.", ""),
    "interval-too-short": ("“{interval}” is too often: {minutes} minutes is the shortest.", _EXAMPLES),
    "interval-uneven": (
        "“{interval}” does not divide a day evenly; take 15, 20, 30 or 45 minutes, or 1, 2, 3, 4, 6, 8 or 12 hours.",
        _EXAMPLES,
    ),
    "platform-not-connected": ("This process is not connected to {platform}.", "Start it with that platform's token."),
    "day-not-ahead": ("“{words}” is {day}, which is not ahead.", "Name a later day, such as until monday or until 2027-01-04."),
    "day-unknown": ("I can't read “{words}” as a day.", "For example: until monday; until 31 December; for 2 weeks; until 2027-01-04."),
    "day-of-month-unknown": ("No month has a day “{day}”.", "For example: 1st of the month 09:00; last day of the month 09:00."),
    "interval-of-days": (
        "“{interval}” is no rhythm that I know: every so many minutes or hours, days of the week, every so many weeks, or months.",
        _EXAMPLES,
    ),
    "schedule-empty": ("A schedule needs words that say when.", _EXAMPLES),
    "schedule-more-than-one": ("“{schedule}” is more than one schedule. Subscribe each of them by itself.", _EXAMPLES),
    "schedule-ends-first": ("“{schedule}” ends before it begins.", _EXAMPLES),
    "schedule-never-happens": ("“{schedule}” never happens: no month has that day.", _EXAMPLES),
    "schedule-over": ("“{schedule}” has no more digests.", "Give it another schedule with /brief digest edit, or end it."),
    "schedule-passed": (
        "“{schedule}” has passed already ({day} {times}).",
        "Name a later time, or type /brief digest now for one at once.",
    ),
    "schedule-window-alone": ("“{schedule}” names hours, and not how often in them.", "For one in each of them type: {window}"),
    "schedule-without-date": ("“{schedule}” needs to know what day it is.", _EXAMPLES),
    "schedule-without-days": ("“{schedule}” leaves no day.", _EXAMPLES),
    "schedule-without-time": ("The schedule “{schedule}” names no time of day.", _EXAMPLES),
    "schedule-word-unknown": (
        "I don't understand “{word}” in the schedule “{schedule}”; no topic is called so either.",
        f"{_EXAMPLES} /brief topics lists the topics; topics:, kinds:, language: and limit: say what a digest holds.",
    ),
    "slots-too-close": ("“{schedule}” is too often: at least {minutes} minutes must lie between two digests.", _EXAMPLES),
    "time-of-day-unknown": ("There is no time “{time}”.", _EXAMPLES),
    "time-zone-ambiguous": ("“{name}” may be {meant}.", "Type the one that is meant."),
    "time-zone-offset-unknown": ("No place has the offset {name}.", "Name a city, such as New York, or an offset such as UTC+2."),
    "time-zone-unknown": (
        "I know no time zone “{name}”.",
        "Name a big city, a country or an offset: Berlin, New York, Japan, UTC+2; or a zone by continent and city, such as Europe/Berlin.",
    ),
    "time-zone-unknown-but-near": ("I know no time zone “{name}”.", "Did you mean {near}?"),
}

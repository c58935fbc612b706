from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from bot.core.document import Divider, Document, Heading, Moment, note, paragraph


def test_a_time_has_its_zone_beside_it_and_a_wrong_zone_is_utc() -> None:
    at = datetime(2025, 2, 3, 9, 0, tzinfo=timezone(timedelta(hours=1)))
    assert Moment(at=at, zone="Europe/Berlin").words == "Mon 3 Feb 2025, 09:00 Europe/Berlin"
    assert Moment(at=at, zone="Mars/Base").words == "Mon 3 Feb 2025, 08:00 UTC"
    assert Moment(at=at.astimezone(UTC)).words == "Mon 3 Feb 2025, 08:00 UTC"


def test_details_stand_below_the_blocks() -> None:
    document = Document(title="News", blocks=(paragraph("In short."),), details=(paragraph("More."), note("Much more.")))
    assert document.unfolded() == Document(
        title="News",
        blocks=(paragraph("In short."), Divider(), Heading(text="Details"), paragraph("More."), note("Much more.")),
    )
    assert document.unfolded().unfolded() == document.unfolded()
    assert Document(title="News").unfolded() == Document(title="News")

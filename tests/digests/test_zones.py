"""Time zones as people name them."""

from __future__ import annotations

import pytest

from bot.digests.errors import AmbiguousZone, UnknownZone
from bot.digests.zones.naming import describe_zone, is_zone, zone_called


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        ("asia/kolkata", "Asia/Kolkata"),
        ("set Europe/Vienna", "Europe/Vienna"),
        ("Madrid", "Europe/Madrid"),
        ("los angeles", "America/Los_Angeles"),
        ("Los Angeles time", "America/Los_Angeles"),
        ("Leipzig", "Europe/Berlin"),
        ("Düsseldorf", "Europe/Berlin"),
        ("Zürich", "Europe/Zurich"),
        ("Zurich", "Europe/Zurich"),
        ("Mailand", "Europe/Rome"),
        ("Seattle", "America/Los_Angeles"),
        ("Osaka", "Asia/Tokyo"),
        ("Shenzhen", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("杭州时间", "Asia/Shanghai"),
        ("大阪", "Asia/Tokyo"),
        ("Rio de Janeiro", "America/Sao_Paulo"),
        ("Österreich", "Europe/Vienna"),
        ("Japan", "Asia/Tokyo"),
        ("South Korea", "Asia/Seoul"),
        ("日本", "Asia/Tokyo"),
        ("Frankreich", "Europe/Paris"),
        ("Vereinigtes Königreich", "Europe/London"),
        ("Scotland", "Europe/London"),
        ("Texas", "America/Chicago"),
        ("Florida", "America/New_York"),
        ("EDT", "America/New_York"),
        ("US Central", "America/Chicago"),
        ("HST", "Pacific/Honolulu"),
        ("CEST", "Europe/Berlin"),
        ("MEZ", "Europe/Berlin"),
        ("JST", "Asia/Tokyo"),
        ("BST", "Europe/London"),
        ("NZDT", "Pacific/Auckland"),
        ("GMT", "UTC"),
        ("utc", "UTC"),
        ("UTC-0", "UTC"),
        ("UTC+9", "Etc/GMT-9"),
        ("GMT-3", "Etc/GMT+3"),
        ("−05:00", "Etc/GMT+5"),
        ("utc+5:30", "Asia/Kolkata"),
        ("Hamburg", "Europe/Berlin"),
        ("Chengdu", "Asia/Shanghai"),
        ("深圳", "Asia/Shanghai"),
        ("Washington DC", "America/New_York"),
        ("Lyon time", "Europe/Paris"),
        ("Schweiz", "Europe/Zurich"),
        ("Taiwan", "Asia/Taipei"),
        ("UTC -7", "Etc/GMT+7"),
        ("Mountain Time", "America/Denver"),
        ("CDT", "America/Chicago"),
        ("Vancouver, Canada", "America/Vancouver"),
        ("we are based in Lima", "America/Lima"),
        ("I live in Osaka", "Asia/Tokyo"),
        ("Ho Chi Minh City", "Asia/Ho_Chi_Minh"),
        ("Polska", "Europe/Warsaw"),
        ("Tel Aviv", "Asia/Jerusalem"),
        ("Kyiv", "Europe/Kyiv"),
        ("新加坡", "Asia/Singapore"),
        ("Central European Time", "Europe/Berlin"),
        ("New Delhi", "Asia/Kolkata"),
        ("Auckland NZ", "Pacific/Auckland"),
        ("GMT-05:00", "Etc/GMT+5"),
        ("Nairobi", "Africa/Nairobi"),
        ("Cape Town", "Africa/Johannesburg"),
        ("Portland, Maine", "America/New_York"),
        ("Paris, France", "Europe/Paris"),
    ],
)
def test_a_zone_is_found_by_what_people_call_it(typed: str, zone: str) -> None:
    assert zone_called(typed).name == zone


@pytest.mark.parametrize(
    ("typed", "zones"), [("CST", ("America/Chicago", "Asia/Shanghai")), ("IST", ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"))]
)
def test_what_several_places_are_called_is_asked(typed: str, zones: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousZone) as caught:
        zone_called(typed)
    assert caught.value.zones == zones


def test_a_country_with_several_zones_is_asked() -> None:
    with pytest.raises(AmbiguousZone, match="America/Toronto"):
        zone_called("Kanada")


def test_a_fixed_offset_is_told_as_one_and_an_abbreviation_has_its_summer_time() -> None:
    assert "without summer time" in zone_called("UTC+3").note
    assert "summer time" in zone_called("PST").note
    assert zone_called("JST").note == ""
    assert describe_zone("Etc/GMT-3") == "UTC+3"
    assert describe_zone("Etc/GMT+11") == "UTC-11"
    assert describe_zone("Europe/Berlin") == "Europe/Berlin"


@pytest.mark.parametrize(
    ("typed", "near"), [("Europe/Berln", "Europe/Berlin"), ("Amsterdm", "Europe/Amsterdam"), ("Portugall", "Europe/Lisbon")]
)
def test_a_slip_names_the_right_one(typed: str, near: str) -> None:
    with pytest.raises(UnknownZone) as caught:
        zone_called(typed)
    assert near in caught.value.next_step


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "time",
        "qwen",
        "China Mobile",
        "Tokyo Electron",
        "Acme Corp",
        "daily news",
        "../../etc/passwd",
        "UTC+25",
        "factory",
        "localtime",
        "x" * 5000,
        "a b c d e f",
    ],
)
def test_what_is_no_zone_is_none(typed: str) -> None:
    assert not is_zone(typed)

"""How many examples Hypothesis tries, here and in the whole gate.

Examples are the same in every run (``derandomize``), so that no test fails by chance; the gate, which runs before a change lands, tries
several times as many. No test fails because the machine is busy.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

#: The gate's profile: ``pytest --hypothesis-profile=gate``.
GATE = "gate"
#: What tells of the machine rather than of the test.
_OF_THE_MACHINE = (HealthCheck.too_slow,)
#: One in so many of the gate's examples is tried by default, and how many at the least.
_SHARE, _LEAST = 4, 3


def register() -> None:
    """Makes the profiles known to Hypothesis and takes the default one."""
    settings.register_profile(
        "default", derandomize=True, deadline=None, print_blob=True, max_examples=30, suppress_health_check=_OF_THE_MACHINE
    )
    settings.register_profile(GATE, settings.get_profile("default"), max_examples=200)
    settings.load_profile("default")


def examples(count: int, *suppressed: HealthCheck) -> settings:
    """Settings for a test of which the gate tries ``count`` examples, besides the ``@example`` ones; ``suppressed`` are more checks that
    it can't pass."""
    if settings.get_current_profile_name() != GATE:
        count = max(_LEAST, count // _SHARE)
    return settings(max_examples=count, suppress_health_check=(*_OF_THE_MACHINE, *suppressed))

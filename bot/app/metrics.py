"""The figures for ``/metrics``: what the bot answers, sends and reads, and how long that takes, in Prometheus' format."""

from __future__ import annotations

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.core.measuring import Measure
from storage.digests.backlog import BacklogRecord

#: Seconds at which latencies are counted; the platforms wait for three.
_QUICK = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0, 15.0, 60.0)


class Metrics:
    """The figures of one running bot. ``heard`` is a listener for what is measured anywhere in it (``bot.core.measuring``)."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)
        of_commands = ("command", "platform", "outcome")
        self.commands = Histogram(
            "briefing_command_seconds", "Seconds until a command was answered", of_commands, buckets=_QUICK, registry=registry
        )
        self.deliveries = Counter(
            "briefing_deliveries",
            "Digests, alerts and corrections that were worked on, by the state after that",
            ["state"],
            registry=registry,
        )
        self.open_deliveries = Gauge(
            "briefing_deliveries_open", "Deliveries that are not finished, in all processes", ["state"], registry=registry
        )
        self.behind = Gauge(
            "briefing_behind_seconds", "Age of the oldest work that nobody has begun, by its kind", ["queue"], registry=registry
        )
        self.pool_wait = Histogram(
            "briefing_pool_wait_seconds", "Seconds that a session waited for a database connection", buckets=_QUICK, registry=registry
        )
        self.feed_errors = Counter("briefing_feed_errors", "Feeds that could not be read, by the reason", ["reason"], registry=registry)
        self.reading = Histogram(
            "briefing_reading_seconds", "Seconds that parsing or reading took, waiting for a worker included", ["job"], registry=registry
        )
        self.rate_limit_wait = Histogram(
            "briefing_rate_limit_wait_seconds",
            "Seconds that a message waited for its turn, to keep a limit of its platform",
            registry=registry,
        )
        self.waiting = Gauge("briefing_requests_waiting", "Requests that wait for their turn", registry=registry)

    def heard(self, what: Measure, value: float, which: str) -> None:
        match what:
            case Measure.FEED_ERROR:
                self.feed_errors.labels(which).inc(value)
            case Measure.READING_SECONDS:
                self.reading.labels(which).observe(value)
            case Measure.RATE_LIMIT_WAIT:
                self.rate_limit_wait.observe(value)
            case Measure.DELIVERY:
                self.deliveries.labels(which).inc(value)

    def answered(self, command: str, platform: str, outcome: str, seconds: float) -> None:
        """A request was answered."""
        self.commands.labels(command, platform, outcome).observe(seconds)

    def page(self, backlog: BacklogRecord | None) -> bytes:
        """All figures as text; without a backlog, because the database does not answer, its figures are left out."""
        self.open_deliveries.clear()
        self.behind.clear()
        if backlog is not None:
            for state, count in backlog.open_deliveries.items():
                self.open_deliveries.labels(state).set(count)
            for queue, age in backlog.behind.items():
                self.behind.labels(queue).set(age.total_seconds())
        return generate_latest(self.registry)

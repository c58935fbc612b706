"""What a worker process can be asked for, and how arguments, results and errors travel: as JSON, checked by pydantic at both ends.

No pickles: a process that was taken over by what it read can send back wrong values, but no code.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

from bot.core.errors import NotReadable
from bot.core.patterns import regex
from bot.drawing.pictures import picture
from bot.reading.article import read
from bot.reading.feed import feed_links, parse_feed
from bot.reading.opml import parse_opml
from bot.reading.page import answer_page, text_of
from storage.drafts import Vocabulary

_LONE_SURROGATES = regex(r"[\ud800-\udfff]")
_BYTES_AS_TEXT = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
#: The argument that is sent beside the others, because it is the same for many jobs and large.
VOCABULARY = "vocabulary"


class _Arguments(BaseModel):
    model_config = _BYTES_AS_TEXT


@dataclass(frozen=True)
class Job:
    """A function that a worker runs, with limits: ``cpu`` seconds of processor time and ``wall`` seconds until it must have answered.

    ``subject`` is what is reported where it runs over them."""

    function: Callable[..., Any]
    cpu: int
    wall: int
    subject: str = "This text"
    is_feed: bool = False

    @property
    def name(self) -> str:
        return self.function.__name__

    @cached_property
    def _parameters(self) -> Mapping[str, inspect.Parameter]:
        return inspect.signature(self.function).parameters

    @cached_property
    def _arguments(self) -> type[BaseModel]:
        hints = get_type_hints(self.function)
        fields: dict[str, Any] = {
            name: (hints[name], ... if one.default is one.empty else one.default)
            for name, one in self._parameters.items()
            if name != VOCABULARY
        }
        return create_model(f"ArgumentsOf_{self.name}", __base__=_Arguments, **fields)

    @cached_property
    def _result(self) -> TypeAdapter[Any]:
        return TypeAdapter(get_type_hints(self.function)["return"])

    def packed_arguments(self, *positional: Any, **named: Any) -> tuple[bytes, bytes]:
        """The arguments as JSON, and the vocabulary among them, which is empty where the job takes none."""
        bound = inspect.signature(self.function).bind(*positional, **named).arguments
        vocabulary = bound.pop(VOCABULARY, None)
        words = vocabulary.model_dump_json().encode() if isinstance(vocabulary, Vocabulary) else b""
        return _json(self._arguments.model_construct(**bound).model_dump(mode="json", exclude_unset=True)), words

    def arguments(self, packed: bytes, vocabulary: Vocabulary | None) -> dict[str, Any]:
        """The arguments to call the function with, by name."""
        checked = self._arguments.model_validate_json(packed)
        known = {name: getattr(checked, name) for name in checked.model_fields_set}
        return known if vocabulary is None else {**known, VOCABULARY: vocabulary}

    def packed_result(self, result: Any) -> bytes:
        """The result as JSON."""
        return _json(self._result.dump_python(result, mode="json"))

    def result(self, packed: bytes) -> Any:
        """The result that was packed, validated anew."""
        return self._result.validate_json(packed)


def _json(values: Any) -> bytes:
    """The values as JSON. A lone surrogate, which UTF-8 does not have, becomes U+FFFD, as it would when the text is read or stored."""
    return _LONE_SURROGATES.sub("\ufffd", json.dumps(values, ensure_ascii=False)).encode()


def packed_error(error: NotReadable) -> bytes:
    """What an error says, as JSON."""
    return _json({"key": error.key, "arguments": {name: str(value) for name, value in error.arguments.items()}})


def unpacked_error(packed: bytes) -> NotReadable:
    """The error that was packed. Raises KeyError where no such error can be explained."""
    said = json.loads(packed)
    return NotReadable(str(said["key"]), **said["arguments"])


#: All jobs by the name of their function.
JOBS: Mapping[str, Job] = {
    job.name: job
    for job in (
        Job(parse_feed, cpu=10, wall=20, subject="This feed", is_feed=True),
        Job(feed_links, cpu=10, wall=20, subject="This page"),
        Job(parse_opml, cpu=10, wall=20, subject="This list", is_feed=True),
        Job(answer_page, cpu=20, wall=40, subject="This page"),
        Job(text_of, cpu=20, wall=40, subject="This file"),
        Job(read, cpu=30, wall=60),
        Job(picture, cpu=20, wall=30, subject="This chart"),
    )
}

"""A picture that grows downwards: a card with a strip that says what was asked where, then what each platform draws, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from tests.pictures.typesetting import Line, Run, wrapped

#: Around the card, so that neighbours stand apart; and inside it.
MARGIN, PADDING = 5, 18
STRIP = 40
AVATAR = 36
#: The height of a button, and what is left and right of its words.
CONTROL, _BUTTON_PADDING = 32, 11
#: Where a message's words begin.
INDENT = MARGIN + PADDING + AVATAR + 12
BORDER = "#d0d7de"
GREY = "#616061"
ACCENT = "#3b6ea5"
_FONTS = "Helvetica, Arial, 'Liberation Sans', sans-serif"
_FIXED_FONTS = "'Courier New', Courier, 'Liberation Mono', monospace"
#: How far below the middle of a line its letters stand, as a share of their size.
_DROP = 0.35


@dataclass
class Canvas:
    """What is drawn so far, and how far down it reaches."""

    width: float
    y: float = MARGIN + STRIP
    drawn: list[str] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Where words end."""
        return self.width - MARGIN - PADDING

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none", radius: float = 0) -> None:
        corner = f' rx="{_short(radius)}"' if radius else ""
        self.drawn.append(
            f'<rect x="{_short(x)}" y="{_short(y)}" width="{_short(width)}" height="{_short(height)}"{corner}'
            f' fill="{fill}" stroke="{stroke}"/>'
        )

    def line(self, path: str, *, stroke: str, width: float = 1, fill: str = "none") -> None:
        self.drawn.append(f'<path d="{path}" fill="{fill}" stroke="{stroke}" stroke-width="{_short(width)}"/>')

    def rule(self, x: float, y: float, width: float, *, stroke: str) -> None:
        self.line(f"M{_short(x)} {_short(y)}h{_short(width)}", stroke=stroke)

    def words(self, line: Line, x: float, middle: float) -> None:
        """One line of words around this height."""
        for run in line:
            shown = run.text.strip()
            start = x + Run(run.text[: len(run.text) - len(run.text.lstrip())], run.size, bold=run.bold, fixed=run.fixed).width
            x += run.width
            if shown:
                self.drawn.append(_text(Run(shown, run.size, run.colour, run.bold, run.italic, run.fixed), start, middle))

    def paragraph(self, runs: Sequence[Run], x: float, width: float, leading: float) -> None:
        """The words in as many lines as they need."""
        for line in wrapped(runs, width):
            self.words(line, x, self.y + leading / 2)
            self.y += leading

    def avatar(self, y: float, radius: float) -> None:
        """The bot's picture: three lines of a briefing."""
        x = MARGIN + PADDING
        self.box(x, y, AVATAR, AVATAR, fill=ACCENT, radius=radius)
        for number, length in enumerate((18, 18, 11)):
            self.box(x + 9, y + 10 + number * 6.5, length, 3, fill="#ffffff", radius=1.5)

    def eye(self, x: float, middle: float) -> None:
        """The mark of what one person alone sees."""
        self.line(f"M{_short(x)} {_short(middle)}q6 -8.5 12 0q-6 8.5 -12 0z", stroke=GREY, width=1.2)
        self.box(x + 4, middle - 2, 4, 4, fill=GREY, radius=2)

    def chevron(self, x: float, middle: float) -> None:
        self.line(f"M{_short(x)} {_short(middle - 2)}l4 4l4 -4", stroke=GREY, width=1.4)

    def finished(self, asked: str, place: str) -> str:
        """The whole picture: the card, its strip, and what was drawn on it."""
        height = self.y + PADDING + MARGIN
        inner, outer = self.width - 2 * MARGIN, height - 2 * MARGIN
        card = Canvas(self.width)
        card.box(MARGIN, MARGIN, inner, outer, fill="#ffffff", radius=12)
        left, right, top, low = MARGIN, MARGIN + inner, MARGIN, MARGIN + STRIP
        card.line(f"M{left} {low}v{12 - STRIP}q0 -12 12 -12H{right - 12:g}q12 0 12 12V{low}z", stroke="none", fill="#f6f8fa")
        card.rule(left, low, inner, stroke=BORDER)
        middle = top + STRIP / 2
        card.words(
            (Run(asked, 12.5 if asked.startswith("/") else 13.5, "#1f2328", bold=True, fixed=asked.startswith("/")),),
            left + PADDING,
            middle,
        )
        where = Run(place, 13, "#59636e")
        card.words((where,), right - PADDING - where.width, middle)
        edge = Canvas(self.width)
        edge.box(MARGIN, MARGIN, inner, outer, fill="none", stroke=BORDER, radius=12)
        size = f'width="{_short(self.width)}" height="{_short(height)}" viewBox="0 0 {_short(self.width)} {_short(height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family={quoteattr(_FONTS)}>'
        return "\n".join([head, f"<title>{escape(asked)} · {place}</title>", *card.drawn, *self.drawn, *edge.drawn, "</svg>", ""])


def button(canvas: Canvas, label: Run, x: float, *, fill: str, stroke: str) -> float:
    """Draws a button at the canvas's height; where it ends."""
    width = button_width(label)
    canvas.box(x, canvas.y, width, CONTROL, fill=fill, stroke=stroke, radius=8)
    canvas.words((label,), x + _BUTTON_PADDING, canvas.y + CONTROL / 2)
    return x + width


def button_width(label: Run) -> float:
    return label.width + 2 * _BUTTON_PADDING


def _text(run: Run, x: float, middle: float) -> str:
    kinds = [f'font-family="{_FIXED_FONTS}"'] if run.fixed else []
    kinds += ['font-weight="bold"'] if run.bold else []
    kinds += ['font-style="italic"'] if run.italic else []
    # Where another font stands in, its letters move together or apart, and the next words stay where they are.
    kinds += [f'textLength="{_short(run.width)}"'] if len(run.text) > 1 else []
    place = f'x="{_short(x)}" y="{_short(middle + _DROP * run.size)}"'
    return f'<text {place} font-size="{_short(run.size)}" fill="{run.colour}" {" ".join(kinds)}'.rstrip() + f">{escape(run.text)}</text>"


def _short(number: float) -> str:
    return f"{round(number, 1):g}"

"""A small line chart as SVG text."""

import math
from dataclasses import dataclass, field
from html import escape

PLOT_PX = 250
"""Side of the square that the axes span."""
LEFT_PX, TOP_PX, RIGHT_PX, BOTTOM_PX = 46, 12, 14, 42
WIDTH_PX, HEIGHT_PX = LEFT_PX + PLOT_PX + RIGHT_PX, TOP_PX + PLOT_PX + BOTTOM_PX
MOST_TICKS = 6
TICK_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0)
COLOURS = ("#1b5e9e", "#c2571a", "#2f7d4f", "#7a4a9e", "#8a6d1d", "#a0304e", "#4a6a75")
"""Dark enough to be told apart on paper; told apart by dash as well."""
DASHES = ("", "6 3", "2 3", "8 3 2 3", "4 2", "1 2", "10 4")

Point = tuple[float, float]


@dataclass
class SvgPlot:
    """Axes from `x_range` and `y_range`; add lines and marks, then ask for `text`."""

    title: str
    x_label: str
    y_label: str
    x_range: Point = (0.0, 1.0)
    y_range: Point = (0.0, 1.0)
    _parts: list[str] = field(default_factory=list)
    _legend: list[str] = field(default_factory=list)

    def line(self, points: list[Point], name: str, index: int) -> None:
        """A named curve in the colour and dash of its index."""
        place = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self._place, points))
        style = f'stroke="{_colour(index)}" stroke-dasharray="{DASHES[index % len(DASHES)]}"'
        self._parts.append(f'<polyline points="{place}" fill="none" stroke-width="1.8" {style}/>')
        self._legend.append(
            f'<li><svg width="30" height="8" aria-hidden="true"><line x1="0" y1="4" x2="30" y2="4" stroke-width="2.2" '
            f"{style}/></svg> {escape(name)}</li>"
        )

    def reference(self, points: list[Point]) -> None:
        """A thin grey line without a name, such as the diagonal of chance."""
        place = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self._place, points))
        self._parts.append(f'<polyline points="{place}" fill="none" stroke="#999" stroke-dasharray="3 3"/>')

    def mark(self, point: Point, index: int, label: str, filled: bool = True) -> None:
        """A dot with a label that shows on hovering and, if hollow, beside it."""
        x, y = self._place(point)
        fill = _colour(index) if filled else "#fff"
        self._parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{_colour(index)}" stroke-width="1.6">'
            f"<title>{escape(label)}</title></circle>"
        )
        if not filled:
            self._parts.append(f'<text x="{x + 7:.1f}" y="{y + 4:.1f}" class="note">{escape(label)}</text>')

    def bar(self, x: float, low: float, high: float, index: int) -> None:
        """A vertical interval."""
        (left, top), (_, bottom) = self._place((x, high)), self._place((x, low))
        self._parts.append(
            f'<line x1="{left:.1f}" x2="{left:.1f}" y1="{top:.1f}" y2="{bottom:.1f}" stroke="{_colour(index)}"/>'
        )

    @property
    def text(self) -> str:
        """A `figure` element: the chart and its legend."""
        legend = f"<ul>{''.join(self._legend)}</ul>" if self._legend else ""
        return f"""<figure>
<figcaption>{escape(self.title)}</figcaption>
<svg viewBox="0 0 {WIDTH_PX} {HEIGHT_PX}" role="img" aria-label="{escape(self.title)}">
<g class="grid">{self._ticks()}</g>
<g>{"".join(self._parts)}</g>
<text x="{LEFT_PX + PLOT_PX / 2}" y="{HEIGHT_PX - 6}" text-anchor="middle">{escape(self.x_label)}</text>
<text transform="translate(12 {TOP_PX + PLOT_PX / 2}) rotate(-90)" text-anchor="middle">{escape(self.y_label)}</text>
</svg>{legend}
</figure>"""

    def _place(self, point: Point) -> Point:
        (x_low, x_high), (y_low, y_high) = self.x_range, self.y_range
        across = (min(max(point[0], x_low), x_high) - x_low) / (x_high - x_low)
        up = (min(max(point[1], y_low), y_high) - y_low) / (y_high - y_low)
        return LEFT_PX + across * PLOT_PX, TOP_PX + (1 - up) * PLOT_PX

    def _ticks(self) -> str:
        parts = []
        for x in _tick_values(self.x_range):
            (px, bottom), (_, top) = self._place((x, self.y_range[0])), self._place((x, self.y_range[1]))
            parts.append(f'<line x1="{px:.1f}" x2="{px:.1f}" y1="{top:.1f}" y2="{bottom:.1f}"/>')
            parts.append(f'<text x="{px:.1f}" y="{bottom + 14:.1f}" text-anchor="middle">{_number(x)}</text>')
        for y in _tick_values(self.y_range):
            (left, py), (right, _) = self._place((self.x_range[0], y)), self._place((self.x_range[1], y))
            parts.append(f'<line x1="{left:.1f}" x2="{right:.1f}" y1="{py:.1f}" y2="{py:.1f}"/>')
            parts.append(f'<text x="{left - 5:.1f}" y="{py + 4:.1f}" text-anchor="end">{_number(y)}</text>')
        return "".join(parts)


def _tick_values(limits: Point) -> list[float]:
    """Round values inside the limits, six or seven at most."""
    low, high = limits
    step = next((step for step in TICK_STEPS if (high - low) / step <= MOST_TICKS), high - low)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [step * count for count in range(first, last + 1)]


def _colour(index: int) -> str:
    return COLOURS[index % len(COLOURS)]


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.005 else "0"

"""The lineage of one story as a tree of plain text, each link with the words that prove it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from wirecopy.records import BY_A_PERSON, CONFUSABLE, Edge, Evidence, Node, NodeKind, Place, Zone
from wirecopy.reports.lineage_answer import LineageAnswer
from wirecopy.reports.words import clipped, clock, counted, each_once, harmless, padded, share

EVIDENCE_COLUMNS = 96
EVIDENCE_LINES = 5
NAME_COLUMNS = 60
OTHER_WAYS = 5
DEEPEST = 40

SAID = {
    "syndicated": "syndicated from",
    "contributed": "made partly of",
    "cites": "cites",
    "quotes": "quotes",
    "copy": "same copy as",
    "update": "update of",
    "embeds": "holds a passage of",
}
ZONES = {Zone.signoff: "sign-off", Zone.metadata: "page data"}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def render_tree(answer: LineageAnswer, *, colour: bool = False) -> str:
    """The tree, then the chain, then other ways; ends without a line end.

    Foreign words are made harmless and long ones end in `…`. colour: with terminal escapes for weight.
    """
    drawn = _Drawing(answer, colour)
    lines = [drawn.head(), *drawn.above(answer.start, "", 0)]
    if answer.passages_left_out:
        further = counted(answer.passages_left_out, "further story", "further stories")
        lines.append(f"   … and passages of {further}: `spread` names all")
    if not answer.edges:
        lines.append("no source named or found: nothing leads further back than this story")
    else:
        lines += ["", *_way_lines(answer)]
    return "\n".join(lines)


def _way_lines(answer: LineageAnswer) -> list[str]:
    """The chain, what it excludes (`or`), and what may be right as well (`and`)."""
    lines = [f"chain: {way_text(answer.start, answer.way)} ({share(answer.confidence)})"]
    sure = answer.by_all_ways
    if sure is not None and share(sure) != share(answer.confidence):
        lines[0] += f"; {_name(answer.path[-1])} by all ways {share(sure)}"
    for way, certain in answer.others[:OTHER_WAYS]:
        word = " or" if answer.is_rival(way) else "and"
        lines.append(f"  {word}: {way_text(answer.start, way)} ({share(certain)})")
    if len(answer.others) > OTHER_WAYS:
        lines.append(f"   and {len(answer.others) - OTHER_WAYS} more: --json names all")
    return lines


def way_text(start: Node, way: Sequence[Edge]) -> str:
    """A way as one line: names, with the relation between each two; equal neighbours are shown once."""
    shown = _name(start)
    for edge in way:
        if edge.parent.name != edge.child.name:
            shown += f" ← {edge.relation} ← {_name(edge.parent)}"
    return shown


class _Drawing:
    """Draws the branches; a node met again is only named."""

    def __init__(self, answer: LineageAnswer, colour: bool) -> None:
        self.answer, self.colour = answer, colour
        on_chain = {(edge.child.place, edge.parent.place) for edge in answer.way}
        self.edges: dict[Place, list[Edge]] = defaultdict(list)
        for edge in sorted(answer.edges, key=lambda one: (one.child.place, one.parent.place) not in on_chain):
            self.edges[edge.child.place].append(edge)
        self.drawn: set[Place] = set()

    def head(self) -> str:
        """The story itself: outlet, title, time."""
        story = self.answer.story
        parts = [self._bold(clipped(self.answer.start.name, NAME_COLUMNS))]
        if story.get("title"):
            parts.append(f'"{clipped(story["title"], EVIDENCE_COLUMNS)}"')
        when = story.get("published")
        parts.append(f"{clock(when)} UTC" if when else "time unknown")
        return "  ".join(parts)

    def above(self, node: Node, indent: str, depth: int) -> list[str]:
        """The branches up from a node, each under its link."""
        edges = self.edges[node.place]
        self.drawn.add(node.place)
        lines: list[str] = []
        for number, edge in enumerate(edges):
            last = number == len(edges) - 1
            below = indent + ("   " if last else "│  ")
            again = edge.parent.place in self.drawn
            lines.append(f"{indent}{'└─' if last else '├─'} {self._link(edge, again)}")
            onward = bool(self.edges[edge.parent.place]) and not again and depth < DEEPEST
            lines += [self._dim(below + ("│  " if onward else "   ") + words) for words in _proof(edge)]
            if onward:
                lines += self.above(edge.parent, below, depth + 1)
            elif self.edges[edge.parent.place] and not again:
                lines.append(f"{below}   … further up: --json names all")
        return lines

    def _link(self, edge: Edge, again: bool) -> str:
        said = SAID.get(edge.relation, harmless(edge.relation))
        line = f"{said} {self._bold(_name(edge.parent))}  {share(edge.confidence)}"
        note = "shown above" if again else _note(edge.parent)
        return f"{line}  ({note})" if note else line

    def _bold(self, words: str) -> str:
        return f"{_BOLD}{words}{_PLAIN}" if self.colour else words

    def _dim(self, words: str) -> str:
        return f"{_DIM}{words}{_PLAIN}" if self.colour else words


def _note(node: Node) -> str:
    if node.kind is NodeKind.story:
        return f"in the store: {harmless(node.key)}"
    if node.kind is NodeKind.agency:
        return "not in the store: known from others' words"
    return ""


def _proof(edge: Edge) -> list[str]:
    """The evidence, a line for each piece, or the numbers that stand for it."""
    evidence = each_once(edge.evidence)
    if not evidence:
        return [f"text  {clipped(edge.basis, EVIDENCE_COLUMNS)}"]
    shown: Sequence[tuple[str, str]] = [
        (ZONES.get(words.zone, str(words.zone)), f'"{clipped(words.words, EVIDENCE_COLUMNS)}"{_mark(words)}')
        if words.words
        else ("decided", "by a person; the story has no words for it")
        for words in evidence[:EVIDENCE_LINES]
    ]
    columns = max(len(zone) for zone, _ in shown)
    lines = [f"{padded(zone, columns)}  {words}" for zone, words in shown]
    if len(evidence) > EVIDENCE_LINES:
        lines.append(f"and {len(evidence) - EVIDENCE_LINES} more")
    return lines


def _mark(words: Evidence) -> str:
    if words.rule == BY_A_PERSON:
        return "  (decided by a person)"
    return "  (confusable: in look-alike letters)" if words.rule.endswith(CONFUSABLE) else ""


def _name(node: Node) -> str:
    return clipped(node.name, NAME_COLUMNS)

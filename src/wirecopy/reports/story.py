"""All that is known of one story, with the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from wirecopy.records import (
    Attribution,
    Evidence,
    Item,
    Judgement,
    Match,
    MatchRelation,
    Moment,
    Relation,
    StoryId,
    Unsigned,
    story_label,
)
from wirecopy.reports.reasons import named_reason
from wirecopy.reports.words import (
    NOTHING,
    aligned,
    clipped,
    clock,
    counted,
    each_once,
    harmless,
    share,
    stated,
    whole,
    wrapped,
)

SHOWN = 10
"""Matches that a reader is shown; JSON has all."""


_UNSIGNED = {
    Unsigned.too_short: "too short: a title alone or a few words, on which no cluster may rest",
    Unsigned.boilerplate_only: "nothing but notices and furniture, on which no cluster may rest",
}


@dataclass(frozen=True, slots=True)
class StoryAnswer:
    """What the store knows of a story.

    row: the columns of the export `stories`. member: its row of the export `clusters`. matches: every judged
    pair that it is in, accepted ones first. others: rows of `stories` of the first matches' other stories.
    unsigned: why no cluster rests on its words; None where one may, or it is not fingerprinted yet.
    """

    row: Mapping[str, object]
    item: Item
    judgement: Judgement
    unsigned: Unsigned | None
    member: Mapping[str, object] | None
    matches: tuple[Match, ...]
    others: Mapping[StoryId, Mapping[str, object]]

    def as_json(self) -> dict[str, object]:
        """The same as an object."""
        item = self.item
        return {
            "schema_version": 1,
            "story": dict(self.row),
            "place": item.place,
            "country": item.country,
            "section": item.section,
            "encoding": item.encoding,
            "published": _moment_json(item.published, self.row["first_seen"]),
            "published_unread": _unread_json(item.published_unread),
            "updated": _moment_json(item.updated, self.row["first_seen"]),
            "no_fingerprint": self.unsigned,
            "cluster": None if self.member is None else dict(self.member),
            **judgement_json(self.judgement),
            "matches": [match_json(match) for match in self.matches],
        }


def judgement_json(judgement: Judgement) -> dict[str, object]:
    """What a story's own words say, as an object."""
    return {
        "auto_generated": judgement.auto_generated,
        "feed": None if judgement.feed is None else evidence_json(judgement.feed),
        "notice": judgement.notice,
        "own_agency": judgement.own_agency,
        "attributions": [attribution_json(claim) for claim in judgement.attributions],
        "declined": [{"agency": one.agency, "relation": one.relation.value} for one in judgement.declined],
    }


def attribution_json(claim: Attribution) -> dict[str, object]:
    """A claim with all its evidence, as an object."""
    return {
        "relation": claim.relation.value,
        "agency": claim.organisation.agency,
        "name": claim.organisation.name,
        "by": None if claim.by is None else {"agency": claim.by.agency, "name": claim.by.name},
        "confidence": claim.confidence,
        "evidence": [evidence_json(evidence) for evidence in claim.evidence],
    }


def evidence_json(evidence: Evidence) -> dict[str, object]:
    """A piece of evidence as an object; start and end are characters of the story's text."""
    return {
        "zone": evidence.zone.value,
        "start": evidence.start,
        "end": evidence.end,
        "words": evidence.words,
        "rule": evidence.rule,
        "weight": evidence.weight,
    }


def match_json(match: Match) -> dict[str, object]:
    """A judged pair as an object, its stories by label."""
    return {
        "story_a": story_label(match.a),
        "story_b": story_label(match.b),
        "relation": match.relation.value,
        "accepted": match.accepted,
        "jaccard": match.jaccard,
        "containment_a": match.containment_a,
        "containment_b": match.containment_b,
        "longest_run": match.longest_run,
        "reason": match.reason,
        "rule_version": match.rule_version,
    }


def render_story(answer: StoryAnswer) -> str:
    """The story for a reader: facts, what its own words say, its place among its like."""
    row = answer.row
    lines = wrapped(answer.item.title or "(no title)", 100)
    lines += aligned([pair for pair in _facts(answer) if pair[1]], indent="  ")
    lines += ["", *judgement_lines(answer.judgement)]
    if answer.matches:
        judged = counted(len(answer.matches), "pair")
        lines += ["", f"Compared with other stories ({judged} judged)"]
        own = str(row["story_id"])
        for match in answer.matches[:SHOWN]:
            lines += _match_lines(match, own, answer.others)
        if len(answer.matches) > SHOWN:
            lines.append(f"  … and {len(answer.matches) - SHOWN:,} more: --json has all")
    return "\n".join(lines)


def judgement_lines(judgement: Judgement) -> list[str]:
    """What a story's own words say of its sources, each claim with the words that prove it."""
    declined = [
        f"  a person declined: {one.relation.value} {harmless(one.agency)}" for one in judgement.declined
    ]
    found = (judgement.attributions, judgement.feed, judgement.own_agency, judgement.notice, declined)
    if not any(found):
        return ["Its own words credit nobody."]
    lines = ["Its own words say"]
    if judgement.own_agency:
        lines.append(f"  stands on the own site of {harmless(judgement.own_agency)}")
    if judgement.notice:
        lines.append(f"  declared a {judgement.notice.value}")
    for claim in judgement.attributions:
        through = f", through {harmless(claim.by.name)}" if claim.by else ""
        name = harmless(claim.organisation.name)
        if claim.relation is Relation.conflict:
            lines.append(f"  outweighed: a credit to {name}")
        else:
            lines.append(f"  {claim.relation.value} {name}{through}: {share(claim.confidence)} sure")
        lines += aligned([_evidence_cells(one) for one in each_once(claim.evidence)], indent="      ")
    if judgement.feed:
        lines.append("  published from a feed without editing")
        lines += aligned([_evidence_cells(judgement.feed)], indent="      ")
    return lines + declined


def _evidence_cells(evidence: Evidence) -> tuple[str, str, str]:
    if not evidence.words:
        return "decided", evidence.rule, "by a person; the story has no words for it"
    return evidence.zone.value, evidence.rule, f"“{clipped(evidence.words, 58)}”"


def _facts(answer: StoryAnswer) -> list[tuple[str, str]]:
    row, item = answer.row, answer.item
    place = ", ".join(harmless(part) for part in (item.place, item.country) if part)
    words = f"{counted(whole(row['words']), 'word')}, language {row['language'] or 'unknown'}"
    return [
        ("story", str(row["story_id"])),
        ("own id", harmless(row["item_id"] or "")),
        ("also read as", harmless(str(row["other_item_ids"]).replace(";", ", "))),
        ("outlet", _outlet(item)),
        ("url", harmless(row["url"] or "")),
        ("source", harmless(row["source"] or "")),
        ("byline", clipped(item.byline or "", 80)),
        ("place", place),
        ("published", _moment(item.published, row["first_seen"]) + _unread(item.published_unread)),
        ("updated", _moment(item.updated, row["first_seen"]) if item.updated else ""),
        ("first seen", clock(row["first_seen"])),
        ("text", f"{words}, revision {row['revision']}{_encoding(item)}"),
        ("no fingerprint", _UNSIGNED[answer.unsigned] if answer.unsigned else ""),
        ("cluster", _cluster(answer)),
        ("origin", _origin(row, answer.matches)),
    ]


def _origin(row: Mapping[str, object], matches: Sequence[Match]) -> str:
    """The far end of its lineage; that nothing leads further says nothing of how sure its own words are.

    A passage of another story is a source, but of a part.
    """
    if not row["origin"]:
        return ""
    sure = row["origin_confidence"]
    of_whole = " of the whole" if any(one.relation is MatchRelation.embeds for one in matches) else ""
    return f"{harmless(row['origin'])}, " + (
        f"no source{of_whole} named or found" if sure is None else f"{share(sure)} sure"
    )


def _encoding(item: Item) -> str:
    """How the bytes of a story were read, where not as nearly all are."""
    return f", read as {item.encoding}" if item.encoding not in (None, "utf-8") else ""


def _outlet(item: Item) -> str:
    """The outlet's name, with its domain where that is known and says more."""
    name, key = harmless(item.outlet.name), harmless(item.outlet.key)
    return name if key.startswith("name:") or key == name else f"{name} ({key})"


def _cluster(answer: StoryAnswer) -> str:
    member = answer.member
    if member is None:
        return str(answer.row["cluster_id"] or "not yet")
    size = counted(whole(member["size"]), "story", "stories")
    role = f"{member['role']} of {member['parent_story_id']}" if member["parent_story_id"] else member["role"]
    return f"{member['cluster_id']}, {size}; {role}"


def _moment(moment: Moment | None, first_seen: object) -> str:
    if moment is None:
        return NOTHING
    shown = clock(stated(moment))
    zone = " UTC" if len(shown) > len("2024-05-14") else ""
    mark = "; in the future when first seen" if _in_future(moment, first_seen) else ""
    taken = ", taken for UTC" if zone and moment.zone is None else ""
    return f"{shown}{zone} (given: {clipped(moment.given, 40)}{taken}{mark})"


def _in_future(moment: Moment, first_seen: object) -> bool:
    """Whether a story states a time more than a day after the run that first read it."""
    if not isinstance(first_seen, str):
        return False
    return moment.is_after(datetime.fromisoformat(first_seen))


def _unread(given: str | None) -> str:
    """What stands in place of a time, and why it is none."""
    if given is None:
        return ""
    from wirecopy.intake.doubts import doubt  # noqa: PLC0415 - rarely needed

    return f" (given: {harmless(given)}: {doubt(given)})"


def _unread_json(given: str | None) -> dict[str, str] | None:
    if given is None:
        return None
    from wirecopy.intake.doubts import doubt  # noqa: PLC0415 - rarely needed

    return {"given": given, "reason": doubt(given)}


def _moment_json(moment: Moment | None, first_seen: object) -> dict[str, object] | None:
    if moment is None:
        return None
    return {
        "utc": moment.utc.isoformat().replace("+00:00", "Z"),
        "given": moment.given,
        "zone": moment.zone,
        "precision": moment.precision.value,
        "in_future": _in_future(moment, first_seen),
    }


def _match_lines(match: Match, own: str, others: Mapping[StoryId, Mapping[str, object]]) -> Sequence[str]:
    """Two lines a match, its shares told from this story's side."""
    turned = story_label(match.a) != own
    other = match.a if turned else match.b
    mine, theirs = match.containment_a, match.containment_b
    if turned:
        mine, theirs = theirs, mine
    row = others.get(other, {})
    shares = f"{share(mine)} of this story stands there, {share(theirs)} of that one here"
    return [
        f"  {match.relation.value:<11}  {story_label(other)}  {clipped(row.get('outlet') or '', 48)}",
        f"               {shares}",
        *wrapped(
            named_reason(match, match.b if turned else match.a, "this story", row.get("outlet")),
            100,
            "               ",
        ),
    ]

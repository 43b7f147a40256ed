"""The text that a story still runs though its agency has since killed or withdrawn it.

Such a notice takes the text's place, and the agency's story out of the cluster of its copies, so that no edge
of their lineage leads there any more. Only made when asked for, as passages are.
"""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.lineage.calibration import MOST_AGENCY, percent
from wirecopy.lineage.candidates import CUSTOMERS_LAG_MINUTES
from wirecopy.lineage.givers import SURE
from wirecopy.lineage.member import Member, story_node
from wirecopy.lineage.sources import COPY, credit_words
from wirecopy.lineage.times import chance_first, lag_minutes, lag_words
from wirecopy.matching.judge import judge
from wirecopy.matching.prepare import prepare
from wirecopy.nightly.members import member_of
from wirecopy.records import AgencyId, Edge, Node, Notice, StoryId
from wirecopy.store import fingerprints, read, stale
from wirecopy.store.open import Connection

_DONE = {Notice.kill: "killed", Notice.withdrawal: "withdrawn"}


def edge_to_taken_back(
    connection: Connection,
    member: Member,
    start: Node,
    beside: Mapping[StoryId, Notice],
    names: Mapping[AgencyId, str],
) -> list[Edge]:
    """The edge from a story to the agency's story of whose former text it is the same copy; else none.

    start: the story's node. beside: agencies' own stories that once stood beside it and are taken back by
    now, with their notices. names: short names of agencies by catalogue id. No edge leads to a text that came
    long after the story.
    """
    own, furniture = (
        read.facts(connection, beside),
        fingerprints.furniture_of(connection, [member.story, *beside]),
    )
    text = prepare(member.story, read.item(connection, member.story), furniture[member.story])
    found: list[tuple[float, Edge]] = []
    for story, notice in sorted(beside.items()):
        former = [one.item for one in stale.texts(connection, story) if one.notice not in _DONE]
        agency = own[story].judgement.own_agency or ""
        lead = lag_minutes(member.published, former[-1].published) if former else None
        if not former or (lead is not None and lead > CUSTOMERS_LAG_MINUTES):
            continue
        match = judge(prepare(story, former[-1], furniture[story]), text).match
        if match.accepted:
            held, when = match.held_of(member.story), lag_words(former[-1].published, member.published)
            whose = f"a text that {names.get(agency, agency)} has since {_DONE[notice]}"
            said = credit_words(member.judgement, none="no credit")
            sure = max(SURE, chance_first(former[-1].published, member.published))
            basis = f"shares {percent(held)} with {whose}, {when}, {said}"
            parent = story_node(member_of(own[story]), names)
            edge = Edge(start, COPY, parent, round(min(MOST_AGENCY, sure), 4), basis, (), member.story, 1)
            found.append((held, edge))
    return [edge for _, edge in sorted(found, key=lambda one: -one[0])[:1]]

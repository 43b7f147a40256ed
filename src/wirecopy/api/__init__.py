"""What wirecopy can do, as plain functions: settings in, records out.

The command line calls nothing else. Every function raises `wirecopy.errors.WirecopyError` where a user
can do something about what went wrong. Queries never make a store. Heavy packages are imported by the
function that needs them, so that each command starts as fast as it can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wirecopy.deferred import deferred

if TYPE_CHECKING:
    from wirecopy.api.agencies import (
        agencies_list,
        agencies_passed_over,
        agencies_show,
        agencies_test,
        catalogue,
        looks_like_a_path,
    )
    from wirecopy.api.clusters import clusters_diff, clusters_history, clusters_list, clusters_show
    from wirecopy.api.decisions import decide_claim, decide_pair, review_decided, review_list
    from wirecopy.api.exports import columns, export
    from wirecopy.api.named import is_cluster
    from wirecopy.api.nights import has_inputs, ingest, nightly, rejected_inputs, report
    from wirecopy.api.opened import Progress, Row, silent
    from wirecopy.api.sources import (
        sources_add,
        sources_export,
        sources_import,
        sources_list,
        sources_poll,
        sources_remove,
        sources_test,
    )
    from wirecopy.api.stories import compare, lineage, lineage_graph, match, story
    from wirecopy.api.travels import exposure, spread, stale
    from wirecopy.api.upkeep import db_check, db_refingerprint, db_upgrade, signatures

__all__ = [
    "Progress",
    "Row",
    "agencies_list",
    "agencies_passed_over",
    "agencies_show",
    "agencies_test",
    "catalogue",
    "clusters_diff",
    "clusters_history",
    "clusters_list",
    "clusters_show",
    "columns",
    "compare",
    "db_check",
    "db_refingerprint",
    "db_upgrade",
    "decide_claim",
    "decide_pair",
    "export",
    "exposure",
    "has_inputs",
    "ingest",
    "is_cluster",
    "lineage",
    "lineage_graph",
    "looks_like_a_path",
    "match",
    "nightly",
    "rejected_inputs",
    "report",
    "review_decided",
    "review_list",
    "signatures",
    "silent",
    "sources_add",
    "sources_export",
    "sources_import",
    "sources_list",
    "sources_poll",
    "sources_remove",
    "sources_test",
    "spread",
    "stale",
    "story",
]

_SHOWN = {
    "wirecopy.api.agencies": "agencies_list agencies_passed_over agencies_show agencies_test catalogue "
    "looks_like_a_path",
    "wirecopy.api.clusters": "clusters_diff clusters_history clusters_list clusters_show",
    "wirecopy.api.decisions": "decide_claim decide_pair review_decided review_list",
    "wirecopy.api.exports": "columns export",
    "wirecopy.api.named": "is_cluster",
    "wirecopy.api.nights": "has_inputs ingest nightly rejected_inputs report",
    "wirecopy.api.opened": "Progress Row silent",
    "wirecopy.api.sources": "sources_add sources_export sources_import sources_list sources_poll "
    "sources_remove sources_test",
    "wirecopy.api.stories": "compare lineage lineage_graph match story",
    "wirecopy.api.travels": "exposure spread stale",
    "wirecopy.api.upkeep": "db_check db_refingerprint db_upgrade signatures",
}
if not TYPE_CHECKING:
    __getattr__ = deferred(__name__, _SHOWN)

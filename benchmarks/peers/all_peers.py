"""The peers, in the order of the tables."""

from __future__ import annotations

from benchmarks.peers import with_datasketch, with_gaoya, with_rensa, with_text_dedup
from benchmarks.peers.peer import Peer

DATASKETCH = Peer("datasketch", "datasketch", "", with_datasketch.sign, with_datasketch.link)
PEERS = (
    DATASKETCH,
    Peer("rensa", "rensa", "", with_rensa.sign, with_rensa.link),
    Peer("rensa, its rho sketch,", "rensa", "", with_rensa.sign_by_samples, None),
    Peer("gaoya", "gaoya", "", with_gaoya.sign, with_gaoya.link),
    Peer("text-dedup", "text_dedup", "Python 3.12", with_text_dedup.sign, with_text_dedup.link),
)

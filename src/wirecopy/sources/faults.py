"""Why something could not be fetched."""

from __future__ import annotations

from datetime import datetime

from wirecopy.records import RejectReason


class FetchError(Exception):
    """An answer that did not come, or not as it should.

    reason: of the Reject. problem: what is wrong and what to do. status: of HTTP, None where no answer came.
    retry_at: before which the server does not want to be asked again. asked: False where it was spared,
    because of what its host had answered before.
    """

    def __init__(
        self,
        reason: RejectReason,
        problem: str,
        *,
        status: int | None = None,
        retry_at: datetime | None = None,
        asked: bool = True,
    ) -> None:
        super().__init__(problem)
        self.reason = reason
        self.problem = problem
        self.status = status
        self.retry_at = retry_at
        self.asked = asked

    @property
    def passes(self) -> bool:
        """Whether the server says that it may answer if it is asked again."""
        return self.status == 429 or (self.status is not None and self.status >= 500)

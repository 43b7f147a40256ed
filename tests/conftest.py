from __future__ import annotations

from hypothesis import settings

# What a compiled kernel costs at its first call, or a busy machine, is no fault of what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

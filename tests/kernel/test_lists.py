"""What two ascending lists have in common, when one of them is packed as steps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.kernel.lists import met, picked
from wirecopy.store.bulk import narrowed

NUMBERS = st.integers(0, 2**40 - 1) | st.integers(0, 30)


@given(st.lists(NUMBERS, min_size=1, max_size=40), st.sets(NUMBERS, max_size=20))
def test_every_place_that_holds_a_wanted_key_is_found(held, asked):
    keys, wanted = np.array(sorted(held), np.int64), np.array(sorted(asked), np.int64)
    steps = np.frombuffer(narrowed(np.diff(keys, prepend=keys[0])), np.uint8)

    places, found = met(steps, len(steps) // len(keys), int(keys[0]), wanted)

    expected = [(list(wanted).index(key), place) for place, key in enumerate(keys) if key in asked]
    assert list(zip(places.tolist(), found.tolist(), strict=True)) == expected


@given(st.lists(NUMBERS, min_size=1, max_size=40), st.data())
def test_packed_numbers_are_read_at_single_places(numbers, data):
    places = data.draw(st.lists(st.integers(0, len(numbers) - 1)))
    packed = np.frombuffer(narrowed(np.array(numbers, np.int64)), np.uint8)

    read = picked(packed, len(packed) // len(numbers), np.array(places, np.int64))

    assert read.tolist() == [numbers[place] for place in places]

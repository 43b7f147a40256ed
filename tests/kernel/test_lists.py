"""What two ascending lists have in common, when one of them is packed as steps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from wirecopy.kernel.lists import joined, met, picked
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


@given(st.lists(st.lists(st.integers(0, 7), max_size=4), min_size=1, max_size=5), st.data())
def test_every_asker_of_a_key_meets_every_holder_of_it(askers, data):
    entries = data.draw(st.lists(st.tuples(st.integers(0, len(askers) - 1), st.integers(0, 30))))
    times = np.array([len(group) for group in askers], np.int64)
    flat = np.array([one for group in askers for one in group], np.int64)
    places, held = (np.array([entry[side] for entry in entries], np.int64) for side in (0, 1))

    pairs = joined(np.cumsum(times) - times, times, flat, places, held, 5)

    expected = [(asker, holder) for key, holder in entries for asker in askers[key]]
    assert [(pair >> 5, pair & 31) for pair in pairs.tolist()] == expected

"""Slow twins of the compiled kernels, in plain Python and written from the methods, not from the kernels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

WRAP = 2**64
GOLDEN = 0x9E3779B97F4A7C15
SHINGLE_FACTORS = (GOLDEN, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def word_hash(normal_form: str) -> int:
    """The polynomial of a word's characters, through the 64-bit finaliser of MurmurHash3."""
    value = sum(ord(char) * pow(GOLDEN, place, WRAP) for place, char in enumerate(normal_form)) % WRAP
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        value = (value ^ (value >> 33)) * factor % WRAP
    return value ^ (value >> 33)


def shingle_hashes(hashes: Sequence[int], size: int) -> list[int]:
    """The hash of the words in each window of `size`."""
    made = []
    for begin in range(len(hashes) - size + 1):
        window = hashes[begin : begin + size]
        value = (
            size + sum(word * factor for word, factor in zip(window, SHINGLE_FACTORS, strict=False))
        ) % WRAP
        value = (value ^ (value >> 32)) * GOLDEN % WRAP
        made.append(value ^ (value >> 29))
    return made


def digest(hashes: Sequence[int]) -> int:
    """63 bits of all words in their order."""
    value = len(hashes)
    for word in hashes:
        value = (value ^ word) * GOLDEN % WRAP
        value ^= value >> 32
    value = value * SHINGLE_FACTORS[1] % WRAP
    return (value ^ (value >> 29)) >> 1


def gram_hashes(hashes: Sequence[int], size: int, bits: int) -> list[int]:
    """The highest bits of the hash of the words in each window of `size`."""
    made = []
    for begin in range(len(hashes) - size + 1):
        window = hashes[begin : begin + size]
        value = sum(word * pow(GOLDEN, place, WRAP) for place, word in enumerate(window, 1)) % WRAP
        value = (value ^ (value >> 31)) * GOLDEN % WRAP
        value ^= value >> 29
        made.append(value >> (64 - bits))
    return made


def kept_grams(grams: Sequence[int], window: int) -> list[int]:
    """Winnowing as published: the last of the least of every window; of a short text, its first least."""
    if len(grams) <= window:
        return [min(range(len(grams)), key=lambda place: grams[place])] if grams else []
    kept = {
        min(range(begin, begin + window), key=lambda place: (grams[place], -place))
        for begin in range(len(grams) - window + 1)
    }
    return sorted(kept)


def shared_runs(a: Sequence[int], b: Sequence[int], words: int, repeats: int) -> list[tuple[int, int, int]]:
    """Maximal runs of pairs of places that hold one shingle, but of what stands in both too often."""
    many = any(b.count(one) > 1 for one in set(a) & set(b))
    anchors = {
        (i, j)
        for i, one in enumerate(a)
        for j, other in enumerate(b)
        if one == other and not (many and a.count(one) * b.count(one) > repeats)
    }
    runs = []
    for i, j in sorted(anchors):
        if (i - 1, j - 1) not in anchors:
            length = next(
                length for length in range(1, len(a) + 1) if (i + length, j + length) not in anchors
            )
            runs.append((i, j, length + words - 1))
    return runs


def longest_run(a: Sequence[int], b: Sequence[int]) -> int:
    """Members of the longest run that two sequences share."""
    return max(
        (
            length
            for length in range(1, min(len(a), len(b)) + 1)
            if {tuple(a[place : place + length]) for place in range(len(a) - length + 1)}
            & {tuple(b[place : place + length]) for place in range(len(b) - length + 1)}
        ),
        default=0,
    )


def subsequence(a: Sequence[int], b: Sequence[int]) -> int:
    """Members of the longest common subsequence, by the table of Wagner and Fischer."""
    row = [0] * (len(b) + 1)
    for one in a:
        before = 0
        for place, other in enumerate(b, start=1):
            above = row[place]
            row[place] = before + 1 if one == other else max(above, row[place - 1])
            before = above
    return row[-1]


def spans(
    runs: list[tuple[int, int, int]], a: Sequence[int], b: Sequence[int], sizes: tuple[int, int, int]
) -> list[tuple[list[tuple[int, int, int]], int]]:
    """The spans that runs make: the runs of each, cut where they overlap, and how many words agree in it."""
    gap, gap_per_word, least = sizes
    chains: list[list[tuple[int, int, int]]] = []
    for i, j, length in runs:
        fits = []
        for number, chain in enumerate(chains):
            last_i, last_j, last = chain[-1]
            gap_a, gap_b = i - last_i - last, j - last_j - last
            narrow, wide = sorted((gap_a, gap_b))
            overlap = max(-narrow, 0)
            left = length - overlap
            allowed = min(gap, gap_per_word * min(left, sum(run[2] for run in chain)))
            cost = 2 * wide - narrow + overlap
            if i > last_i and j > last_j and wide <= gap and left > 0 and wide + overlap <= allowed:
                fits.append((cost, number, overlap))
        if fits and min(fits)[0] <= 2 * gap:
            _, number, cut = min(fits)
            chains[number].append((i + cut, j + cut, length - cut))
        else:
            chains.append([(i, j, length)])
    found = []
    for chain in chains:
        agreeing = sum(run[2] for run in chain)
        for (i, j, length), (next_i, next_j, _) in pairwise(chain):
            agreeing += subsequence(a[i + length : next_i], b[j + length : next_j])
        if agreeing >= least:
            found.append((chain, agreeing))
    return found


QUOTATIONS = {
    '"': '"”', "“": '”"', "„": '“”"', "‟": "”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」",
    "『": "』", "《": "》",
}  # fmt: skip


def quotations(text: str, longest: int) -> list[tuple[int, int]]:
    """Where quotations stand: from a mark that no blank follows to its closing one or the line's end."""
    found = []
    opened, closed_by = 0, ""
    for at, char in enumerate(text):
        if char not in "".join(QUOTATIONS) + "".join(QUOTATIONS.values()) + "\n":
            continue
        if at - opened > longest:
            closed_by = ""
        if closed_by:
            if char in closed_by + "\n":
                found.append((opened, at))
                closed_by = ""
        elif not text[at + 1 : at + 2].isspace():
            opened, closed_by = at, QUOTATIONS.get(char, "")
    return found


def kind(text: str, before: int, start: int, end: int) -> str:
    """What the word at start to end is by its looks; before: the end of the word before it, -1 of none."""
    if any(char.isdigit() for char in text[start:end]):
        return "figure"
    begins = before < 0 or any(char in ".!?:…。\n" for char in text[before:start])
    upper = text[start].isupper() or text[start].istitle()
    return "name" if upper and not begins else "ordinary"


def furniture_words(
    words: Sequence[tuple[int, int]], grams: Sequence[int], kept: Sequence[int], furniture: set[int]
) -> set[int]:
    """Words in runs of two or more kept grams of six words, and up to seven at both ends."""

    def widest(near: list[int]) -> int:
        gaps = [words[word][0] - words[word - 1][1] for word in near]
        return near[gaps.index(max(gaps))] if max(gaps) > 1 else near[0]

    inside: set[int] = set()
    for known, group in groupby(kept, key=lambda place: grams[place] in furniture):
        run = list(group)
        if not known or len(run) < min(2, len(kept)):
            continue
        begin, end = run[0], run[-1] + 6
        begin = widest(list(range(begin, begin - 8, -1))) if begin > 7 else 0
        end = widest(list(range(end, end + 8))) if end < len(words) - 7 else len(words)
        inside |= set(range(begin, end))
    return inside


def odd_words(text: str) -> list[tuple[int, int]]:
    """Words with styled letters or of two scripts; of one other script where all letters of it look Latin."""
    alike, foreign, styled = "аРΑ", "дλ", "\uff32\U0001d411"
    letters = "aZé日\u00ad\u200b" + alike + foreign + styled
    lone = not any(letter in foreign for letter in text)
    found = []
    for inside, run in groupby(enumerate(text), lambda pair: pair[1] in letters):
        places = list(run)
        word = [letter for _, letter in places if letter not in "\u00ad\u200b"]
        mixed = any(letter in styled for letter in word) or (
            any(letter in "aZ" for letter in word) and any(letter in alike for letter in word)
        )
        whole = lone and len(word) > 1 and all(letter in alike for letter in word)
        if inside and (mixed or whole):
            found.append((places[0][0], places[-1][0] + 1))
    return found

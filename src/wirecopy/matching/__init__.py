"""Two stories, prepared, go in; a judged match and the passages that they share come out.

Beside that: the passage hashes by which a store finds such pairs, and what of an outlet's pages is
furniture and no story.
"""

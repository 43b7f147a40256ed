"""What a story's own words say of its sources: an `Item` and the catalogue in, a `Judgement` out.

Names are found in one pass over the text, rules of context look at each, and the evidence is weighed
into one decision per relation, organisation and hop. Never looks at other stories, never at the store.
"""

"""The version of the rules: stories judged by older rules are judged anew."""

from __future__ import annotations

RULES_VERSION = 22
"""Raised with every change of a rule or a phrase that can change a judgement."""

"""Condition panels: what the source claims, what research shows, how sure that is, and what can go wrong."""

from geo.conditions.model import Conditions, Panel, Reference, Section, Term
from geo.conditions.reader import read_conditions

__all__ = ["Conditions", "Panel", "Reference", "Section", "Term", "read_conditions"]

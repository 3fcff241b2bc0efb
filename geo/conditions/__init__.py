"""Condition panels: what the source page claims, what research shows, how strong the evidence is, and the harms."""

from geo.conditions.model import Conditions, Panel, Reference, Section, Term
from geo.conditions.reader import read_conditions

__all__ = ["Conditions", "Panel", "Reference", "Section", "Term", "read_conditions"]

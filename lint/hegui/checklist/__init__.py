"""Checklists as data: which parts a kind of report must have, how each is recognised, what counts as met."""

"""The conditions a checklist can put: each a table of settings in TOML, each judged by one pure function here.

A condition names its possible outcomes (cases). Every case has a status; those that are weak or missing have a
message template in the checklist, ``say.<case>``, and may have ``suggest.<case>`` and ``severity.<case>``.
"""

from collections.abc import Mapping

from hegui.checklist.conditions.acts import ActsCondition
from hegui.checklist.conditions.base import COMMON_FIELDS, Condition, Outcome, View
from hegui.checklist.conditions.concrete import ConcreteCondition
from hegui.checklist.conditions.deadline import DeadlineCondition
from hegui.checklist.conditions.each_item import EachItemCondition
from hegui.checklist.conditions.groups import Group, GroupsCondition
from hegui.checklist.conditions.part import PartCondition
from hegui.checklist.conditions.sides import SidesCondition
from hegui.checklist.conditions.signature import SignatureCondition
from hegui.checklist.conditions.title import TitleCondition
from hegui.checklist.conditions.trace import TraceCondition
from hegui.checklist.conditions.year import YearCondition

CONDITIONS: Mapping[str, type[Condition]] = {
    kind.type: kind
    for kind in (
        PartCondition, ActsCondition, SidesCondition, GroupsCondition, EachItemCondition, YearCondition,
        ConcreteCondition, DeadlineCondition, TitleCondition, SignatureCondition, TraceCondition,
    )
}  # fmt: skip
"""By the name used in TOML."""

__all__ = ["COMMON_FIELDS", "CONDITIONS", "Condition", "Group", "Outcome", "TraceCondition", "View"]

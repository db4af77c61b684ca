"""Family W 用语: formulations, wrong words, slips, collocations, level words, address."""

from hegui.api import Rule
from hegui_rules.wording.W101_formulation_wrong import formulation_wrong
from hegui_rules.wording.W102_formulation_near_miss import formulation_near_miss
from hegui_rules.wording.W103_fixed_set_broken import fixed_set_broken
from hegui_rules.wording.W201_wrong_character import wrong_character
from hegui_rules.wording.W202_confused_word import confused_word
from hegui_rules.wording.W203_less_preferred_form import less_preferred_form
from hegui_rules.wording.W204_internal_abbreviation import internal_abbreviation
from hegui_rules.wording.W301_same_sound import same_sound
from hegui_rules.wording.W302_similar_sound import similar_sound
from hegui_rules.wording.W303_lookalike_character import lookalike_character
from hegui_rules.wording.W401_collocation import collocation
from hegui_rules.wording.W402_missing_head import missing_head
from hegui_rules.wording.W403_redundant_words import redundant_words
from hegui_rules.wording.W404_blended_construction import blended_construction
from hegui_rules.wording.W405_measure_word import measure_word
from hegui_rules.wording.W406_structural_particle import structural_particle
from hegui_rules.wording.W501_level_word import level_word
from hegui_rules.wording.W502_body_two_names import body_two_names
from hegui_rules.wording.W503_self_name_cut import self_name_cut
from hegui_rules.wording.W601_upward_address import upward_address

RULES: tuple[Rule, ...] = (
    formulation_wrong,
    formulation_near_miss,
    fixed_set_broken,
    wrong_character,
    confused_word,
    less_preferred_form,
    internal_abbreviation,
    same_sound,
    similar_sound,
    lookalike_character,
    collocation,
    missing_head,
    redundant_words,
    blended_construction,
    measure_word,
    structural_particle,
    level_word,
    body_two_names,
    self_name_cut,
    upward_address,
)

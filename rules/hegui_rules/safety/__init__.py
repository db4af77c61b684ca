"""Family X 安全: privacy and secrecy before publication."""

from hegui.api import Rule
from hegui_rules.safety.X101_identity_number import identity_number
from hegui_rules.safety.X102_mobile_number import mobile_number
from hegui_rules.safety.X103_bank_account import bank_account
from hegui_rules.safety.X104_secret_mark import secret_mark
from hegui_rules.safety.X105_private_name import private_name
from hegui_rules.safety.X106_minor_named import minor_named
from hegui_rules.safety.X107_home_address import home_address
from hegui_rules.safety.X108_licence_plate import licence_plate

RULES: tuple[Rule, ...] = (
    identity_number,
    mobile_number,
    bank_account,
    secret_mark,
    private_name,
    minor_named,
    home_address,
    licence_plate,
)

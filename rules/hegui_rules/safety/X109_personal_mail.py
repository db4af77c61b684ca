"""X109: the private mailbox or chat account of a person."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Bad, Document, Finding, Options, Severity, Span, phrases, rule
from hegui.api.language import Worded, everywhere
from hegui_rules.basis import DISCLOSURE, PRIVACY
from hegui_rules.safety.common import behind_a_person, matches

_MAIL = (
    r"(?:个人|私人|本人)的?(?:电子)?(?:邮箱|邮件|信箱|微信号?|QQ号?|qq号?)(?:地址|账号|号码)?(?:为|是|[:：（(]){0,2}[ ]?"
    r"(?P<it>[A-Za-z0-9][A-Za-z0-9._-]{4,40}(?:@[A-Za-z0-9.-]{4,40})?)"
)
_SIGNS = phrases("personal_mail", ("邮箱", "邮件", "信箱", "微信", "QQ", "qq"))
_VALUE = r"(?P<it>[A-Za-z0-9][A-Za-z0-9._-]{4,40}(?:@[A-Za-z0-9.-]{4,40})?)"
_LABELLED = Worded(
    rf"[（(，,]?(?:其|本人|个人)?的?<contact-label>(?:地址|账号|号码|号)?(?:为|是|[：:]){{0,2}}[ ]?{_VALUE}"
)
_AT = phrases("mail_signs", ("@",))
_BARE = r"[（(](?P<it>[A-Za-z0-9][A-Za-z0-9._-]{2,40}@[A-Za-z0-9.-]{4,40})[）)]"


@rule(
    code="X109",
    name="personal-mail",
    title="公开了个人邮箱或聊天账号",
    severity=Severity.WARNING,
    basis=(PRIVACY, DISCLOSURE),
    rationale="个人邮箱和聊天账号属于个人信息；需要公布联系方式的，写单位的公务邮箱或办公电话。",
    bad=(
        Bad("意见建议可发送至起草人的个人邮箱⟦lixiaoming1988@example.com⟧。", says="公务邮箱"),
        Bad("联系人李某，本人微信号：⟦lxm_1988abc⟧。"),
        Bad(
            "市民李某（⟦lixm0815@mail.example.com⟧）的建议被采纳，村民周某（QQ：⟦403918276⟧）反映的问题已解决。"
        ),
    ),
    good=(
        "意见建议可发送至电子邮箱linxi_fzb@example.gov.cn，或关注微信公众号linxifz。",
        "联系人：王明，邮箱：linxi_fzb@example.com；市民李某可关注“云溪河长”微信公众号。",
        "个人邮箱不得处理公务，个人微信工作群整治3个。",
    ),
)
def personal_mail(doc: Document, options: Options) -> Iterator[Finding]:
    """Behind words that call it private, and behind a citizen: offices make mailboxes of any provider public."""
    found = {match.span("it") for match in matches(doc, _MAIL, _SIGNS)}
    people = (*everywhere(doc, _LABELLED.of(doc)), *matches(doc, _BARE, _AT))
    found |= {match.span("it") for match in people if behind_a_person(doc, match.start())}
    for span in sorted(found):
        yield Finding(
            Span(*span),
            "此处公开了个人邮箱或聊天账号，属于个人信息",
            suggestion="改为单位的公务邮箱，或删去",
            sensitive=True,
        )

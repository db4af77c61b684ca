"""The engine's own codes E9xx: one table for diagnostics, ``explain`` and ``rules``. None can be suppressed."""

from __future__ import annotations

from typing import NamedTuple

from hegui.api import Severity
from hegui.reading.open import EXPORT_WHOLE, SAVE_AS


class EngineCode(NamedTuple):
    """What an engine code means.

    Attributes:
        code, name, title: as of a rule.
        rationale: why it is reported and never hidden, Chinese.
        remedy: what the user can do, Chinese.
    """

    code: str
    name: str
    title: str
    severity: Severity
    rationale: str
    remedy: str


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

ENGINE_CODES = {
    entry.code: entry
    for entry in (
        EngineCode(
            "E901", "rule-crashed", "规则运行出错", _ERROR,
            "规则本身有缺陷时，该规则没有检查完本文件；其他规则照常检查。若不报出，漏检就会被当作没有问题",
            "请把这条信息连同能重现问题的最短文字反馈给规则的作者；急用时可在配置中停用该规则",
        ),
        EngineCode(
            "E902", "file-unreadable", "文件损坏或内容与扩展名不符", _ERROR,
            "内容读不出来的文件没有经过检查，不能算作没有问题",
            "请用 Word、WPS 或浏览器打开确认，另存为 docx、pdf、html、txt 或 md 后再检查",
        ),
        EngineCode(
            "E903", "scan-without-text", "扫描件没有文字", _ERROR,
            "页面只有图像，或者所用的中文字体既没有嵌入、也没有安装，取不出可供检查的文字",
            "请改用可复制文字的原文件，或先做文字识别再检查；缺少字体的，请安装中文字体，或嵌入字体重新导出",
        ),
        EngineCode(
            "E904", "file-encrypted", "文件已加密", _ERROR,
            "加密的文件读不到内容，没有经过检查",
            "请解除密码后再检查",
        ),
        EngineCode(
            "E905", "file-empty", "文件没有内容", _ERROR,
            "空文件多半是导出或传送时出了问题",
            EXPORT_WHOLE,
        ),
        EngineCode(
            "E906", "format-unsupported", "不支持的文件格式", _ERROR,
            "没有能读取这种格式的读取器，文件没有经过检查",
            SAVE_AS,
        ),
        EngineCode(
            "E907", "file-missing", "找不到文件", _ERROR,
            "给出的路径不存在，或文件夹里没有可检查的文件",
            "请检查路径是否正确",
        ),
        EngineCode(
            "E908", "permission-denied", "没有读取权限", _ERROR,
            "文件打不开，没有经过检查",
            "请关闭占用它的程序，或取得读取权限后再检查",
        ),
        EngineCode(
            "E909", "check-unfinished", "没有检查完", _ERROR,
            "文件超过了每份文件的上限（字数、段数、数字、时间或内存），其余部分没有经过检查，不能算作没有问题",
            "请确认是不是一份报告，确是报告的请拆开检查，或在配置 [limits] 中调高上限",
        ),
        EngineCode(
            "E911", "unused-suppression", "屏蔽没有起作用", _WARNING,
            "问题改好以后，屏蔽应当一并删去，否则会掩盖将来的问题",
            "请删去这条屏蔽",
        ),
        EngineCode(
            "E912", "invalid-suppression", "屏蔽无效", _ERROR,
            "每条屏蔽都要写明编号和理由，理由供复核；过期或写错的屏蔽不起作用",
            "请写成 hegui-disable 编号: 理由；旁置文件中写 code、quote、reason",
        ),
        EngineCode(
            "E913", "stale-baseline", "基线条目已过时", _INFO,
            "基线里登记的问题已经不在文件中",
            "请用 --write-baseline 重新生成基线",
        ),
        EngineCode(
            "E914", "findings-unlisted", "问题没有列完", _WARNING,
            "同一份文件里的问题超过了上限，多半是文件本身不对；没有列出的问题不能算作没有",
            "请先改正列出的问题再检查，或在配置 [limits] 中调高 findings-per-rule 和 findings",
        ),
        EngineCode(
            "E921", "content-elsewhere", "正文不在这个文件里", _ERROR,
            "网页只有标题和附件、内嵌页面或脚本数据，报告本身没有读到，不能算作没有问题",
            "请打开或下载正文，另存为 docx、pdf、html、txt 或 md 后再检查",
        ),
        EngineCode(
            "E922", "partly-read", "有几页没有读到", _ERROR,
            "夹在文字页中间的扫描页没有文字，其中的问题查不出来，缺少的内容也可能就在这几页里，因此不判缺项",
            "请先做文字识别（OCR），或改用可复制文字的原文件，再检查一次",
        ),
        EngineCode(
            "E923", "no-whole-report", "只有标题或片段，不是整份报告", _ERROR,
            "只有标题的文件没有内容可查，没有问题不等于报告没有问题；用 --kind 指明是报告的，片段也不能当作整份报告通过",
            "请确认文件是否完整，或给出含有正文的文件",
        ),
        EngineCode(
            "E924", "one-of-several-pages", "这是分页文章中的一页", _ERROR,
            "网页把报告分成几页，只看到其中一页时不能判断缺少什么",
            "请把各页合成一个文件，或另存“全文”“打印”页面后再检查",
        ),
    )
}  # fmt: skip
"""By code."""


def engine_code(word: str) -> EngineCode | None:
    """The entry whose code or name is ``word``."""
    found = ENGINE_CODES.get(word.upper())
    return found or next((e for e in ENGINE_CODES.values() if e.name == word), None)

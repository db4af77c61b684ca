"""W101: a fixed formulation in a wording that is known to be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.api import Document, Finding, Form, Options, Repair, Severity, rule
from hegui_rules.basis import HANDLING, bases
from hegui_rules.wording.formulations import lost_head, misworded, severity
from hegui_rules.wording.tables import FORMULATIONS, fitted, replaced


def _forms(options: Options) -> Iterator[Form]:
    """The listed wrong wordings."""
    for entry in options.formulations.entries:
        for variant in entry.variants:
            doubtful = severity(entry) is Severity.INFO or (variant.open and not variant.other)
            yield Form(variant.wrong, (variant.right, *variant.other), variant.always, doubtful)


@rule(
    code="W101",
    name="formulation-wrong",
    title="固定提法写错",
    severity=Severity.ERROR,
    profile="statutory",
    basis=HANDLING,
    rationale="党的创新理论、政治要求和法定用语有固定写法，少字、换字、颠倒次序都会改变意思，公开后影响严肃性。",
    knowledge=(FORMULATIONS,),
    repairs=(
        Repair("误写里有不成词的字、重复的字或语序错乱的字", True, "误写本身不成话，只有一种改法"),
        Repair(
            "表中注明“>>”的误写（法制政府、依法冶国）",
            True,
            "虽由词语组成，在任何句子里都不是规范提法，只换一个字",
        ),
        Repair("其余误写", False, "增减或替换词语、届次、数字、否定词会改变意思，或有几种改法，须由作者决定"),
    ),
    forms=_forms,
    bad=(
        "临溪镇坚持以⟦习近平新时代特色社会主义思想⟧为指导，推进各项工作。",
        "全镇干部⟦坚定“四个意识⟧”、坚定“四个自信”，扎实推进法治建设。",
        "综合行政执法队做到⟦规范公正文明执法⟧，全年无投诉。",
        "青禾乡落实⟦重大执法决定法治审核⟧，审核案件12件。",
        "县司法局开展⟦以案示法⟧活动3场，引导群众⟦遵法守法⟧。",
        "学习贯彻⟦党的二十三中全会⟧精神。",
        "临溪镇把学习⟦总书记法治思想⟧作为首要任务。",
        "青禾乡坚持以⟦**新时代中国特色社会主义思想⟧为指导。",
        "深入⟦学习近平⟧法治思想，庆祝⟦中国人民共和国⟧成立。",
    ),
    good=(
        "临溪镇坚持以习近平新时代中国特色社会主义思想为指导，推进各项工作。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "坚持严格规范公正文明执法，严格落实重大执法决定法制审核制度。",
        "认真学习总书记重要讲话，以法治国家建设为目标。",
        "设立法制审核岗位，落实《关于加强法制宣传教育的意见》。",
        "学习习近平总书记重要讲话，自学习近平法治思想，加强新时代中国特色社会主义思想政治工作。",
        "统筹推进“五位一体”总体布局和协调推进“四个全面”战略布局。",
    ),
)
def formulation_wrong(doc: Document, options: Options) -> Iterator[Finding]:
    """Listed wrong wordings; inside a right one, in titles, and in texts older than the wording silent."""
    for entry, span, variant in misworded(doc, options.formulations):
        grade = severity(entry)
        right, *other = (fitted(doc, span, words) for words in (variant.right, *variant.other))
        said = "一般写作" if grade is Severity.INFO else "不是规范提法，应为"
        head = lost_head(variant)
        yield Finding(
            span,
            f"“{_inside(variant.right.removeprefix(head))}”前面缺“{head}”"
            if head and variant.right.startswith(head)
            else f"“{_inside(variant.wrong)}”{said}“{'”或“'.join(map(_inside, (right, *other)))}”",
            suggestion=f"改为：{'，或：'.join((right, *other))}",
            fix=None
            if variant.open or _names_leader(variant.wrong, right)
            else replaced(doc, span, right, variant.always),
            severity=grade,
            basis=bases(entry.sources),
        )


def _names_leader(wrong: str, right: str) -> bool:
    """Whether the leader's name itself is what is wrong: only the author puts it in or takes letters from it."""
    return "习近平" in right and any(wrong.count(c) != right.count(c) for c in "习近平")


def _inside(words: str) -> str:
    """``words`` as they stand between quotation marks: their own are single ones, and none round the whole."""
    if words[:1] == "“" and words[-1:] == "”" and words.count("“") == 1:
        words = words[1:-1]
    return words.replace("“", "‘").replace("”", "’")

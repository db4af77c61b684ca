"""Invented reports for tests: a good one, and ways to break it.

>>> from reports_text import GOOD_REPORT, without, replaced
"""

from __future__ import annotations

TITLE = "临溪镇2024年法治政府建设年度报告"

PREAMBLE = (
    "2024年，临溪镇坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，全面落实上级关于法治政府建设"
    "的部署，依法行政水平稳步提高。现将有关情况报告如下："
)

MEASURES = """一、2024年推进法治政府建设的主要举措和成效
（一）依法决策更加规范。修订镇党委、政府议事规则，建立重大决策事项目录，全年对12件重大决策事项进行合法性审查，审核合同38份，提出修改意见57条。聘请法律顾问1名，参与化解涉法事项16件。
（二）行政执法更加严格。组织24名执法人员参加资格考试，24人全部通过。全年办理行政处罚案件21件，其中简易程序案件13件，普通程序案件8件，评查案卷21份，整改问题9个。全面落实行政执法公示制度、执法全过程记录制度和重大执法决定法制审核制度。
（三）矛盾化解更加有效。组织村（社区）人民调解委员会排查矛盾纠纷312件，调解成功305件，成功率97.8%。办理“12345”热线转办事项468件，按期办结468件。
（四）普法宣传更加深入。围绕“4·15”全民国家安全教育日、“12·4”国家宪法日等开展普法活动46场次，发放资料5200份。培养“法律明白人”88名，14个村（社区）法律顾问提供咨询190余次。
（五）权力运行更加透明。主动公开政府信息136条，办理依申请公开3件，均按期答复。全年没有发生行政复议案件和行政诉讼案件。"""

FIRST = """二、党政主要负责人履行推进法治建设第一责任人职责情况
（一）加强组织领导。镇党委书记主持召开镇党委会专题研究法治建设4次，听取法治建设工作汇报2次，把法治建设纳入年度工作要点。镇长主持召开镇长办公会研究执法力量配备、案卷质量等问题5个，协调落实普法和法律顾问经费12万元。
（二）带头学法用法。镇党委书记、镇长主持会前学法12次，带头参加旁听庭审1次，分别为镇村干部讲法治课1次。镇党委理论学习中心组专题学习习近平法治思想3次。
（三）强化督促落实。镇党委书记签批法治方面的文件11份，镇长督办执法案卷整改问题9个、信访积案4件。两位主要负责人均在年终述职时作了述法，没有违规干预司法活动、插手具体案件处理的情形。"""

SHORTCOMINGS = """三、存在的不足和原因
一年来，全镇法治政府建设取得了一定成效，但还存在一些不足：
一是执法案卷质量不高。部分案卷证据收集不全、文书说理简单，主要是因为法制审核人员只有1名，审核不够及时。
二是普法针对性不强。对外来务工人员和中小企业的宣传较少，由于没有分类掌握法律需求，活动形式多年没有变化。
三是村级调解力量偏弱。9个村的调解员平均年龄超过58岁，受待遇偏低影响，年轻人不愿参加。"""

PLAN = """四、2025年推进法治政府建设的主要安排
2025年，我镇将针对上述不足，重点做好以下工作：
一是提高执法案卷质量。3月底前再配备法制审核人员2名，每季度评查执法案卷1次，评查结果在全镇通报。
二是增强普法针对性。上半年完成外来务工人员和中小企业法律需求调查，举办劳动用工、合同履约等专题讲座8场，制作短视频12期。
三是充实村级调解力量。6月底前为9个村各选聘45岁以下的调解员1名，落实以案定补经费，组织调解员培训班2期。"""

SIGNATURE = "临溪镇人民政府\n2025年1月20日"

GOOD_REPORT = "\n".join((TITLE, PREAMBLE, MEASURES, FIRST, SHORTCOMINGS, PLAN, "特此报告。", SIGNATURE, ""))
"""All five parts, causes, duties with figures, a plan that answers every problem; about 1,600 characters."""

PARTS = {
    "title": TITLE,
    "measures": MEASURES,
    "first-responsible": FIRST,
    "shortcomings": SHORTCOMINGS,
    "next-year-plan": PLAN,
    "signature": SIGNATURE,
}


def without(*names: str, text: str = GOOD_REPORT) -> str:
    """The good report without the parts called ``names`` (keys of ``PARTS``)."""
    for name in names:
        assert PARTS[name] in text, name
        text = text.replace(PARTS[name] + "\n", "", 1)
    return text


def replaced(old: str, new: str, text: str = GOOD_REPORT) -> str:
    """The good report with one passage changed."""
    assert old in text, old
    return text.replace(old, new, 1)

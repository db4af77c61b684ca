"""Invented reports in any number, for measurements: fictional towns, consistent figures, about 5,000 characters each.

    python benchmarks/generate.py FOLDER --count 200 [--seed 1] [--characters 5000]

The same seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from inventing import invented_prose

COUNTIES = ("青禾县", "云泽县", "南屏县", "北岭县", "松溪区", "石湖区", "白沙县", "梅川县")
NAMES = [
    "临溪",
    "云岭",
    "白塔",
    "竹园",
    "柳河",
    "清泉",
    "东岗",
    "西坪",
    "桃源口",
    "石桥头",
    "双井",
    "大樟",
    "小箬",
    "龙潭湾",
    "望江",
    "古渡",
    "新塘",
    "高坪",
    "沙洲",
    "杏林",
]
KINDS = ("镇", "乡")

MEASURES = (
    (
        "加强组织领导",
        "召开专题会议{a}次，研究{x}等议题{b}个，印发工作要点1份，明确重点任务{c}项，逐项确定牵头单位和完成时限。",
    ),
    (
        "健全学法制度",
        "理论学习中心组开展法治专题学习{a}次，组织{x}培训{b}期，参训干部{c}人次，学法考试参考率100%。",
    ),
    ("规范决策程序", "落实{x}要求，合法性审核合同{c}份、规范性文件{b}份，法律顾问提出意见{a}条，均予采纳。"),
    (
        "严格规范执法",
        "围绕{x}开展联合检查{a}次，办理行政执法案件{k}件，其中简易程序{p}件、普通程序{q}件，没有发生复议纠错案件。",
    ),
    (
        "化解矛盾纠纷",
        "排查{x}领域矛盾纠纷{k}件，其中邻里纠纷{p}件、其他纠纷{q}件，全部纳入台账，逐件落实责任人。",
    ),
    (
        "深化法治宣传",
        "结合{x}举办宣传活动{a}场次，发放宣传资料{d}余份，接受群众咨询{c}人次，培养法律明白人{b}名。",
    ),
    ("推进政务公开", "主动公开{x}信息{c}条，办理依申请公开{a}件，回复群众留言{b}条，内容按规定程序审核。"),
    ("优化营商环境", "清理与{x}有关的证明事项{a}项，走访企业{b}家，协调解决问题{c}个，企业评价总体良好。"),
)
TOPICS = (
    "安全生产", "生态环境保护", "农村宅基地管理", "校园周边治理", "食品安全", "森林防火", "道路交通", "征地补偿",
    "农民工工资支付", "未成年人保护", "土地流转", "乡村建设", "物业管理", "消防安全", "防汛抗旱", "养老服务",
)  # fmt: skip
PROBLEMS = (
    (
        "执法力量不足",
        "主要原因是持证人员偏少、岗位变动较多",
        "组织{a}名新进人员参加执法资格考试，与县司法局联合培训{b}次",
    ),
    (
        "普法形式单一",
        "主要是因为缺少专职宣传人员",
        "设立普法专栏，每季度制作原创短视频{a}条，由司法所负责审核",
    ),
    ("调解能力不强", "由于系统培训较少", "举办调解员培训班{b}期，邀请律师讲解疑难纠纷{a}件"),
    ("公开不够及时", "原因是审核环节较多", "制定信息公开时限清单，{a}个工作日内完成审核，指定专人更新"),
    (
        "法律顾问作用发挥不充分",
        "主要是由于参与决策的程序不够具体",
        "修订法律顾问工作规则，重大合同{a}份以上全部提前送审",
    ),
)
ORDINALS = "一二三四五六七八九十"


def report(number: int, random_: random.Random, characters: int) -> str:
    """One report as text."""
    kind = KINDS[number % 2]
    county = COUNTIES[number % len(COUNTIES)]
    town = f"{NAMES[number // 2 % len(NAMES)]}{kind}"
    year = 2019 + number % 6

    def fill(template: str) -> str:
        p, q = random_.randint(2, 60), random_.randint(2, 40)
        return template.format(
            a=random_.randint(2, 9), b=random_.randint(2, 12), c=random_.randint(13, 99), d=random_.randint(2, 40) * 100,
            p=p, q=q, k=p + q, x=random_.choice(TOPICS),
        )  # fmt: skip

    out = [
        f"{county}{town}人民政府{year}年度法治政府建设情况报告",
        "",
        f"{year}年，{town}认真落实法治政府建设各项部署，现将有关情况报告如下：",
        f"一、{year}年推进法治政府建设的主要举措和成效",
    ]
    ending = [
        "二、党政主要负责人履行推进法治建设第一责任人职责情况",
        fill(
            f"{town}党委书记、{kind}长切实履行推进法治建设第一责任人职责，主持召开法治建设专题会议{{a}}次，听取工作汇报{{b}}次，带头讲法{{a}}次。"
        ),
    ]
    problems = random_.sample(PROBLEMS, 3)
    ending.append("三、存在的不足和原因")
    ending += [f"（{ORDINALS[i]}）{what}。{why}。" for i, (what, why, _) in enumerate(problems)]
    ending.append(f"四、{year + 1}年主要安排")
    ending += [
        f"（{ORDINALS[i]}）针对{what}问题，{fill(plan)}。" for i, (what, _, plan) in enumerate(problems)
    ]
    ending += ["", f"{county}{town}人民政府", f"{year + 1}年1月{random_.randint(5, 28)}日"]
    length = sum(map(len, out)) + sum(map(len, ending))
    for i, (head, _) in enumerate(MEASURES):
        # As many figures as a real report: one sentence of them in each part, the rest is prose.
        sentences = f"（{ORDINALS[i]}）{head}。{fill(MEASURES[i][1])}"
        share = (characters - length) / (len(MEASURES) - i)
        while len(sentences) < share:
            sentences += invented_prose(random_)
        out.append(sentences)
        length += len(sentences)
    return "\n".join([*out, *ending, ""])


def generate(folder: Path, count: int, seed: int = 1, characters: int = 5000) -> list[Path]:
    """Write ``count`` reports into ``folder`` (made if need be) and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    random_ = random.Random(seed)
    paths = []
    for number in range(count):
        path = folder / f"{number:05d}.txt"
        path.write_text(report(number, random_, characters), "utf-8", newline="\n")
        paths.append(path)
    return paths


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--characters", type=int, default=5000)
    args = parser.parse_args()
    generate(args.folder, args.count, args.seed, args.characters)


if __name__ == "__main__":
    main()

"""Sentences and reports in such variety that two of them are alike only where one was copied from the other.

Words are drawn from pools and put together by a small grammar; no sentence is taken from anywhere.
"""

from __future__ import annotations

import random

BODIES = [
    "综治中心",
    "司法所",
    "执法队",
    "党政办",
    "农业办",
    "应急办",
    "民政办",
    "派出所",
    "供电所",
    "卫生院",
    "中心校",
    "水利站",
    "林业站",
    "财政所",
    "文化站",
    "退役站",
    "妇联",
    "团委",
    "工会",
    "商会",
]
PLACES = [
    "圩场",
    "渡口",
    "老街",
    "茶园",
    "果园",
    "水库",
    "河滩",
    "祠堂",
    "晒场",
    "桥头",
    "码头",
    "砖厂",
    "窑厂",
    "采石场",
    "养殖场",
    "加工厂",
    "敬老院",
    "车站",
    "粮站",
    "集市",
    "村口",
    "山塘",
    "林场",
    "冷库",
    "幼儿园",
]
THINGS = [
    "占道摆摊",
    "污水直排",
    "秸秆焚烧",
    "违规用电",
    "拖欠工钱",
    "土地边界",
    "灌溉用水",
    "山林权属",
    "婚姻家庭",
    "交通肇事",
    "噪声扰民",
    "高空抛物",
    "电动车充电",
    "油烟排放",
    "烟花存放",
    "野外用火",
    "非法垂钓",
    "超限运输",
    "食品过期",
    "无证经营",
    "围墙搭建",
    "宅基地",
    "租赁合同",
    "劳务报酬",
    "坟地迁移",
]
WAYS = [
    "逐户上门",
    "夜间巡查",
    "集中约谈",
    "圆桌协商",
    "现场丈量",
    "调取档案",
    "邀请律师",
    "请老支书出面",
    "挂牌督办",
    "张榜公布",
    "拉网排查",
    "分片包干",
    "无人机巡查",
    "设立意见箱",
    "组织回访",
    "签订承诺书",
    "召开院坝会",
    "制作动漫",
    "编排小戏",
    "播放广播",
]
ACTS = [
    "摸清",
    "整治",
    "化解",
    "核查",
    "劝导",
    "规范",
    "清理",
    "调处",
    "移交",
    "公示",
    "登记",
    "督促整改",
    "限期拆除",
    "立案查办",
    "回应",
    "答复",
]
RESULTS = [
    "群众反映明显减少",
    "双方当场握手言和",
    "没有再出现反复",
    "台账全部销号",
    "秩序有了好转",
    "违规者作出书面保证",
    "店主主动清走杂物",
    "邻里重新来往",
    "隐患逐一消除",
    "补偿款足额到账",
    "工钱当天结清",
    "界桩重新立好",
    "渠道恢复通水",
    "车辆有了固定停放点",
]
PEOPLE = [
    "退休教师",
    "驻村律师",
    "网格员",
    "调解员",
    "村医",
    "老党员",
    "返乡青年",
    "人大代表",
    "法治副校长",
    "楼栋长",
    "护林员",
    "河长",
    "货车司机",
    "茶农",
    "店主",
    "养殖户",
]
TIMES = [
    "春耕前",
    "汛期前",
    "开学前",
    "年底前",
    "圩日",
    "中秋前后",
    "农闲时",
    "收割季",
    "采茶季",
    "清明前后",
    "入冬后",
    "雨季",
    "每月初",
    "每周五",
    "夜市开张后",
    "赶集高峰",
]

FIRST = "云石松竹梅柏桂柳枫兰青白黄紫金银铜玉珠龙凤虎马鹿鹤雁鱼泉"
SECOND = "溪山坪湾岗塘桥岭坡洲渡井坑洞埠墩冲畈垄圩浦滩崖谷泽潭丘源"
SORTS = [
    "沿街",
    "夜间",
    "零星",
    "历史遗留",
    "季节性",
    "多年",
    "新发",
    "跨界",
    "店前",
    "屋后",
    "合伙",
    "集中",
    "反复",
    "隐蔽",
    "沿河",
    "节日",
]
CAUSES = [
    "人手偏少",
    "轮换过勤",
    "培训不够",
    "经费不足",
    "底数不清",
    "职责交叉",
    "设备老旧",
    "路途较远",
    "预案陈旧",
    "台账不全",
    "会商不勤",
    "监测点少",
    "宣讲不多",
    "奖惩不明",
    "线索零散",
    "律师不足",
]

FAULTS = (
    "{mark}{what}仍时有发生，主要原因是{where}{who}{why}。",
    "{mark}{where}一带{what}反复出现，原因在于{why}。",
    "{mark}{where}{body}处理{what}的经验不多，主要是由于{why}。",
    "{mark}{where}的{what}还未根治，主要是因为{body}{why}。",
    "{mark}{body}办理{what}常常超时，原因是{why}、{who}参与不多。",
)


def invented_name(random_: random.Random) -> str:
    """Two characters that may be the name of a village, one of some 800."""
    return random_.choice(FIRST) + random_.choice(SECOND)


def invented_sentence(random_: random.Random) -> str:
    """One sentence of 60 to 140 characters with a few figures."""
    pick = random_.choice
    number = random_.randint

    def place() -> str:
        return f"{invented_name(random_)}{pick(PLACES)}"

    def body() -> str:
        return f"{invented_name(random_)}{pick(BODIES)}"

    def thing() -> str:
        return f"{pick(SORTS)}{pick(THINGS)}"

    def result() -> str:
        return f"{invented_name(random_)}{pick(RESULTS)}"

    forms = (
        lambda: f"{pick(TIMES)}，{body()}会同{body()}到{place()}{pick(WAYS)}，{pick(ACTS)}{thing()}{number(2, 90)}起，{result()}，{pick(PEOPLE)}{number(2, 30)}人参与其中，{result()}。",
        lambda: f"针对{place()}一带{thing()}和{thing()}较多的情况，{body()}请{pick(PEOPLE)}{pick(WAYS)}，{pick(TIMES)}{pick(ACTS)}{number(2, 90)}处，另{pick(ACTS)}{thing()}{number(2, 40)}件，{result()}。",
        lambda: f"{pick(PEOPLE)}和{pick(PEOPLE)}在{place()}设点{number(2, 9)}个，用{pick(WAYS)}的办法{pick(ACTS)}{thing()}，{body()}{pick(TIMES)}再次{pick(WAYS)}，{thing()}由{number(41, 90)}起降到{number(2, 40)}起，{result()}。",
        lambda: f"{body()}把{place()}、{place()}、{place()}列为重点，{pick(TIMES)}{pick(WAYS)}{number(2, 60)}次，{pick(ACTS)}{thing()}，对{thing()}则{pick(WAYS)}，{result()}，{result()}。",
    )  # fmt: skip
    return pick(forms)()


def invented_prose(random_: random.Random) -> str:
    """One sentence of 40 to 70 characters without a figure."""
    pick = random_.choice
    body, other = (f"{invented_name(random_)}{pick(BODIES)}" for _ in range(2))
    thing = f"{pick(SORTS)}{pick(THINGS)}"
    return pick(
        (
            f"{body}会同{other}{pick(WAYS)}，{pick(ACTS)}{invented_name(random_)}{pick(PLACES)}的{thing}，{pick(RESULTS)}。",
            f"{pick(TIMES)}，{pick(PEOPLE)}和{pick(PEOPLE)}{pick(WAYS)}，配合{body}{pick(ACTS)}{thing}，{pick(RESULTS)}。",
            f"对{invented_name(random_)}{pick(PLACES)}一带的{thing}，{body}坚持{pick(WAYS)}与{pick(WAYS)}相结合，{pick(RESULTS)}。",
        )
    )


def invented_report(
    random_: random.Random, town: str = "", year: int = 0, extra: list[str] | None = None, sentences: int = 24
) -> str:
    """A report of the usual parts.

    Args:
        extra: sentences that must stand in it, spread over its first part.
        sentences: of its own.
    """
    town = town or f"青禾县{invented_name(random_)}镇"
    year = year or random_.randint(2021, 2024)
    own = [invented_sentence(random_) for _ in range(sentences)]
    for sentence in extra or ():
        own.insert(random_.randint(0, len(own)), sentence)
    heads = random_.sample(["健全制度", "规范执法", "化解纠纷", "开展普法", "公开政务", "服务企业"], 4)
    size = -(-len(own) // len(heads))
    measures = "\n".join(
        f"（{mark}）{head}。{''.join(own[i * size : (i + 1) * size])}"
        for i, (mark, head) in enumerate(zip("一二三四", heads, strict=True))
    )
    first, second = random_.sample(THINGS, 2)
    faults = "".join(
        random_.choice(FAULTS).format(
            mark=mark, what=what, where=invented_name(random_), who=random_.choice(PEOPLE), body=random_.choice(BODIES),
            why=random_.choice(CAUSES),
        )
        for mark, what in (("一是", first), ("二是", second))
    )  # fmt: skip
    plan = "".join(invented_sentence(random_) for _ in range(2))
    return (
        f"{town}人民政府{year}年度法治政府建设情况报告\n\n{year}年，{town}抓好依法行政，现将情况报告如下：\n\n"
        f"一、{year}年主要举措和成效\n{measures}\n\n"
        f"二、党政主要负责人履行推进法治建设第一责任人职责情况\n{invented_sentence(random_)}"
        f"镇党委书记主持研究法治工作{random_.randint(2, 9)}次，镇长带头讲法{random_.randint(1, 4)}次。\n\n"
        f"三、存在的不足和原因\n{faults}\n\n"
        f"四、{year + 1}年主要安排\n一是围绕{first}，{plan}二是围绕{second}，{invented_sentence(random_)}\n\n"
        f"{town}人民政府\n{year + 1}年1月{random_.randint(5, 28)}日\n"
    )

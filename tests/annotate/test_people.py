"""Names of people: where they begin and end, and words that look like names and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotate.personal_names import is_transliterated, plausible

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("市长陈志远出席会议。", ["陈志远"]),
        ("副市长周文斌率队调研。", ["周文斌"]),
        ("校长欧阳明月与教师司马青云到会。", ["欧阳明月", "司马青云"]),
        ("记者李艳梅、王石采访了农民赵满仓。", ["李艳梅", "王石", "赵满仓"]),
        ("护士长阳向前值班。", ["阳向前"]),
        ("市领导周文斌、陈志远、沈秀兰、吴海参加。", ["周文斌", "陈志远", "沈秀兰", "吴海"]),
        ("李强（女）、王磊（回族）、赵敏任副主任。", ["李强", "王磊", "赵敏"]),
        ("韩红梅家庭被评为“最美家庭”。", ["韩红梅"]),
        ("习近平总书记到绍兴考察。", ["习近平"]),
        ("行长韦国强（壮族）接受采访。", ["韦国强"]),
    ],
)
def test_names_after_titles_roles_and_in_lists(tell: Tell, sentence: str, names: list[str]) -> None:
    assert tell(sentence, "绍兴市").names("Person") == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("艾克拜尔·买买提、阿依古丽·吐尔逊参加座谈。", ["艾克拜尔·买买提", "阿依古丽·吐尔逊"]),
        ("旗长乌云毕力格下乡。", ["乌云毕力格"]),
        ("州长古丽娜·阿不都拉讲话。", ["古丽娜·阿不都拉"]),
        ("旗长那顺巴图下乡调研。", ["那顺巴图"]),
    ],
)
def test_names_of_other_languages(tell: Tell, sentence: str, names: list[str]) -> None:
    assert tell(sentence, "昌吉回族自治州").names("Person") == names


@pytest.mark.parametrize(
    "sentence",
    [
        "高度重视，方案已定，时任要求不变，周边环境改善。",
        "习近平新时代中国特色社会主义思想深入人心。",
        "学习邓小平理论和习近平法治思想。",
        "黄河路小学和鲁迅故居、茅盾文学奖、吴昌硕杯都有名。",
        "朱某某被判刑，张某到案。",
        "代表团抵达，委员会成立，书记处开会。",
        "局长信箱开通，市长热线改版，市长质量奖揭晓。",
        "金融机构应当支持项目成功，万户居民安排妥当。",
        "中山路、张江镇、郑和公园人来人往。",
        "主任医师门诊时间不变。",
    ],
)
def test_no_names(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "绍兴市").names("Person") == []


def test_the_platform_is_no_chairman(tell: Tell) -> None:
    assert tell("何建国在主席台就座。", "绍兴市").names("Person") == ["何建国"]


def test_the_last_name_of_a_list_before_and_others(tell: Tell) -> None:
    assert tell("市领导王军、陈应许、葛益平等参加。", "温州市").names("Person") == [
        "王军",
        "陈应许",
        "葛益平",
    ]


def test_a_longer_word_that_opens_as_a_title(tell: Tell) -> None:
    assert tell("书记员王丽记录。", "绍兴市").names("Person") == ["王丽"]


def test_a_name_is_marked_wherever_it_stands(tell: Tell) -> None:
    story = tell("教师沈秀兰到校。学生都喜欢沈秀兰。\n昨天见到沈秀兰时，她正在备课。", "绍兴市")
    assert story.surfaces("Person") == ["沈秀兰"] * 3


def test_a_name_ends_before_the_verb(tell: Tell) -> None:
    for verb in ("主持会议", "强调", "表示", "带队视察", "说", "陪同", "宣读决定"):
        assert tell(f"市长陈志远{verb}。", "绍兴市").names("Person") == ["陈志远"], verb


@pytest.mark.parametrize("name", ["王芳华", "欧阳修", "诸葛孔明", "艾克拜尔·买买提", "李四"])
def test_forms_of_names(name: str) -> None:
    assert plausible(name)


@pytest.mark.parametrize("name", ["王", "桌子", "王小二三四", "", "A王", "椅子腿"])
def test_forms_that_are_no_names(name: str) -> None:
    assert not plausible(name)


def test_names_spelt_by_sound() -> None:
    assert is_transliterated("那顺乌日图")
    assert not is_transliterated("办公室主任")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("柯桥区领导沈国和带领视察组到会。", "沈国和"),
        ("阿克苏市种植户依明·赛买提说，今年收成好。", "依明·赛买提"),
        ("拜城县副县长古丽巴哈尔·买买提出席仪式。", "古丽巴哈尔·买买提"),
    ],
)
def test_where_names_end(tell: Tell, sentence: str, name: str) -> None:
    assert name in tell(sentence, "绍兴市").names("Person")


def test_nobody_is_called_者(tell: Tell) -> None:
    assert tell("要为干事者撑腰，为担当者担当。", "绍兴市").names("Person") == []

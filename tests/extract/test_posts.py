"""Who holds which post where: chains, lists, appointments, removals, and titles that state no post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def test_one_fact_for_each_post_of_a_chain(tell: Tell) -> None:
    story = tell("市委副书记、统战部部长、市委党校校长何建国到会。", "绍兴市")
    assert sorted(story.said("holdsPost")) == [
        "何建国 holdsPost 副书记@中共绍兴市委",
        "何建国 holdsPost 校长@中共绍兴市委党校",
        "何建国 holdsPost 部长@中共绍兴市委统一战线工作部",
    ]


def test_every_name_of_a_list_holds_the_post(tell: Tell) -> None:
    story = tell("市政协副主席沈国梁、马玉兰（女）和赵敏到会。", "绍兴市")
    assert story.said("holdsPost") == [
        f"{name} holdsPost 副主席@政协绍兴市委员会" for name in ("沈国梁", "马玉兰", "赵敏")
    ]


def test_each_title_of_a_roll_of_officials_has_its_own_name(tell: Tell) -> None:
    story = tell("市委书记周文斌，市长陈志远，市政协主席马玉兰出席。", "大连市")
    assert story.said("holdsPost") == [
        "周文斌 holdsPost 书记@中共大连市委",
        "陈志远 holdsPost 市长@大连市",
        "马玉兰 holdsPost 主席@政协大连市委员会",
    ]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("秭归县委原书记谭永新回到家乡。", "former"),
        ("曾任秭归县委书记的谭永新说。", "former"),
        ("曾任秭归县委书记的谭永新回到家乡。", "former"),
        ("免去谭永新的秭归县教育局局长职务。", "former"),
        ("谭永新不再担任秭归县县长。", "former"),
        ("秭归县代县长谭永新作报告。", "acting"),
        ("秭归县县长谭永新作报告。", None),
        ("任命谭永新为秭归县教育局局长。", None),
    ],
)
def test_status(tell: Tell, sentence: str, status: str | None) -> None:
    [given] = tell(sentence, "宜昌市").qualifiers("holdsPost")
    assert given.get("status") == status


@pytest.mark.parametrize(
    "sentence",
    [
        "谭永新为秭归县县长候选人。",
        "拟任秭归县副县长的谭永新正在公示。",
        "谭永新竞聘秭归县教育局局长。",
        "提名谭永新为秭归县副县长人选。",
        "秭归县县长热线开通，谭永新打进电话。",
        "秭归县村民谭永新参观县委大院。",
        "拟任命谭永新为秭归县教育局局长。",
    ],
)
def test_no_post(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "宜昌市").said("holdsPost") == []


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("自治区党委书记马国良到会。", "马国良 holdsPost 书记@中共新疆维吾尔自治区委"),
        ("昌吉市建国路街道党工委书记李梅到会。", "李梅 holdsPost 书记@中共建国路街道工作委员会"),
        ("昌吉市公安局党委委员、副局长李梅到会。", "李梅 holdsPost 副局长@昌吉市公安局"),
        ("昌吉市第一小学教师李梅到会。", "李梅 holdsPost 教师@昌吉市第一小学"),
    ],
)
def test_bodies_of_posts(tell: Tell, sentence: str, fact: str) -> None:
    assert fact in tell(sentence, "昌吉回族自治州").said("holdsPost")


def test_the_head_of_that_school(tell: Tell) -> None:
    story = tell("绍兴市第一中学开学。该校校长沈国梁致辞。", "绍兴市")
    assert story.said("holdsPost") == ["沈国梁 holdsPost 校长@绍兴市第一中学"]


def test_without_a_body_there_is_no_post(tell: Tell) -> None:
    assert tell("书记周文斌主持会议。").said("holdsPost") == []


def test_the_commissioner_of_a_prefecture(tell: Tell) -> None:
    story = tell("喀什地区行署副专员阿不都热依木·买买提讲话。", "喀什市")
    assert [words.split("@")[0] for words in story.said("holdsPost")] == [
        "阿不都热依木·买买提 holdsPost 副专员"
    ]


def test_an_appointment_at_a_formal_name(tell: Tell) -> None:
    story = tell("周文斌同志任中共绍兴市柯桥区委书记。", "绍兴市")
    assert story.said("holdsPost") == ["周文斌 holdsPost 书记@中共柯桥区委"]


def test_a_standing_committee_is_no_post(tell: Tell) -> None:
    story = tell("市委书记陈维民代表市委常委会作工作报告。", "温州市")
    assert story.said("holdsPost") == ["陈维民 holdsPost 书记@中共温州市委"]


def test_the_committee_of_an_autonomous_prefecture(tell: Tell) -> None:
    story = tell("延边州委副书记、州长金寿南到会。", "延边朝鲜族自治州")
    assert "金寿南 holdsPost 副书记@中共延边朝鲜族自治州委" in story.said("holdsPost")


@bug("办事处 alone before a title is no body")
def test_the_head_of_a_street_office(tell: Tell) -> None:
    story = tell("文峰区光华路街道党工委书记郭俊、办事处主任杨静走访社区。", "安阳市")
    assert any(words.startswith("杨静 holdsPost 主任@光华路街道") for words in story.said("holdsPost"))


def test_evidence_holds_the_post_and_the_name(tell: Tell) -> None:
    story = tell("昨日，市委常委、秘书长何建国到诸暨市调研。", "绍兴市")
    assert {f.evidence for f in story.facts} == {"市委常委、秘书长何建国"}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("长城公司焊工沈国梁很忙。", "沈国梁 holdsPost 焊工@长城公司"),
        ("天海电器有限公司涂布工沈国梁到会。", "沈国梁 holdsPost 涂布工@天海电器有限公司"),
        ("文峰区光华路街道环卫工李梅清晨出门。", "李梅 holdsPost 环卫工@光华路街道"),
    ],
)
def test_a_craft_at_a_firm_or_a_street(tell: Tell, sentence: str, fact: str) -> None:
    assert tell(sentence, "安阳市").said("holdsPost") == [fact]


@pytest.mark.parametrize(
    "sentence",
    [
        "焊工沈国梁很忙。",
        "天海电器有限公司慰问焊工沈国梁。",
        "天海电器有限公司总工会沈国梁到会。",
        "文峰区光华路街道化工厂李梅清晨出门。",
        "长城公司施工沈国梁很忙。",
    ],
)
def test_no_craft(tell: Tell, sentence: str) -> None:
    assert tell(sentence, "安阳市").said("holdsPost") == []


def test_leaders_listed_before_their_title(tell: Tell) -> None:
    story = tell("县政协主席何建国，以及沈国梁、马玉兰等县领导到会。", "秭归县")
    assert story.said("holdsPost") == [
        "何建国 holdsPost 主席@政协秭归县委员会",
        "沈国梁 holdsPost 县领导@秭归县",
        "马玉兰 holdsPost 县领导@秭归县",
    ]


@pytest.mark.parametrize("words", ["等专家到会", "等陪同县领导调研"])
def test_others_than_leaders(tell: Tell, words: str) -> None:
    assert tell(f"何建国、沈国梁{words}。", "秭归县").said("holdsPost") == []


def test_the_head_of_a_department_shares_its_last_syllable(tell: Tell) -> None:
    story = tell("市委常委、宣传部长何建国到会。", "绍兴市")
    assert story.said("holdsPost") == [
        "何建国 holdsPost 常委@中共绍兴市委",
        "何建国 holdsPost 部长@中共绍兴市委宣传部",
    ]


def test_a_department_that_goes_on_has_no_head(tell: Tell) -> None:
    assert tell("市委宣传部长期关注何建国。", "绍兴市").said("holdsPost") == []


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "市人大代表、东路镇大元村党支部书记何大勇：希望修好村道。",
            ["何大勇 holdsPost 代表@绍兴市人民代表大会", "何大勇 holdsPost 书记@大元村党支部"],
        ),
        (
            "市政协委员、绍兴市第一中学副校长李春梅：建议加大轮岗补贴。",
            ["李春梅 holdsPost 副校长@绍兴市第一中学", "李春梅 holdsPost 委员@政协绍兴市委员会"],
        ),
        (
            "何大勇委员（市农业局副局长）：建议整合资金。",
            ["何大勇 holdsPost 副局长@绍兴市农业局"],
        ),
    ],
)
def test_members_speak(tell: Tell, sentence: str, facts: list[str]) -> None:
    assert sorted(tell(sentence, "绍兴市").said("holdsPost")) == sorted(facts)


def test_those_elected_after_为(tell: Tell) -> None:
    story = tell(
        "会议选举沈国梁为县人大常委会主任，何大勇、李春梅(女)为副主任；选举周文斌为县人民法院院长。", "新昌县"
    )
    assert story.said("holdsPost") == [
        "沈国梁 holdsPost 主任@新昌县人民代表大会常务委员会",
        "何大勇 holdsPost 副主任@新昌县人民代表大会常务委员会",
        "李春梅 holdsPost 副主任@新昌县人民代表大会常务委员会",
        "周文斌 holdsPost 院长@新昌县人民法院",
    ]


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("何大勇现任诸暨市次坞镇大桥村党支部书记。", "何大勇 holdsPost 书记@大桥村党支部"),
        ("何大勇已任绍兴市水利局党组书记。", "何大勇 holdsPost 党组书记@绍兴市水利局"),
        ("何大勇被选派到次坞镇大桥村任党支部第一书记。", "何大勇 holdsPost 第一书记@大桥村党支部"),
        ("公司派驻大桥村第一书记、工作队长何大勇到会。", "何大勇 holdsPost 工作队长@大桥村"),
        (
            "李春梅（女）为绍兴市中级人民法院民事审判庭副庭长。",
            "李春梅 holdsPost 副庭长@绍兴市中级人民法院民事审判庭",
        ),
    ],
)
def test_posts_behind_a_path_or_a_note(tell: Tell, sentence: str, fact: str) -> None:
    assert fact in tell(sentence, "绍兴市").said("holdsPost")

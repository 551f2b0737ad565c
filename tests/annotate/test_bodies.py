"""Names of public bodies, firms and projects: by seat and core, and by their endings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Tell


def bug(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("市委", "中共绍兴市委"),
        ("市政府", "绍兴市人民政府"),
        ("市人大常委会", "绍兴市人民代表大会常务委员会"),
        ("市政协", "政协绍兴市委员会"),
        ("市纪委监委", "绍兴市纪委监委"),
        ("市发改委", "绍兴市发展和改革委员会"),
        ("市卫健委", "绍兴市卫生健康委员会"),
        ("市总工会", "绍兴市总工会"),
        ("市妇联", "绍兴市妇女联合会"),
        ("市科技局", "绍兴市科学技术局"),
        ("市教育局", "绍兴市教育局"),
        ("市委宣传部", "中共绍兴市委宣传部"),
        ("市检察院", "绍兴市人民检察院"),
        ("市中级人民法院", "绍兴市中级人民法院"),
        ("省政府", "浙江省人民政府"),
        ("省教育厅", "浙江省教育厅"),
        ("省委组织部", "中共浙江省委组织部"),
        ("诸暨市委", "中共诸暨市委"),
        ("越城区人民法院", "越城区人民法院"),
        ("政协绍兴市委员会", "政协绍兴市委员会"),
        ("中共绍兴市委", "中共绍兴市委"),
        ("共青团绍兴市委", "共青团绍兴市委"),
        ("国务院", "国务院"),
        ("中宣部", "中共中央宣传部"),
        ("新华社", "新华通讯社"),
        ("市图书馆", "绍兴市图书馆"),
    ],
)
def test_bodies_are_spelt_out_with_their_place(tell: Tell, printed: str, name: str) -> None:
    assert tell(f"{printed}召开会议。", "绍兴市").named(printed) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "市委托第三方评估，市政设施完好，省市县区联动。",
        "外国政府和学校党委都很重视。",
        "各级各部门、区直部门、相关企业要抓好落实。",
        "大局意识、格局和结局都很重要。",
        "龙头企业、骨干企业、民营企业和中小学校受益。",
    ],
)
def test_no_bodies(tell: Tell, sentence: str) -> None:
    story = tell(sentence, "绍兴市")
    assert story.names("Organization") == [] and story.names("Company") == []


@pytest.mark.parametrize(
    "sentence", ["团市委召开会议。", "市总工会、团市委联合发文。", "团市委书记何建国讲话。"]
)
def test_the_youth_league_is_not_the_party(tell: Tell, sentence: str) -> None:
    names = tell(sentence, "绍兴市").names("Organization")
    assert "共青团绍兴市委" in names and "中共绍兴市委" not in names


def test_without_a_home_a_bare_body_is_not_named(tell: Tell) -> None:
    assert tell("市委召开会议。").mentions == ()


def test_a_term_of_office_is_no_part_of_the_name(tell: Tell) -> None:
    assert tell("市五届人大常委会召开会议。", "大连市").named("市五届人大常委会") == [
        "大连市人民代表大会常务委员会"
    ]


def test_a_formal_name_with_a_path(tell: Tell) -> None:
    assert "中共绍兴市柯桥区委" in tell("中共绍兴市柯桥区委召开全会。", "绍兴市").surfaces("Organization")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("绍兴市第一中学", "Organization"),
        ("湖南大学", "Organization"),
        ("长沙市第一医院", "Organization"),
        ("敦煌研究院", "Organization"),
        ("黄河路小学", "Organization"),
        ("柳州钢铁股份有限公司", "Company"),
        ("大连港集团有限公司", "Company"),
        ("江西特种电机股份有限公司", "Company"),
        ("柳州银行柳北支行", "Company"),
        ("杭州湾大桥", "Project"),
        ("西北轴承产业园", "Project"),
    ],
)
def test_names_by_their_endings(tell: Tell, name: str, kind: str) -> None:
    assert name in tell(f"{name}迎来客人。", "绍兴市").names(kind)


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        pytest.param(
            "龙头企业海亮集团有限公司增产。", "海亮集团有限公司", marks=bug("one word of the recogniser")
        ),
        ("省重点企业三花控股集团有限公司增产。", "三花控股集团有限公司"),
        ("湖南大学与中联重科股份有限公司合作。", "中联重科股份有限公司"),
    ],
)
def test_words_before_a_firm_are_cut(tell: Tell, sentence: str, firm: str) -> None:
    assert tell(sentence, "绍兴市").names("Company") == [firm]


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        ("鹤壁市人民政府奖励天海电器有限公司100万元。", "天海电器有限公司"),
        ("鹤壁银行向天海电器有限公司发放贷款。", "鹤壁银行"),
    ],
)
def test_two_names_side_by_side(tell: Tell, sentence: str, firm: str) -> None:
    assert firm in tell(sentence, "鹤壁市").names("Company")


@pytest.mark.parametrize(
    ("sentence", "project"),
    [
        ("广西路桥集团有限公司计划建设龙门大桥项目。", "龙门大桥项目"),
        pytest.param(
            "邵阳市自来水公司新建江北水厂项目。",
            "江北水厂项目",
            marks=bug("the firm and the verb are taken in"),
        ),
    ],
)
def test_a_project_begins_after_the_verb(tell: Tell, sentence: str, project: str) -> None:
    assert tell(sentence, "邵阳市").names("Project") == [project]

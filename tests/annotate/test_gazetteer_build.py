"""The build script on a small invented register: what it writes, and that it writes the same twice."""

from __future__ import annotations

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = {
    "provinces.csv": "code,name\n91,东泽省\n92,临海市\n",
    "cities.csv": "code,name,provinceCode\n9101,云溪市,91\n9102,石台市,91\n9190,省直辖县级行政区划,91\n9201,市辖区,92\n",
    "areas.csv": "code,name,cityCode,provinceCode\n910102,河湾区,9101,91\n910171,云溪高新技术产业开发区,9101,91\n"
    "910200,石台市,9102,91\n919001,独山市,9190,91\n920101,南岸区,9201,92\n",
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n910102001,新桥街道办事处,910102,91,9101\n"
    "910102100,河湾区柳集镇,910102,91,9101\n910200101,石台镇,910200,91,9102\n"
    "920101198,南岸区直辖村级区划,920101,92,9201\n",
    "villages.csv": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
    "910102001001,新桥社区居委会,910102001,91,9101,910102\n910102100200,柳集镇柳林村村民委员会,910102100,91,9101,910102\n"
    "910102100201,大滩村委会,910102100,91,9101,910102\n920101198001,岸头居民委员会,920101198,92,9201,920101\n",
    "HK-MO-TW.json": json.dumps(
        {"台湾省": {"台北市": ["大安区"]}, "澳门特别行政区": {"外岛": ["嘉模堂区（氹仔）"]}}
    ),
}
EVENT = {"type": "撤县设市", "new_path": ["东泽省", "云溪市"]}
CHANGES = [
    EVENT | {"year": 1990, "old": {"name": "云县"}, "new": {"name": "溪山市"}},
    EVENT | {"year": 2001, "old": {"name": "溪山市"}, "new": {"name": "云溪市"}},
    EVENT | {"year": 1981, "old": {"name": "早县"}, "new": {"name": "云溪市"}},
    EVENT | {"year": 1999, "old": {"name": "古县"}, "new": {"name": "消失市"}},
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    base = tmp_path_factory.mktemp("gazetteer")
    (base / "dist").mkdir()
    for name, text in FILES.items():
        (base / "dist" / name).write_text(text, encoding="utf-8")
    (base / "changes.json").write_text(json.dumps({"events": CHANGES}), encoding="utf-8")
    outs = [base / "one", base / "two"]
    script = str(ROOT / "data" / "gazetteers" / "build.py")
    for seed, out in enumerate(outs):
        out.mkdir()
        subprocess.run(
            [sys.executable, script, str(base), str(base / "changes.json"), "-o", str(out)],
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
        )
    return outs


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_two_builds_give_the_same_bytes(built: list[Path]) -> None:
    one, two = built
    names = sorted(path.name for path in one.iterdir())
    assert names == ["old_names.tsv", "townships.xz", "upper.tsv", "villages.bin", "villages.tsv"]
    for name in names:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_headings_and_repeated_counties_are_left_out(built: list[Path]) -> None:
    cells = [line.split("\t") for line in lines(built[0] / "upper.tsv")]
    assert [cell[:2] for cell in cells] == [
        ["71", "台湾省"],
        ["71x01", "台北市"],
        ["82", "澳门特别行政区"],
        ["82x01", "嘉模堂区"],
        ["91", "东泽省"],
        ["9101", "云溪市"],
        ["910102", "河湾区"],
        ["910171", "云溪高新技术产业开发区"],
        ["9102", "石台市"],
        ["919001", "独山市"],
        ["92", "临海市"],
        ["920101", "南岸区"],
    ]
    zone = next(cell for cell in cells if cell[0] == "910171")
    assert zone[3:] == [
        "1",
        "云溪市高新技术产业开发区、云溪市高新区、云溪高新区",
        "高新技术产业开发区、高新区",
    ]


def test_townships_and_villages_lose_endings_and_parents(built: list[Path]) -> None:
    towns = lzma.decompress((built[0] / "townships.xz").read_bytes()).decode("utf-16-le")
    assert towns == "910102\t001新桥街道\t100柳集镇\n910200\t101石台镇"
    index = [line.split("\t") for line in lines(built[0] / "villages.tsv")]
    assert [(row[0], row[3]) for row in index] == [("9101", "3"), ("9201", "1")]
    blob = (built[0] / "villages.bin").read_bytes()[: int(index[0][2])]
    assert lzma.decompress(blob).decode("utf-16-le") == "910102001\t新桥社区\n910102100\t200 柳林村\t大滩村"


def test_old_names_follow_chains_and_skip_what_is_gone(built: list[Path]) -> None:
    assert lines(built[0] / "old_names.tsv") == ["云县\t溪山市\t1990\t9101", "溪山市\t云溪市\t2001\t9101"]

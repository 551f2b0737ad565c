"""What an article has spoken of so far, by which 我市, 该区 and 市委 are read on its page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.annotate.bodies import LEVEL_WORDS
from kg.annotate.gazetteer import Division, Gazetteer
from kg.annotate.home import Home
from kg.annotate.zones import full_zone_words, whole_zone_words, zone_of, zone_tail

_HOME_WORDS = ("我", "全", "本")


@dataclass
class Context:
    """What an article has spoken of so far, and where its paper is at home."""

    home: Home
    gazetteer: Gazetteer
    recent: dict[str, str] = field(default_factory=dict)  # last syllable of a name → the full name
    codes: dict[str, str] = field(default_factory=dict)  # full name → code
    contest: str = ""  # the contest of the prize named last
    governing: str = ""  # the functional zone whose own party committee or administration acts here
    event: str = ""  # the meeting or contest named last
    over_list: bool = False  # does a list stand under the line that is read?
    subject: str = ""  # the district that the headline names

    def see(self, name: str, code: str = "") -> None:
        """Remember a district that the text has named."""
        if name:
            self.recent[last_syllable(name)] = name
            if code:
                self.codes[name] = code

    def level(self, word: str, near: bool = False) -> str:
        """The district that a bare level word (市, 区, 镇) stands for; "" where nobody can tell."""
        own = self._of_story(word) or self.own(word)
        if near and own and own == self.home.name and self.recent.get(word) != self.governing:
            return own
        if near:
            return self.recent.get(word) or own or self._below(word)
        return own or self.recent.get(word, "") or self._below(word)

    def _of_story(self, word: str) -> str:
        """The city of a county's level that the headline names: its 市委 is not that of the paper's city."""
        if word != "市" or not self.subject.endswith("市") or self.subject == self.home.name:
            return ""
        division = self.gazetteer.get(self.codes.get(self.subject, ""))
        if division is None or division.level != "county":
            return ""
        above = self.gazetteer.parent(division)
        return self.subject if self.home.division is None or above == self.home.division else ""

    def own(self, word: str) -> str:
        """The paper's own district of that level word, from its path."""
        if word == "地区":
            return next((d.name for d in reversed(self.home.path) if d.name.endswith("地区")), "")
        if self.home.name and last_syllable(self.home.name) == word:
            return self.home.name
        for division in reversed(self.home.path):
            if division == self.home.division and self.home.name and self.home.name[-1] != division.name[-1]:
                continue  # it was no 市 yet when the page was printed
            if (
                word == "市"
                and division.name.endswith("市")
                and division.level in ("prefecture", "county", "province")
            ):
                return division.name
            if word == "省" and division.level == "province":
                return division.name
            if word.startswith("自治") and division.name.endswith(word):
                return division.name
            if last_syllable(division.name) == word and division.level != "province":
                return self.zone_name(division) if division.zone else division.name
        return ""

    def _below(self, word: str) -> str:
        """The district of that level word above a township or village named here: 蛮会镇 → 杭锦后旗."""
        for code in reversed(list(self.codes.values())):
            division = self.gazetteer.get(code)
            for above in self.gazetteer.path(division) if division else ():
                if above.level == "county" and last_syllable(above.name) == word:
                    return above.name
        return ""

    def zone(self, printed: str, seat: str) -> str:
        """Full name of a functional zone: 示范区 → 焦作市城乡一体化示范区."""
        main = re.split(r"[（(]", printed)[0]
        full = full_zone_words().get(main, main)
        city = self.seat(seat) if seat else self.level("市")
        known = self.recent.get("zone:" + zone_tail(main))
        if not seat and known:
            return known
        name = self._registered(city, main, full) or (zone_of(city, main, full) if city else "")
        if seat and seat not in LEVEL_WORDS and not name.startswith(seat[:2]):
            name = zone_of(city, main, full)
        if name:
            self.recent["zone:" + zone_tail(main)] = name
            self.recent["区"] = name
        return name

    def _registered(self, city: str, main: str, full: str) -> str:
        for place in self.gazetteer.resolve(city, self.home.code)[:1] if city else ():
            zones = [c for c in self.gazetteer.children(place.code) if c.zone]
            fitting = [c for c in zones if c.name.endswith(full) or c.name.endswith(main)]
            if len(fitting) == 1:
                return self.zone_name(fitting[0])
        return ""

    def zone_name(self, division: Division) -> str:
        """焦作城乡一体化示范区 is printed by its own paper as 焦作市城乡一体化示范区."""
        for above in self.gazetteer.path(division):
            head = re.sub(r"(?:市|地区|自治州|盟)$", "", above.name)
            rest = division.name[len(head) :]
            if (
                above.level == "prefecture"
                and division.name.startswith(head)
                and self.gazetteer.short(rest[:2])
            ):
                return rest
        parent = self.gazetteer.parent(division)
        short = re.sub(r"(?:市|地区|自治州|盟)$", "", parent.name) if parent else ""
        whole = division.name.endswith(whole_zone_words())
        if (
            whole
            and parent
            and short
            and division.name.startswith(short)
            and parent.name not in division.name
        ):
            return parent.name + division.name[len(short) :]
        return division.name

    def seat(self, printed: str) -> str:
        """Full name of the district that a seat as printed stands for."""
        if printed in ("自治区", "自治州", "自治县", "自治旗"):
            return self.own(printed) or self.own(printed[-1])
        if printed == "地区":
            return self.own("地区") or self.recent.get("区", "")
        if printed in ("街道", "社区"):
            return self.recent.get(printed, "")
        if printed in LEVEL_WORDS:
            return self.level(printed, near=printed not in "省市州盟")
        if printed[0] in "我全本该这" and printed[1:] in (*LEVEL_WORDS, "街道", "社区", "自治区", "地区"):
            return self.deictic(printed)
        found = self.gazetteer.resolve(printed, self.home.code)
        return found[0].name if found else printed

    def deictic(self, printed: str) -> str:
        """我市, 全县: the paper's own; 该区, 该镇: the one last spoken of."""
        word = re.sub(r"^(?:这个|[我全本该])", "", printed)
        if printed.startswith(_HOME_WORDS):
            own = self.own(word)
            return own or self.recent.get(word, "")
        return self.recent.get(word, "") or self.own(word)


def last_syllable(name: str) -> str:
    """The level word at the end of a district's name: 焦作市 → 市, 文昌街道 → 街道, 示范区 → 区."""
    return "街道" if name.endswith("街道") else "社区" if name.endswith("社区") else name[-1:]

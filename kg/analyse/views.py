"""The views of the graph: which facts become edges, and what such an edge says."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import UsageError
from kg.records import RELATIONS


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """Facts of one relation; no types means any type."""

    relation: str
    subjects: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()

    def takes(self, relation: str, subject: str, obj: str) -> bool:
        """Does a fact of this relation between these types become an edge?"""
        if relation != self.relation:
            return False
        return (not self.subjects or subject in self.subjects) and (not self.objects or obj in self.objects)


@dataclass(frozen=True, slots=True)
class View:
    """A part of the graph with one kind of question in mind."""

    name: str
    title_zh: str
    title_en: str
    edges: tuple[EdgeRule, ...]
    means_zh: str
    means_en: str
    projected: bool = False  # subjects that share an object are joined, and the objects left out
    parents: bool = False  # adds the parent that the gazetteer knows for a district
    alone: bool = False  # keeps nodes without edges


_BODIES = ("Organization", "Company", "District")

VIEWS: tuple[View, ...] = (
    View(
        name="all",
        title_zh="全图",
        title_en="Whole graph",
        edges=tuple(EdgeRule(relation) for relation in RELATIONS),
        means_zh="报道中的一条陈述；线的粗细为陈述它的报道篇数",
        means_en="a statement of the articles; weight is the number of articles that make it",
        parents=True,
        alone=True,
    ),
    View(
        name="officials",
        title_zh="任职网络",
        title_en="Who holds which post where",
        edges=(EdgeRule("holdsPost", ("Person",), _BODIES),),
        means_zh="某人在某机构或某地任某职（含已卸任者）",
        means_en="a person holds, or held, a post at a body or district",
    ),
    View(
        name="co-attendance",
        title_zh="同场网络",
        title_en="Who took part in events with whom",
        edges=(EdgeRule("tookPart", ("Person",), ("Event",)),),
        means_zh="两人参加过同一场活动；线的粗细为共同参加的活动数",
        means_en="two persons took part in the same event; weight is the number of such events",
        projected=True,
    ),
    View(
        name="awards",
        title_zh="荣誉网络",
        title_en="Who received which award",
        edges=(EdgeRule("receivedAward", (), ("Award",)),),
        means_zh="某人、某地或某机构获得某项荣誉",
        means_en="a person, district or body received an award",
    ),
    View(
        name="companies",
        title_zh="企业、项目与区划",
        title_en="Companies, projects and districts",
        edges=(
            EdgeRule("undertakes", ("Company", "Organization"), ("Project",)),
            EdgeRule("locatedIn", ("Company", "Project"), ("District",)),
            EdgeRule("funds"),
            EdgeRule("partOf", (), ("Company",)),
        ),
        means_zh="承担项目、出资、隶属于某企业，或位于某区划",
        means_en="undertakes a project, funds, is part of a company, or lies in a district",
    ),
    View(
        name="places",
        title_zh="区划隶属",
        title_en="Districts and what contains them",
        edges=(EdgeRule("locatedIn", ("District",), ("District",)),),
        means_zh="某区划位于另一区划之内（见于报道，或据区划资料）",
        means_en="a district lies in another, by an article or by the gazetteer",
        parents=True,
    ),
)


def view(name: str) -> View:
    """The view of that name. Raises UsageError that lists the names there are."""
    found = next((v for v in VIEWS if v.name == name), None)
    if found is None:
        known = ", ".join(v.name for v in VIEWS)
        raise UsageError(f"no view is called {name!r}; the views are {known}: kg analyse officials")
    return found

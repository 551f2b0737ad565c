"""The reading of facts as a spaCy component, to be added behind those of `kg.annotate`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.components import document_of
from kg.extract.document import read
from kg.records import as_row

Doc.set_extension("kg_facts", default=None, force=True)


@Language.component(
    "kg_facts", requires=["doc._.kg_article", "doc._.kg_mentions"], assigns=["doc._.kg_facts"]
)
def find_facts(doc: Doc) -> Doc:
    """The facts stated about the mentions, as plain rows in doc._.kg_facts."""
    _, facts = read(document_of(doc))
    doc._.kg_facts = [as_row(fact) for fact in facts]
    return doc

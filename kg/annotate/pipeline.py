"""The spaCy pipeline that zh_news.cfg describes."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Any

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

import kg.annotate.components
import kg.annotate.tokenizer  # noqa: F401  the two register what the config names


def load(*, place: str | None = None) -> Language:
    """The pipeline; `place` is the official name of the paper's own district for texts without an article.

    Facts are read too once `kg.extract.components` is imported and its kg_facts added to the pipe.
    Over many texts run it inside `with nlp.memory_zone():`, or spaCy keeps the string of every new token.
    """
    overrides: dict[str, Any] = {} if place is None else {"components.kg_article.place": place}
    with as_file(files("kg.annotate") / "zh_news.cfg") as path:
        config = load_config(path, overrides=overrides)
    return load_model_from_config(config)

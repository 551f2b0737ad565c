"""From text to spaCy tokens by a jieba tokenizer of our own: nothing shared with other users of jieba."""

from __future__ import annotations

from collections.abc import Callable

import jieba
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab


class JiebaTokenizer(DummyTokenizer):
    """Cuts text by jieba's dictionary; whitespace is kept as tokens, so that `doc.text` is the text."""

    def __init__(self, vocab: Vocab, *, hmm: bool = True) -> None:
        self.vocab = vocab
        self.hmm = hmm
        self._jieba = _dictionary()

    def __call__(self, text: str) -> Doc:
        words = list(self._jieba.cut(text, HMM=self.hmm))
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def _dictionary() -> jieba.Tokenizer:
    """A tokenizer read straight from jieba's dictionary, past the cache file that others may write to."""
    own = jieba.Tokenizer()
    own.FREQ, own.total = own.gen_pfdict(own.get_dict_file())
    own.initialized = True
    return own


@registry.tokenizers("kg.JiebaTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(hmm: bool = True) -> Callable[[object], JiebaTokenizer]:
    """The factory that a config names as kg.JiebaTokenizer.v1; `hmm` guesses words outside the dictionary."""

    def create(nlp: object) -> JiebaTokenizer:
        return JiebaTokenizer(nlp.vocab, hmm=hmm)  # type: ignore[attr-defined]

    return create

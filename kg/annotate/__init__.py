"""From articles to mentions: who and what the words of a page stand for."""

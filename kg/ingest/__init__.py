"""From files to articles: readers, page layout, sentences, dates."""

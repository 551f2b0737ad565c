"""Mentions of all articles to entities: judgements that can be read, and undone by a person's decision."""

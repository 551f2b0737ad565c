"""Local Chinese newspapers read into a knowledge graph whose every statement shows its words."""

__version__ = "0.1.0"

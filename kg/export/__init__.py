"""The graph, or a view of it, in the formats of other programs."""

from kg.export.export import FORMATS, export, exported

__all__ = ["FORMATS", "export", "exported"]

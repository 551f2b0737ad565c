"""The tables of a build as the graph room reads them."""

from __future__ import annotations

from kg.tables import Row, Tables, read_tables

__all__ = ["Row", "Tables", "read_tables"]

"""How a build runs: pages through the pure rooms, rows to their tables, the folder they end in."""

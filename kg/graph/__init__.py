"""The graph room: tables in, a checked store with evidence out."""

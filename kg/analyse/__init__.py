"""Views of the graph as networks, measures of their nodes, and pictures."""

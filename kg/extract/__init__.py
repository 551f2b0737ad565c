"""From an article's names to the facts that its words state about them."""

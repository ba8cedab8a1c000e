"""Text as such: spelling, tokens, dates in words. Pure Python."""

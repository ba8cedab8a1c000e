"""Text that is used again: articles that are copies of one text, and statements that render the same words.

Every stored text is reduced to a few hashes, compared with those that have one of them (statements.resemblance),
and grouped with those that it is like (groups); linking does all this for articles as they are stored.
"""

from .linking import forget_all, forget_statements, link, link_statements, regroup_statements, unlinked

__all__ = ["forget_all", "forget_statements", "link", "link_statements", "regroup_statements", "unlinked"]

"""What was looked at and gave no statement, with the reason: for who asks why something is missing."""

from .document import Document
from .draft import Clauses, Draft
from .quoted import is_name
from .records import Rejected

NO_CONTENT = "nothing that it could report stands beside it"
NAME = "a name, a title or a borrowed term"
NO_CUE = "no reporting expression belongs to the words in marks"


def rejected_cues(clauses: Clauses) -> list[Rejected]:
    """The reporting expressions of a sentence that gave no statement."""
    document = clauses.document
    taken = [draft.cue for draft in clauses.drafts if draft.cue]
    return [
        Rejected(*document.span(cue.first, cue.last), clauses.reasons.get(cue.first, NO_CONTENT))
        for cue in clauses.cues
        if cue.kind != "aside" and not any(other.first <= cue.first < other.last for other in taken)
    ]


def rejected_marks(document: Document, drafts: list[Draft]) -> list[Rejected]:
    """The words in marks that are in no statement, or are not listed as somebody's words."""
    covered = {index for draft in drafts for index in range(draft.first, draft.last)}
    found = []
    for quotation in document.quotes:
        if quotation.inner_last <= quotation.inner_first:
            continue
        if is_name(document, quotation):
            reason = NAME
        elif quotation.first not in covered:
            reason = NO_CUE
        else:
            continue
        found.append(Rejected(*document.span(quotation.inner_first, quotation.inner_last), reason))
    return found

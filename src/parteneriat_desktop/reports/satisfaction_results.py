"""R13 Results of a satisfaction questionnaire and what is done about them (paper.md 7).

Rules of this module:

1. No share stands without its n; a share is printed in whole per cent beside the counts.
2. The rule by which an item "needs work" is named: fewer than half of the scores are 4 or 5.
3. What people wrote is printed as it was typed; personal numbers were refused when it was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from parteneriat_desktop.errors import Sentence
from parteneriat_desktop.i18n.formatting import DASH, show_long_date, show_number, show_percent
from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.improvement_proposal import ImprovementProposal
from parteneriat_desktop.records.measure import percent_of
from parteneriat_desktop.records.questionnaire import QuestionKind
from parteneriat_desktop.records.satisfaction import STEPS, satisfaction
from parteneriat_desktop.records.surroundings import belonging
from parteneriat_desktop.reports.distribution import Spread
from parteneriat_desktop.reports.document import Document
from parteneriat_desktop.reports.signatures import Signatory
from parteneriat_desktop.reports.tables import text_table
from parteneriat_desktop.reports.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from parteneriat_desktop.records.fields import Record
    from parteneriat_desktop.records.measure import Ratio
    from parteneriat_desktop.records.questionnaire import Questionnaire
    from parteneriat_desktop.records.satisfaction import ItemResult
    from parteneriat_desktop.records.surroundings import Surroundings
    from parteneriat_desktop.reports.frame import Frame

CODE, TITLE = "R13", N_("Results of the satisfaction questionnaire")
#: Per cent of scores of 4 and 5 below which an item needs work.
HALF = 50


def satisfaction_results(source: Surroundings, subject: Record, frame: Frame) -> bytes:
    """Return the results of a questionnaire."""
    return _Results(source, cast("Questionnaire", subject), frame).compose()


class _Results:
    """One report under composition."""

    def __init__(self, source: Surroundings, questionnaire: Questionnaire, frame: Frame) -> None:
        self._source = source
        self._record = questionnaire
        self._frame = frame
        self._text = frame.catalogue.text
        self._words = Wording(source, frame.catalogue)
        self._result = satisfaction(questionnaire, source)
        self._scored = [found for found in self._result.items if found.item.kind is QuestionKind.LIKERT_5]
        day = show_long_date(questionnaire.held_on, frame.catalogue)
        subject = " · ".join(part for part in (questionnaire.title, day) if part and part != DASH)
        self._document = Document(code=CODE, title=self._text(TITLE), subject=subject, frame=frame)

    def compose(self) -> bytes:
        """Add the regions in their order and return the file."""
        self._identity()
        self._summary()
        self._distribution()
        self._answers()
        self._improvements()
        self._document.signatures([self._signatory(N_("Drawn up")), self._signatory(N_("Approved"))])
        return self._document.bytes()

    def _identity(self) -> None:
        """Add how many answered, the scale and the mean."""
        result, say = self._result, self._words.say
        returned = str(result.responses)
        if result.returned is not None:
            returned = say(
                Sentence(
                    "{returned} of {handed} handed out ({share})",
                    returned=result.responses,
                    handed=result.handed_out,
                    share=self._share(result.returned, 1),
                )
            )
        mean = self._mean(result.mean)
        if result.mean is not None:
            mean = say(Sentence("{mean} of 5, from {count} scores", mean=mean, count=result.scores))
        self._document.key_values(
            [
                (self._text(N_("Answers")), returned),
                (self._text(N_("Scale")), self._text(N_("1 = not at all … 5 = fully"))),
                (self._text(N_("Overall mean")), mean),
            ]
        )

    def _summary(self) -> None:
        """Add what is good and what needs work, by the rule that is named."""
        judged = [(found, percent_of(found.satisfied)) for found in self._scored]
        good = [found for found, share in judged if share is not None and share >= HALF]
        weak = [found for found, share in judged if share is not None and share < HALF]
        if not good and not weak:
            self._document.summary(self._text(N_("Nobody has answered yet.")))
            return
        verdict = N_("Everything asked got mostly scores of 4 and 5.") if not weak else N_("Some things need work.")
        parts: list[tuple[str, str]] = []
        if weak:
            parts.append((self._text(N_("Needs work (fewer than half of the scores are 4 or 5): ")), _listed(weak)))
        if good:
            parts.append((self._text(N_("Good: ")), _listed(good)))
        self._document.summary(self._text(verdict), *parts)

    def _distribution(self) -> None:
        """Add the drawing with its figures."""
        self._document.section(self._text(N_("Distribution of the answers")))
        if not self._scored:
            self._document.paragraph(self._text(N_("No question of this questionnaire has a scale.")))
            return
        rows = [
            Spread(
                found.item.text or DASH,
                found.distribution,
                (str(found.n), self._mean(found.mean), self._share(found.satisfied, 0)),
            )
            for found in self._scored
        ]
        heads = (self._text(N_("Question")), [str(step) for step in STEPS], ("n", *self._figure_heads()))
        note = N_("n = people who answered the question. The figure above a column is the number of answers.")
        self._document.distribution(rows, heads, self._text(note))

    def _figure_heads(self) -> tuple[str, str]:
        """Return the heads of mean and share."""
        return self._text(N_("Mean")), self._text(N_("Scores 4–5"))

    def _answers(self) -> None:
        """Add the questions answered with yes and no, and what was written."""
        self._document.section(self._text(N_("Other answers")))
        asked = [found for found in self._result.items if found.item.kind is QuestionKind.YES_NO]
        written = [found for found in self._result.items if found.item.kind is QuestionKind.TEXT and found.texts]
        if not asked and not written:
            self._document.paragraph(self._text(N_("There are no other answers.")))
        if asked:
            rows = [
                [
                    found.item.text or DASH,
                    str(found.yes),
                    str(found.no),
                    str(found.n),
                    self._share(found.satisfied, 0),
                ]
                for found in asked
            ]
            heads = [N_("Question"), N_("yes"), N_("no"), "n", N_("Share of yes")]
            self._document.table(text_table(self._text, heads, (95, 15, 15, 15, 25), rows))
        for found in written:
            self._document.subheading(found.item.text or DASH)
            self._document.bullets(found.texts)

    def _improvements(self) -> None:
        """Add what should be done better, by whom and until when."""
        self._document.section(self._text(N_("Proposals for improvement")))
        proposals = belonging(self._source, ImprovementProposal, "questionnaire", self._record.id)
        if not proposals:
            self._document.paragraph(self._text(N_("No proposals for improvement have been registered.")))
            return
        show = self._words.show
        rows = [
            [one.text or DASH, show(one.decision), show(one.responsible), show(one.due_on), show(one.state)]
            for one in proposals
        ]
        heads = [N_("Proposal"), N_("Decision"), N_("Who"), N_("Until"), N_("State")]
        self._document.table(text_table(self._text, heads, (69, 26, 28, 20, 22), rows))

    def _mean(self, value: Decimal | None) -> str:
        """Return a mean with its decimals, or a dash."""
        return DASH if value is None else show_number(value, self._frame.catalogue)

    def _share(self, ratio: Ratio | None, decimals: int) -> str:
        """Return a share in per cent, or a dash where nobody answered."""
        share = ratio.numerator / ratio.denominator if ratio is not None and ratio.denominator else None
        return show_percent(share, self._frame.catalogue, decimals)

    def _signatory(self, role: str) -> Signatory:
        """Return somebody of this institution who signs by hand."""
        name = self._frame.issuer.name
        return Signatory(
            role=self._text(role), function=DASH, organisation=name, below=self._text(N_("name, signature"))
        )


def _listed(found: Sequence[ItemResult]) -> str:
    """Return questions one after the other."""
    return "; ".join(item.item.text or DASH for item in found) + "."

"""Questionnaires for the reports about them: nothing filled in, an ordinary evening, long texts and many papers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parteneriat_desktop.records.improvement_proposal import (
    ImprovementDecision,
    ImprovementProposal,
    ImprovementState,
)
from parteneriat_desktop.records.questionnaire import QuestionItem, QuestionKind, Questionnaire, QuestionnaireTemplate
from parteneriat_desktop.records.response import Answer, Response

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parteneriat_desktop.records.fields import Record

TEMPLATE, QUESTIONNAIRE = "template-1", "questionnaire-1"
QUESTIONS = (
    "Am fost informat la timp",
    "Documentele au fost clare",
    "Locul și ora au fost accesibile",
    "Am avut posibilitatea să vorbesc",
    "Răspunsul primit a fost bun",
    "Părerea mea a influențat decizia",
    "Partenerii au cooperat",
    "Aș participa din nou",
)
LONG = "Cerem ca răspunsurile să fie publicate în termen, cu motivele lor și cu numele compartimentului. "


def blank_questionnaire() -> list[Record]:
    """A template and a questionnaire of which nothing is known."""
    return [QuestionnaireTemplate(id=TEMPLATE), Questionnaire(id=QUESTIONNAIRE)]


def _items(texts: Sequence[str]) -> list[QuestionItem]:
    """Items on the scale, then one answered yes or no and one in words."""
    items = [QuestionItem(number=number, text=text, kind=QuestionKind.LIKERT_5) for number, text in enumerate(texts, 1)]
    last = len(items)
    return [
        *items,
        QuestionItem(number=last + 1, text="Ați mai participat la o consultare?", kind=QuestionKind.YES_NO),
        QuestionItem(number=last + 2, text="Ce ar trebui schimbat?", kind=QuestionKind.TEXT),
    ]


def _responses(count: int, questions: int, words: str) -> list[Record]:
    """Papers whose scores follow from their number."""
    papers: list[Record] = []
    for paper in range(count):
        answers = [
            Answer(item=item + 1, score=min(5, 1 + (paper * 7 + item * 3 + paper // 5) % (4 + item % 3)))
            for item in range(questions)
        ]
        answers += [Answer(item=questions + 1, yes=paper % 3 == 0)]
        if paper % 9 == 0:
            answers.append(Answer(item=questions + 2, text=words))
        papers.append(Response(id=f"response-{paper}", questionnaire=QUESTIONNAIRE, answers=answers))
    return papers


def an_evening() -> list[Record]:
    """Forty-six papers of sixty-one, with one proposal for improvement."""
    return [
        QuestionnaireTemplate(id=TEMPLATE, title="Satisfacția participanților", version=2, items=_items(QUESTIONS)),
        Questionnaire(
            id=QUESTIONNAIRE,
            based_on=TEMPLATE,
            title="Caravana drepturilor, satul Vadu",
            held_on=date(2026, 8, 12),
            handed_out=61,
        ),
        *_responses(46, len(QUESTIONS), "Întâlniri și după ora 18."),
        ImprovementProposal(
            id="improvement-1",
            questionnaire=QUESTIONNAIRE,
            text="Rezumat de o pagină în limbaj simplu la fiecare anunț",
            decision=ImprovementDecision.ACCEPTED,
            responsible="secretar general",
            due_on=date(2026, 10, 1),
            state=ImprovementState.IN_PROGRESS,
        ),
    ]


def many_papers() -> list[Record]:
    """Thirty long questions, three hundred papers, forty proposals."""
    questions = [(LONG * 3)[:250] if number % 4 == 0 else f"Întrebarea {number}" for number in range(30)]
    return [
        QuestionnaireTemplate(
            id=TEMPLATE, title=(LONG * 3)[:250], version=12, introduction=LONG * 12, items=_items(questions)
        ),
        Questionnaire(id=QUESTIONNAIRE, based_on=TEMPLATE, title=(LONG * 3)[:250], held_on=date(2026, 8, 12)),
        *_responses(300, len(questions), LONG * 8),
        *(
            ImprovementProposal(id=f"improvement-{number}", questionnaire=QUESTIONNAIRE, text=LONG * 6)
            for number in range(40)
        ),
    ]

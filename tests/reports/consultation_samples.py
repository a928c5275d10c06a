"""Three sets of records for the papers of a consultation: nothing filled in, ordinary, extreme; in both countries."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from parteneriat_desktop.records.announcement import Announcement, AnnouncementKind
from parteneriat_desktop.records.consultation import Consultation, ConsultationPurpose, ConsultationState, Regime
from parteneriat_desktop.records.contribution import (
    Contribution,
    ContributionDecision,
    DebateRequest,
    IncomingChannel,
    RequesterCapacity,
    SenderKind,
)
from parteneriat_desktop.records.meeting import Meeting, MeetingKind
from parteneriat_desktop.records.participation import AccessibilityMeasure, ParticipationMethod, PublicationChannel
from parteneriat_desktop.records.values import Attachment

if TYPE_CHECKING:
    from parteneriat_desktop.records.fields import Record

DAY = date(2026, 11, 20)
CONSULTATION, DEBATE, REQUEST = "consultation-1", "debate-1", "request-1"
DRAFT, REPORT, STUDY = (
    Attachment(digit * 64, f"{name}.pdf", "application/pdf", 41_000)
    for digit, name in (("1", "proiect"), ("2", "referat"), ("3", "studiu"))
)
#: Pages of the attached files, as a counter of pages knows them.
PAGES = {DRAFT: 6, REPORT: 3, STUDY: 11}
REQUEST_OF_FIFTEEN_DAYS = (
    "Propunem ca termenul de răspuns la o propunere de colaborare să fie de 15 zile lucrătoare, nu de 30, iar lipsa "
    "răspunsului să fie semnalată conducerii. În forma actuală, o asociație care propune o activitate comună înaintea "
    "unei sărbători locale primește răspunsul după ce aceasta a trecut. Am analizat șase propuneri depuse în ultimii "
    "doi ani: patru au primit răspuns după data la care activitatea ar fi trebuit să aibă loc, iar două nu au primit "
    "răspuns. Cerem și publicarea lunară a listei propunerilor primite, cu starea fiecăreia, fără date personale."
)
PROPOSALS = (
    ("art. 8 alin. (2)", REQUEST_OF_FIFTEEN_DAYS, ContributionDecision.PARTLY_ACCEPTED, SenderKind.NGO),
    (
        "art. 3",
        "Să se spună clar că și grupurile de inițiativă fără personalitate juridică pot propune activități.",
        ContributionDecision.ACCEPTED,
        SenderKind.NATURAL_PERSON,
    ),
    (
        "art. 11",
        "Ședințele comitetului să fie trimestriale, cu ordinea de zi afișată cu cel puțin 3 zile înainte.",
        ContributionDecision.ACCEPTED,
        SenderKind.INSTITUTION,
    ),
    (
        "art. 5 lit. c)",
        "Contribuția asociației să poată fi și în muncă voluntară, evaluată în lei pe baza orelor consemnate.",
        ContributionDecision.NOT_ACCEPTED,
        SenderKind.NGO,
    ),
    (None, "Să se repare drumul spre satul Vârfuri.", ContributionDecision.OUT_OF_SCOPE, SenderKind.NATURAL_PERSON),
)
REASONS = {
    ContributionDecision.PARTLY_ACCEPTED: (
        "Se preia termenul de 15 zile lucrătoare pentru un prim răspuns. Pentru propunerile care cer bani din bugetul "
        "local, răspunsul final rămâne la 30 de zile, pentru că este nevoie de avizul comisiei de specialitate."
    ),
    ContributionDecision.NOT_ACCEPTED: "Metoda de evaluare se stabilește în anexa 3, nu în procedură.",
    ContributionDecision.OUT_OF_SCOPE: "Proiectul nu privește drumurile; cererea merge la compartimentul tehnic.",
}
BULGARIAN_PROPOSALS = (
    (
        "чл. 7, ал. 2",
        "Предлагаме поканите за гражданските форуми да се публикуват най-малко 14 дни предварително.",
        ContributionDecision.ACCEPTED,
        None,
    ),
    (
        "чл. 12",
        "Обществените съвети да заседават след 17:30 ч., за да могат да участват и работещите хора.",
        ContributionDecision.PARTLY_ACCEPTED,
        "Приема се за заседанията с гражданско участие. Работните групи заседават в работно време.",
    ),
    (
        "чл. 19",
        "Решенията на обществените съвети да бъдат задължителни за общинския съвет.",
        ContributionDecision.NOT_ACCEPTED,
        "Съгласно закона обществените съвети имат консултативни функции.",
    ),
)


def no_consultation() -> list[Record]:
    """A consultation, a debate and a request of which nothing is known."""
    return [
        Consultation(id=CONSULTATION),
        Meeting(id=DEBATE, consultation=CONSULTATION),
        DebateRequest(id=REQUEST, consultation=CONSULTATION),
    ]


def romanian() -> list[Record]:
    """A consultation under Law 52/2003 with a debate that an association asked for."""
    records: list[Record] = [
        Consultation(
            id=CONSULTATION,
            regime=Regime.LAW_52,
            method=ParticipationMethod.PUBLIC_DEBATE,
            purpose=ConsultationPurpose.NORMATIVE_ACT,
            title="Proiect de hotărâre privind aprobarea procedurii de colaborare cu organizațiile neguvernamentale",
            draft_document=DRAFT,
            substantiation=REPORT,
            impact_study=STUDY,
            initiator="primar",
            responsible_person="Compartiment relații publice",
            announced_on=DAY,
            proposals_deadline=date(2026, 12, 2),
            planned_endorsement_on=date(2027, 1, 11),
            accessibility=[AccessibilityMeasure.RAMP],
            state=ConsultationState.ANNOUNCED,
            registration_number="4402",
            registration_date=DAY,
        ),
        Meeting(
            id=DEBATE,
            consultation=CONSULTATION,
            kind=MeetingKind.DEBATE,
            held_on=date(2026, 11, 27),
            starts_at=time(16, 30),
            place="Căminul cultural, satul Șesu",
            enrolment_rule="la intrare sau prin e-mail",
            minutes_per_speaker=5,
        ),
        DebateRequest(
            id=REQUEST,
            consultation=CONSULTATION,
            requester_name="Asociația „Punți pentru Comunitate”",
            capacity=RequesterCapacity.ASSOCIATION,
            registration_number="4419",
            registration_date=date(2026, 11, 23),
            reply_number="4431",
            reply_date=date(2026, 11, 24),
        ),
    ]
    records += [
        Announcement(
            id=str(channel),
            consultation=CONSULTATION,
            kind=AnnouncementKind.CONSULTATION,
            channel=channel,
            posted_on=DAY,
        )
        for channel in (PublicationChannel.WEBSITE, PublicationChannel.NOTICE_BOARD)
    ]
    for number, (article, text, decision, sender) in enumerate(PROPOSALS, start=1):
        records.append(
            Contribution(
                id=f"c{number}",
                consultation=CONSULTATION,
                register_number=f"{number}/2026",
                received_on=date(2026, 12, 4) if number == 5 else DAY + timedelta(days=2 + number),
                channel=list(IncomingChannel)[number],
                sender_kind=sender,
                sender_name=f"Expeditor Numărul{number}",
                sender_contact=f"expeditor{number}@example.org",
                article=article,
                text=text,
                decision=decision,
                justification=REASONS.get(decision),
                reply_number=f"45{number:02}",
                reply_date=date(2026, 12, 11),
            )
        )
    return records


def bulgarian() -> list[Record]:
    """A consultation under ЗНА чл. 26, in Bulgarian."""
    records: list[Record] = [
        Consultation(
            id=CONSULTATION,
            regime=Regime.ZNA_26,
            method=ParticipationMethod.WRITTEN_CONSULTATION,
            purpose=ConsultationPurpose.NORMATIVE_ACT,
            title="Проект на Правила за провеждане на обществени обсъждания, граждански форуми и обществени съвети",
            draft_document=DRAFT,
            substantiation=REPORT,
            impact_study=STUDY,
            initiator="кмет",
            responsible_person="Отдел „Връзки с гражданите“",
            announced_on=DAY,
            proposals_deadline=date(2026, 12, 21),
            state=ConsultationState.ANNOUNCED,
            registration_number="РД-02-114",
            registration_date=DAY,
        ),
        Meeting(
            id=DEBATE,
            consultation=CONSULTATION,
            kind=MeetingKind.DEBATE,
            held_on=date(2026, 12, 9),
            starts_at=time(17, 30),
            place="Голяма зала на Община Хасково",
            enrolment_rule="на входа",
            minutes_per_speaker=5,
        ),
        DebateRequest(
            id=REQUEST,
            consultation=CONSULTATION,
            requester_name="Сдружение „Алианс за регионално сътрудничество и развитие“",
            capacity=RequesterCapacity.ASSOCIATION,
            registration_number="94-Ф-17",
            registration_date=date(2026, 11, 24),
        ),
    ]
    for number, (article, text, decision, reasons) in enumerate(BULGARIAN_PROPOSALS, start=1):
        records.append(
            Contribution(
                id=f"c{number}",
                consultation=CONSULTATION,
                register_number=f"{number}/2026",
                received_on=DAY + timedelta(days=number * 5),
                channel=IncomingChannel.EMAIL,
                sender_kind=SenderKind.NGO,
                article=article,
                text=text,
                decision=decision,
                justification=reasons,
            )
        )
    return records


LONG_NAME = "Asociația de Dezvoltare Intercomunitară „Câmpulung Moldovenesc – Țara Oașului – Dunărea Jos”"
ASKED = "Cerem ca răspunsurile să fie publicate în termen, cu motivele lor și cu numele compartimentului. "


def crowded() -> list[Record]:
    """Sixty proposals, texts of 5,200 letters, a title of 250, names of 91, a number of nine figures."""
    records = romanian()
    consultation = next(one for one in records if isinstance(one, Consultation))
    consultation.title = ("Proiect de hotărâre privind serviciile pentru comunități vulnerabile din sate " * 4)[:250]
    consultation.registration_number = "123456789"
    consultation.responsible_person = "Secretar general al unității administrativ-teritoriale"
    decisions = list(ContributionDecision)
    for number in range(6, 61):
        decision = decisions[number % len(decisions)]
        records.append(
            Contribution(
                id=f"c{number}",
                consultation=CONSULTATION,
                register_number=f"{number}/2026",
                received_on=DAY + timedelta(days=number % 16),
                channel=list(IncomingChannel)[number % 6],
                sender_kind=list(SenderKind)[number % 7],
                sender_name=LONG_NAME,
                sender_contact="o.adresa.foarte.lunga.de.posta.electronica@subdomeniu.institutie.example.org",
                article="art. 8 alin. (2) lit. c) și art. 12 alin. (3) din anexa nr. 1",
                text=(ASKED * 60)[:5200] if number % 20 == 7 else (ASKED * 14)[: 40 + number * 23],
                decision=decision,
                justification=(ASKED * 60)[:5200] if number == 27 else (ASKED * 9)[: 30 + number * 11],
            )
        )
    return records

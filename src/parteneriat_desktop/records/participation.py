"""How people take part and how they are told: methods, channels, measures of accessibility.

These enumerations are shared by plans, consultations, announcements and meetings. Wire values are
never renamed once a bundle was made with them.
"""

from __future__ import annotations

from parteneriat_desktop.i18n.markers import N_
from parteneriat_desktop.records.values import Choice


class ParticipationMethod(Choice):
    """A method of taking part."""

    PUBLIC_DEBATE = "public_debate", N_("public debate")
    WRITTEN_CONSULTATION = "written_consultation", N_("written consultation")
    ADVISORY_COUNCIL = "advisory_council", N_("advisory council")
    WORKING_GROUP = "working_group", N_("working group")
    CIVIC_FORUM = "civic_forum", N_("civic forum")
    SURVEY = "survey", N_("survey")
    PARTICIPATORY_BUDGETING = "participatory_budgeting", N_("participatory budgeting")
    PUBLIC_HEARING = "public_hearing", N_("public hearing")
    CITIZENS_ASSEMBLY = "citizens_assembly", N_("citizens' assembly")
    CITIZENS_INITIATIVE = "citizens_initiative", N_("citizens' initiative")
    AUDIENCE = "audience", N_("audience")
    OTHER = "other", N_("other method")


class PublicationChannel(Choice):
    """Where something is made public."""

    WEBSITE = "website", N_("own website")
    NOTICE_BOARD = "notice_board", N_("notice board")
    MASS_MEDIA = "mass_media", N_("mass media")
    EMAIL_LIST = "email_list", N_("e-mail list")
    SMS = "sms", N_("text message")
    SOCIAL_MEDIA = "social_media", N_("social networks")
    VILLAGE_POSTER = "village_poster", N_("poster in the village")
    RADIO = "radio", N_("radio")
    LOCAL_GAZETTE = "local_gazette", N_("local official gazette")
    E_CONSULTARE = "e_consultare", N_("E-consultare platform")
    STATE_PORTAL = "state_portal", N_("state portal strategy.bg")
    OTHER = "other", N_("other channel")


class AccessibilityMeasure(Choice):
    """What makes it easier to take part."""

    RAMP = "ramp", N_("ramp")
    PLAIN_LANGUAGE = "plain_language", N_("plain language")
    MINORITY_LANGUAGE = "minority_language", N_("minority language")
    INTERPRETER = "interpreter", N_("interpreter")
    TRANSPORT = "transport", N_("transport")
    ONLINE = "online", N_("online access")
    AFTERNOON_HOURS = "afternoon_hours", N_("afternoon hours")
    CHILDCARE = "childcare", N_("childcare")

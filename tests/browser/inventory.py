"""All pages of the house. A route that stands nowhere here fails a test, and so does a line without a route."""

from tests.browser.inventory_inside import ACCOUNT, DESK, PORTAL
from tests.browser.inventory_planning import PLANNING
from tests.browser.inventory_public import EVENTS, SITE
from tests.browser.sights import Page, Sight

PAGES: dict[str, Page] = {**SITE, **EVENTS, **ACCOUNT, **PORTAL, **DESK, **PLANNING}

NO_PAGES = {
    "calendar_feed": "a calendar",
    "calendar_feed_consortium": "a calendar",
    "calendar_feed_format": "a calendar",
    "demo_sign_in": "answers buttons of the sign-in page only",
    "desk_attendance_list": "a document to print; its tags are read in tests/events/test_attendance_list.py",
    "desk_bin_put": "answers the buttons of records only",
    "desk_date_check": "a part of forms with a day; seen in that of desk_duplicate",
    "desk_file_content": "a file",
    "desk_presence": "a line about who else is here; seen in tests/browser/test_meeting.py",
    "desk_preview_mail": "a mail as it will be written; shown in a frame of desk_preview",
    "desk_preview_page": "the public page in a frame of desk_preview",
    "desk_event_revive": "answers a button of the event's desk only",
    "desk_mail_body": "a mail as it was written; test_mails looks at each kind",
    "desk_scope": "answers the buttons of the second line only",
    "desk_sending": "answers the buttons of the outbox only",
    "desk_task_undo": "answers a button of the desk's home only",
    "desk_wording_preview": "a mail as it would be written; test_mails looks at each kind in words of the network",
    "desk_wording_reset": "answers a button of the wording's page only",
    "event_feed": "a feed",
    "event_file": "a file",
    "event_ics": "a calendar",
    "favicon": "a picture",
    "healthz": "figures for machines",
    "mail_reports": "takes what a provider reports",
    "municipality_file": "a table as a file",
    "news_atom": "a feed",
    "news_rss": "a feed",
    "original_picture": "a picture",
    "picture": "a picture",
    "robots": "words for machines",
    "security_contact": "words for machines",
    "sitemap": "addresses for machines",
}


def all_sights() -> list[tuple[str, str, Sight]]:
    """Route, name and sight; those of the emptied house come last, for there is no way back."""
    found = [(route, name, sight) for route, page in PAGES.items() for name, sight in page.sights()]
    return sorted(found, key=lambda one: one[2].is_emptied)

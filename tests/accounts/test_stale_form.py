"""A form whose token no longer holds, as after signing in again in another tab: nothing typed is lost."""

import re
import time
from datetime import timedelta
from html import unescape

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories.events import make_event
from tests.factories.network import Cast

HERE = "http://testserver"
TEXT = "<p>Ein <strong>langer</strong> Text &amp; mehr</p>"


def office_of(cast: Cast) -> Client:
    client = Client(enforce_csrf_checks=True)
    assert cast.clara.user is not None
    client.force_login(cast.clara.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def documentation_of(cast: Cast) -> str:
    event = make_event(starts_at=timezone.now() - timedelta(days=3))
    return reverse("desk_documentation", args=(event.slug,))


def typed(**more: str) -> dict[str, str]:
    return {
        "heading": "Überschrift",
        "report": TEXT,
        "finding-TOTAL_FORMS": "0",
        "finding-INITIAL_FORMS": "0",
        "csrfmiddlewaretoken": "a" * 64,
        "password": "nie zeigen bitte",
        **more,
    }


def test_it_is_shown_and_sent_again_with_one_press(cast: Cast) -> None:
    office, here = office_of(cast), documentation_of(cast)
    answer = office.post(here, typed(), headers={"Origin": HERE})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Ein langer Text &amp; mehr" in page
    assert "nie zeigen" not in page
    fields = dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, flags=re.DOTALL))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    again = {name: unescape(text) for name, text in fields.items()} | {"csrfmiddlewaretoken": token[1]}
    assert office.post(here, again, headers={"Origin": HERE}).status_code == 302
    assert TEXT in office.get(here).context["form"]["report"].value()


def test_nobody_puts_words_into_our_page_from_elsewhere(cast: Cast) -> None:
    office, here = office_of(cast), documentation_of(cast)
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        page = office.post(here, typed(), headers=headers).content.decode()
        assert "langer" not in page
        assert "Noch einmal abschicken" not in page


def test_a_session_that_is_over_shows_formatted_text_as_words(cast: Cast) -> None:
    page = Client().post(documentation_of(cast), typed()).content.decode()
    assert "Ein langer Text &amp; mehr" in page
    assert "&lt;strong&gt;" not in page


def test_no_process_is_kept_busy_with_more_than_anybody_types(cast: Cast) -> None:
    """Without a sign-in, and with a header that any program can send."""
    here, flood = documentation_of(cast), "<p>" + "<b>x</b> " * 200_000
    begun = time.process_time()
    for client, headers in ((Client(), {}), (Client(enforce_csrf_checks=True), {"Origin": HERE})):
        answer = client.post(here, typed(report=flood), headers=headers)
        assert (answer.status_code, "x x x" in answer.content.decode()) == (403, False)
    assert time.process_time() - begun < 5

"""Somebody who goes by the words: on links, beside fields, on buttons. What a page does not offer cannot be done."""

from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.test import Client

OWN_HOSTS = {"", "127.0.0.1:8000", "testserver"}
MOVED = {301, 302, 303}
Response = Any  # what the test client adds to an answer has no type of its own


class Visitor:
    """A browser without scripts. `steps` counts the pages opened and the buttons pressed."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.steps = 0
        self.status = 0
        self.address = "/"
        self._page = BeautifulSoup("", "html.parser")

    def open(self, address: str) -> None:
        parts = urlsplit(urljoin(self.address, address))
        assert parts.netloc in OWN_HOSTS
        self._read(self.client.get(f"{parts.path}?{parts.query}"))

    def follow(self, words: str) -> None:
        self.open(str(self._by_words("a", words)["href"]))

    def press(self, words: str, **typed: str) -> None:
        """Press the button with these words, in its form filled with `typed`."""
        button = self._by_words("button", words)
        form = button.find_parent("form")
        assert isinstance(form, Tag)
        data = _filled(form)
        unknown = set(typed) - {str(field["name"]) for field in _fields(form)}
        assert unknown == set()
        data.update(typed)
        if button.get("name"):
            data[str(button["name"])] = str(button.get("value", ""))
        target = urljoin(self.address, str(form.get("action") or self.address))
        method = self.client.post if form.get("method") == "post" else self.client.get
        self._read(method(target, data, headers={"Referer": f"http://testserver{self.address}"}))

    def fields_of(self, words: str) -> list[str]:
        """The names of what one sees to fill in around the button with these words; what is folded up counts not."""
        form = self._by_words("button", words).find_parent("form")
        assert isinstance(form, Tag)
        shown = [field for field in _fields(form) if field.get("type") != "hidden" and not _is_folded(field)]
        return list(dict.fromkeys(str(field["name"]) for field in shown))

    @property
    def heading(self) -> str:
        return " ".join(heading.get_text(" ", strip=True) for heading in self._page("h1"))

    def reads(self, words: str) -> bool:
        main = self._page.find("main")
        return isinstance(main, Tag) and words in " ".join(main.get_text(" ").split())

    def links(self) -> set[str]:
        return {str(link["href"]) for link in self._page("a", href=True)}

    def sign_in(self, email: str) -> None:
        """With a code from the mail, as everybody does."""
        self.open("/konto/anmelden/")
        self.press("Code schicken", login=email)
        code = link_after("Ihr Code:", newest_mail_to(email))
        self.press("Anmelden", code=code)

    def _read(self, response: Response) -> None:
        while response.status_code in MOVED:
            response = self.client.get(urljoin(response.request["PATH_INFO"], response["Location"]))
        self.status = response.status_code
        self.address = response.request["PATH_INFO"]
        self._page = BeautifulSoup(response.text, "html.parser")
        self.steps += 1

    def _by_words(self, kind: str, words: str) -> Tag:
        found = [tag for tag in self._page(kind) if " ".join(tag.get_text(" ").split()) == words]
        main = [tag for tag in found if tag.find_parent("main")]
        assert found, f"{self.address} ({self.status}) offers no {kind} {words!r}"
        return (main or found)[0]


def _fields(form: Tag) -> list[Tag]:
    return [field for field in form(["input", "select", "textarea"]) if field.get("name")]


def _is_folded(field: Tag) -> bool:
    return any(not part.has_attr("open") for part in field.find_parents("details"))


def _filled(form: Tag) -> dict[str, str]:
    """What a browser would send of this form as it stands."""
    data = {}
    for field in _fields(form):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.get("type") == "checkbox":
            data[str(field["name"])] = str(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[str(field["name"])] = str(chosen.get("value", "")) if isinstance(chosen, Tag) else ""
        else:
            data[str(field["name"])] = str(field.get("value", "")) if field.name == "input" else field.get_text()
    return data


def newest_mail_to(email: str) -> EmailMultiAlternatives:
    """Lets the worker send what is due, then looks into this person's inbox."""
    call_command("send_outbox", once=True)
    found = [message for message in mail.outbox if email in message.to[0]]
    assert found, f"no mail to {email}"
    assert isinstance(found[-1], EmailMultiAlternatives)
    return found[-1]


def link_after(words: str, message: EmailMultiAlternatives) -> str:
    """What stands behind these words, in the same line or the next."""
    assert words in message.body, message.body
    return str(message.body.split(words, 1)[1].split()[0])


def calendar_of(message: EmailMultiAlternatives) -> str:
    """The calendar entry that hangs on the mail."""
    part = next(part for part in message.alternatives if str(part[1]).startswith("text/calendar"))
    return str(part[0])

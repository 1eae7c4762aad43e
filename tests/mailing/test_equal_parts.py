"""Text and HTML of every mail say the same, in our words and in the network's."""

import re
from collections import Counter
from html import unescape

from bs4 import BeautifulSoup
from django.utils import timezone

from kurzdraht.mailing.marks import reveal
from kurzdraht.mailing.models import OutgoingMail
from kurzdraht.mailing.registry import editable_templates
from tests.browser.mails import reword_all, written_mails
from tests.factories.network import Cast

ADDRESS = re.compile(r"https?://\S+")


def test_both_parts_say_the_same(cast: Cast) -> None:
    for name, mail in written_mails().items():
        assert said_in_html(mail) == said_in_text(mail), name


def test_both_parts_say_the_same_in_the_words_of_the_network(cast: Cast) -> None:
    reword_all()
    mails = written_mails()
    for template in (each for each in editable_templates() if each.name in mails):
        mail = mails[template.name]
        assert (mail.subject, "https://netz.example.org/mehr?a=1&amp;b=2" in mail.html) == ("Eigener Betreff", True)
        assert "hier <b>eigene</b> Worte {ohne} & mit Klammern." in mail.text
        assert said_in_html(mail) == said_in_text(mail), template.name


def test_an_example_of_every_template_can_be_written(cast: Cast) -> None:
    now = timezone.now()
    for template in editable_templates():
        assert template.example is not None
        values = template.values(template.example(now).context)
        assert set(values) == set(template.names)


def said_in_html(mail: OutgoingMail) -> Counter[str]:
    page = BeautifulSoup(reveal(mail.html, mail.secrets), "html.parser")
    for tag in page(["head", "title", "style"]):
        tag.decompose()
    wire = page.find(class_="wire")
    assert wire is not None
    header = wire.find_parent("table")
    assert header is not None
    header.decompose()
    for preview in page.select("div[style*='display:none']"):
        preview.decompose()
    text = page.get_text(" ")
    addresses = {str(link["href"]) for link in page("a", href=True)} | set(ADDRESS.findall(text))
    return Counter(words_of(text)) + Counter(address for address in addresses if address.startswith("http"))


def said_in_text(mail: OutgoingMail) -> Counter[str]:
    text = reveal(mail.text, mail.secrets)
    return Counter(words_of(text)) + Counter(set(ADDRESS.findall(text)))


def words_of(text: str) -> list[str]:
    """Without addresses: they stand behind links in one part and written out in the other."""
    return re.findall(r"[^\W_]+", unescape(ADDRESS.sub(" ", text)))

"""Formatted text: one normal form, nothing dangerous in it, whatever comes in."""

from html.parser import HTMLParser

import nh3
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, strategies as st

from kurzdraht.core.richtext import clean_rich_text, editable_text, plain_text
from kurzdraht.core.richtext.fields import RichTextField
from kurzdraht.core.templatetags.kd import kd_rich
from kurzdraht.core.text import printable

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}
PIECES = (
    "<p>", "</p>", "<h2>", "</h2>", "<h4>", "</h4>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<b>", "</b>", "<i>",
    "<blockquote>", "</blockquote>", '<a href="https://a.example/?x=1&y=2">', '<a href="javascript:x()">', "</a>",
    "<br>", "<div style='color:red'>", "</div>", "<script>", "</script>", "<svg><style>", "<!--", "-->", "<math>",
    "&nbsp;", "&lt;img&gt;", "\n\n", "\n", " ", "Wort", "ä", "\u200b", "\x00", '"', "'", ">", "<",
)  # fmt: skip
markup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


class Seen(HTMLParser):
    """All tags and attributes of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


@given(st.one_of(markup, st.text(max_size=200), markup.map(lambda text: f"<p>{text}")))
def test_what_comes_out_is_stable_known_and_never_empty(text: str) -> None:
    cleaned = clean_rich_text(text)
    seen = Seen(cleaned)
    assert clean_rich_text(cleaned) == cleaned
    assert set(seen.tags) <= TAGS
    assert {name for name, _ in seen.attributes} <= {"href"}
    assert all(str(value).startswith("https://") for _, value in seen.attributes)
    assert "<p></p>" not in cleaned
    headings = [tag for tag in seen.tags if tag in {"h3", "h4"}]
    assert headings[:1] in ([], ["h3"])


@given(st.one_of(markup, st.text(max_size=200)))
def test_a_browser_reads_the_same_as_we_wrote(text: str) -> None:
    """nh3 reads like a browser: nothing is left for it to repair or to take away."""
    cleaned = clean_rich_text(text)
    again = nh3.clean(cleaned, tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
    assert again.replace("&nbsp;", "\xa0") == cleaned.replace("&nbsp;", "\xa0")


@given(st.text(max_size=200))
def test_plain_words_stay_words(text: str) -> None:
    kept = plain_text(f"x{text}")
    assert kept.split() == clean_words(f"x{text}").split()


def clean_words(text: str) -> str:
    """Without what nobody sees or XML does not know."""
    return printable(text).translate(dict.fromkeys(map(ord, "\u200b\u2060\ufeff")))


@pytest.mark.parametrize(
    "attack",
    [
        "<p><img src=x onerror=alert(1)>",
        "<p><svg/onload=alert(1)>",
        '<p><a href="java&#x0A;script:alert(1)">x</a>',
        '<p><a href=" javascript:alert(1)">x</a>',
        '<p><a href="data:text/html,<script>alert(1)</script>">x</a>',
        '<p><a href="//evil.example">x</a>',
        '<p><a href="https://a.example" onclick="x()" style="x" target="_blank">y</a>',
        '<p><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
        '<p><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
        "<p><form action=https://evil.example><input name=x><button>y</button></form>",
        "<p><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p><template><script>alert(1)</script></template>",
        "<script>alert(1)</script>",
        '"><script>alert(1)</script>',
        "<p>{{ event.room_url }}</p>",
    ],
)
def test_attacks_leave_words_at_most(attack: str) -> None:
    seen = Seen(clean_rich_text(attack))
    assert set(seen.tags) <= TAGS
    assert [pair for pair in seen.attributes if pair != ("href", "https://a.example")] == []


def test_depth_and_length_cost_little() -> None:
    assert "tief" in clean_rich_text("<p>" + "<blockquote>" * 20_000 + "tief")
    assert clean_rich_text("<p>" + "\xa0" * 50_000 + "x") == "<p>x</p>"
    assert clean_rich_text("<p>" + "<br>" * 20_000 + "x") == "<p>x</p>"


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Eins\n\nZwei\nDrei", "<p>Eins</p>\n<p>Zwei<br>Drei</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
        ("<p>a</p><p>&nbsp;</p><p><br></p>", "<p>a</p>"),
        ("<h4>Erst</h4><h4>Dann</h4>", "<h3>Erst</h3>\n<h4>Dann</h4>"),
        ("<h1>Groß</h1><h2>Auch</h2><h6>Klein</h6>", "<h3>Groß</h3>\n<h3>Auch</h3>\n<h4>Klein</h4>"),
        ("<h3> <b></b></h3><p>x</p>", "<p>x</p>"),
        ("<p><b>fett</b> <i>kursiv</i> <u>unter</u></p>", "<p><strong>fett</strong> <em>kursiv</em> unter</p>"),
        ("<ul><li><p>a</p></li><li></li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<blockquote><h3>q</h3></blockquote>", "<blockquote><p>q</p></blockquote>"),
        ('<div class="x">a<br><br>b</div>', "<p>a</p>\n<p>b</p>"),
        ("<p>a</p>\n\nneu\n\nnoch", "<p>a</p>\n<p>neu</p>\n<p>noch</p>"),
        ("", ""),
    ],
)
def test_the_normal_form(given_text: str, kept: str) -> None:
    assert clean_rich_text(given_text) == kept
    assert kd_rich(given_text) == kept


def test_as_plain_text() -> None:
    text = (
        '<h3>Lage</h3><p>Drei <strong>Läden</strong><br>leer, <a href="https://a.example">siehe</a></p>'
        "<ul><li>eins<ol><li>innen</li></ol></li><li>zwei</li></ul><blockquote><p>Ja</p></blockquote>"
    )
    assert plain_text(text) == (
        "Lage\n\nDrei Läden\nleer, siehe (https://a.example)\n\n- eins\n  1. innen\n- zwei\n\n> Ja"
    )


def test_a_field_without_an_editor_shows_tags_only_where_they_say_something() -> None:
    assert editable_text("<p>Eins</p>\n<p>Zwei<br>Drei</p>") == "Eins\n\nZwei\nDrei"
    assert editable_text("<p>Eins</p>\n<ul><li>a</li></ul>") == "<p>Eins</p>\n\n<ul><li>a</li></ul>"
    assert editable_text("noch nie bearbeitet") == "noch nie bearbeitet"
    assert clean_rich_text(editable_text("<h3>a</h3>\n<p>b</p>")) == "<h3>a</h3>\n<p>b</p>"


def test_the_field_cleans_and_asks_for_words() -> None:
    field = RichTextField()
    assert field.clean("Eins\n\nZwei") == "<p>Eins</p>\n<p>Zwei</p>"
    assert not field.has_changed("<p>Eins</p>", "Eins")
    with pytest.raises(ValidationError):
        field.clean("<p>&nbsp;</p>")

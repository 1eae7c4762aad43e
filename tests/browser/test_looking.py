"""A page full of faults: each question finds its own."""

import pytest
from playwright.sync_api import Browser

from tests.browser import looking

pytestmark = pytest.mark.browser
FAULTY = """<!DOCTYPE html><html lang="de"><head><title> · </title><style>
a:focus { outline: none } .wide { width: 400px }
.lid { position: fixed; inset: 0 0 auto 0; height: 400px; background: #fff; pointer-events: auto }
@media (prefers-color-scheme: dark) { .pale { color: #777; background: #666 } }
</style></head><body><main id="inhalt"><div style="height: 500px"><a href="#oben">unsichtbar</a></div>
<p class="pale">dunkel</p><p class="wide">breit</p><button>offen</button><button id="hole">Falle</button>
<button>dahinter</button></main><div class="lid"></div>
<script>hole.onkeydown = (event) => event.key === "Tab" && event.preventDefault()</script></body></html>"""


def test_every_question_finds_its_faults(chromium: Browser) -> None:
    tab = chromium.new_page()
    tab.set_content(FAULTY)
    keys = looking.keyboard(tab)
    assert 'focus cannot be seen: a "unsichtbar"' in keys
    assert 'covered when it has the focus: a "unsichtbar"' in keys
    assert 'not reached by Tab: button "dahinter"' in keys
    assert len(keys) == 3
    assert looking.skip_link(tab) == ["the skip link does not lead into the content"]
    assert looking.structure(tab, language="en") == [
        "lang is 'de'", "h1 is 0", "skip is '#oben'", "no title",
    ]  # fmt: skip
    colours = [fault for fault in looking.axe_in_both_themes(tab) if "contrast" in fault]
    assert [fault.split(":")[0] for fault in colours] == ["dark color-contrast"]
    assert [fault.split(",")[0] for fault in looking.narrow(tab)] == ["wider than 320 px"]
    tab.close()


def test_source_and_policy_find_theirs() -> None:
    assert looking.source('<p style="color: red" class="a">{{ name }}</p><c-icon></c-icon>') == [
        "left over: </c-i",
        "left over: <c-i",
        "left over: {{",
        "left over: }}",
        'inline: <p style="',
    ]
    assert looking.policy({"content-security-policy": "default-src 'none'; script-src 'self' 'unsafe-inline'"}) == [
        "policy lacks script-src 'self'",
        "policy lacks style-src 'self'",
        "policy lacks base-uri 'none'",
        "policy lacks form-action 'self'",
        "unsafe policy",
    ]

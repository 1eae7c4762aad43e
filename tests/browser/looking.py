"""What is asked of every page, in the browser. Each question answers with its faults; an empty list is right."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page as Tab, ViewportSize

from tests.core.rendered import leftovers

HERE = Path(__file__).parent
TOOLS = HERE / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
WALK = (HERE / "walk.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549"]
OF_PAGES = [*TAGS, "best-practice"]
CONTRAST = ["color-contrast", "link-in-text-block"]
EXCLUDED = {
    "svg.kd-map text": "names lie on areas of many colours; tests/core/test_colours holds every pair of tokens",
}
RUN_AXE = """options => axe.run(CONTEXT, options).then(result => [
    ...result.violations, ...result.incomplete.filter(rule => rule.id === "color-contrast")
].map(rule => {
    const nodes = rule.nodes.slice(0, 3).map(node => `${node.target} ${node.any[0]?.message ?? ""}`);
    return `${rule.id}: ${nodes.join("; ")}`;
}))"""
HANDLER = re.compile(r"<[a-z][^>]*\s(on[a-z]+|style)=[\"']|javascript:", re.IGNORECASE)
STRUCTURED = re.compile(r"<script type=\"application/ld\+json\".*?</script>", re.DOTALL)
NARROW: ViewportSize = {"width": 320, "height": 640}
MORE_STEPS = 90
PARTS_OF_A_FIELD = 8
"""A day has three parts and a picker, a moment six: as often Tab stays in the field. A frame has its own links."""
MOST_STOPS = 120
SETTLED = "() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => {})))"


def axe(tab: Tab, inside: str, *, tags: list[str] = OF_PAGES, only_colours: bool = False) -> list[str]:
    """Violations of any kind, and contrast about which axe cannot decide."""
    if not tab.evaluate("() => 'axe' in window"):
        tab.evaluate(AXE.read_text("utf-8"))
    only = {"type": "rule", "values": CONTRAST} if only_colours else {"type": "tag", "values": tags}
    context = json.dumps({"include": [[inside]], "exclude": [[selector] for selector in EXCLUDED]})
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"]}
    return list(tab.evaluate(RUN_AXE.replace("CONTEXT", context), options))


def axe_in_both_themes(tab: Tab, inside: str = "html", *, tags: list[str] = OF_PAGES) -> list[str]:
    light = axe(tab, inside, tags=tags)
    tab.emulate_media(color_scheme="dark")
    tab.evaluate(SETTLED)
    dark = [f"dark {fault}" for fault in axe(tab, inside, only_colours=True)]
    tab.emulate_media(color_scheme="light")
    return light + dark


def keyboard(tab: Tab) -> list[str]:
    """Tab reaches everything once around, each stop can be seen, none holds the focus. A very long page is cut."""
    tab.evaluate(WALK)
    number = tab.evaluate("kdWalk.start()")
    number = min(number, MOST_STOPS)
    faults: list[str] = []
    reached: set[int] = set()
    budget, last, stays = number + MORE_STEPS, -1, 0
    while len(reached) < number and budget:
        budget -= 1
        tab.keyboard.press("Tab")
        here: dict[str, Any] = tab.evaluate("kdWalk.here()")
        stays = stays + 1 if here["stop"] == last else 0
        is_round = here["stop"] in reached and here["stop"] != last
        last = here["stop"]
        if is_round or stays > PARTS_OF_A_FIELD:
            break
        if here["stop"] < 0 or here["stop"] in reached:
            continue
        reached.add(here["stop"])
        if not here["isShown"] and not here["isFrame"]:
            faults.append(f"focus cannot be seen: {here['name']}")
        if here["isCovered"]:
            faults.append(f"covered when it has the focus: {here['name']}")
    missed = tab.evaluate("numbers => kdWalk.names(numbers)", [n for n in range(number) if n not in reached])
    return faults + [f"not reached by Tab: {name}" for name in missed]


def skip_link(tab: Tab) -> list[str]:
    tab.evaluate("kdWalk.start()")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    is_there = tab.evaluate("document.activeElement.id") == "inhalt"
    return [] if is_there else ["the skip link does not lead into the content"]


def structure(tab: Tab, *, language: str) -> list[str]:
    tab.evaluate(WALK)
    found = tab.evaluate("kdWalk.frame()")
    wanted = {"lang": language, "h1": 1, "main": 1, "skip": "#inhalt"}
    faults = [f"{key} is {found[key]!r}" for key, value in wanted.items() if found[key] != value]
    return faults if found["title"].strip(" ·") else [*faults, "no title"]


def narrow(tab: Tab) -> list[str]:
    """Nothing has to be scrolled sideways at the width of a small phone, or at 400 % on a desk."""
    tab.set_viewport_size(NARROW)
    tab.evaluate(WALK)
    wide = tab.evaluate("kdWalk.tooWide()")
    return [f"wider than 320 px, {wide}"] if wide else []


def source(html: str) -> list[str]:
    html = STRUCTURED.sub("", html)
    handlers = sorted({found[0][:80] for found in HANDLER.finditer(html)})
    return [f"left over: {one}" for one in leftovers(html)] + [f"inline: {one}" for one in handlers]


def policy(headers: dict[str, str]) -> list[str]:
    value = headers.get("content-security-policy", "")
    wanted = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'")
    parts = {part.strip() for part in value.split(";")}
    faults = [f"policy lacks {part}" for part in wanted if part not in parts]
    return [*faults, "unsafe policy"] if "unsafe" in value else faults

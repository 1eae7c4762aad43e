"""Small line icons on a grid of 24, in the colour of the text around them."""

from django.utils.safestring import SafeString, mark_safe

STROKES = {
    "arrow-left": '<path d="M20 12H4m7-7-7 7 7 7"/>',
    "arrow-right": '<path d="M4 12h16m-7-7 7 7-7 7"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10h16M8 3v4m8-4v4"/>',
    "check": '<path d="m4 12.5 5.5 5.5L20 7"/>',
    "chevron-down": '<path d="m6 9 6 6 6-6"/>',
    "chevron-right": '<path d="m9 6 6 6-6 6"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "close": '<path d="m5 5 14 14M19 5 5 19"/>',
    "copy": '<path d="M8 8h12v12H8zM4 16V4h12"/>',
    "download": '<path d="M12 3v12m-5-5 5 5 5-5M4 20h16"/>',
    "edit": '<path d="M4 20h4L20 8l-4-4L4 16zM13 7l4 4"/>',
    "error": '<circle cx="12" cy="12" r="9"/><path d="M12 7v6m0 3v1"/>',
    "external": '<path d="M14 4h6v6m0-6-9 9M18 14v6H4V6h6"/>',
    "eye": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>',
    "feed": '<path d="M5 4a15 15 0 0 1 15 15M5 10a9 9 0 0 1 9 9"/><circle cx="6" cy="18" r="1.5"/>',
    "file": '<path d="M6 3h8l4 4v14H6zM14 3v5h4"/>',
    "image": '<path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6m0-10v1"/>',
    "link": '<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>',
    "lock": '<path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3"/>',
    "mail": '<path d="M3 5h18v14H3zM3 7l9 6 9-6"/>',
    "list": '<path d="M9 6h11M9 12h11M9 18h11M4.5 6v.01M4.5 12v.01M4.5 18v.01"/>',
    "menu": '<path d="M3 6h18M3 12h18M3 18h18"/>',
    "minus": '<path d="M5 12h14"/>',
    "numbers": '<path d="M10 6h10M10 12h10M10 18h10M3.5 5 5 4v5M3.5 15.5c0-2 3-2 3 0 0 1-3 2.5-3 3.5h3"/>',
    "people": '<circle cx="9" cy="8" r="4"/><path d="M2 20c0-4 3-6 7-6s7 2 7 6M16 4a4 4 0 0 1 0 8m2 2c3 1 4 3 4 6"/>',
    "pin": '<path d="M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11z"/><circle cx="12" cy="10" r="2.5"/>',
    "play": '<path d="M7 4v16l13-8z"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "print": '<path d="M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7z"/>',
    "quote": '<path d="M10 7c-4 1-6 3-6 7v3h5v-5H6M20 7c-4 1-6 3-6 7v3h5v-5h-3"/>',
    "redo": '<path d="m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h3"/>',
    "search": '<circle cx="10" cy="10" r="6.5"/><path d="m15 15 6 6"/>',
    "success": '<circle cx="12" cy="12" r="9"/><path d="m7.5 12.5 3 3 6-6.5"/>',
    "trash": '<path d="M4 6h16M9 6V3h6v3M6 6l1 15h10l1-15"/>',
    "undo": '<path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3"/>',
    "upload": '<path d="M12 16V4M7 9l5-5 5 5M4 20h16"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 3-7 8-7s8 2 8 7"/>',
    "warning": '<path d="M12 3 22 20H2zM12 10v5m0 2v1"/>',
}


def svg(name: str, size: int = 20) -> SafeString:
    """The icon as an inline picture without a name; words stand beside it."""
    return mark_safe(  # noqa: S308 - drawings are ours, the size is a number
        f'<svg class="kd-icon" width="{size}" height="{size}" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
        f' stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{STROKES[name]}</svg>'
    )

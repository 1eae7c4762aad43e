"""The five marks of the consortia: shapes on a grid of 24, drawn to look equal in size."""

from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "square": '<path d="M3 3h18v18H3z"/>',
    "triangle": '<path d="M12 2.2 23 21.3H1z"/>',
    "circle": '<circle cx="12" cy="12" r="10"/>',
    "diamond": '<path d="M12 .5 23.5 12 12 23.5.5 12z"/>',
    "arch": '<path d="M2.6 21.3V11.6a9.4 9.4 0 0 1 18.8 0v9.7h-6.5v-9.5a2.9 2.9 0 0 0-5.8 0v9.5z"/>',
}


def svg(mark: str, size: int = 16, *, is_outline: bool = False) -> SafeString:
    """The mark as an inline picture without a name, for the name of its consortium stands beside it."""
    style = f"kd-mark kd-mark--{mark}" + (" kd-mark--outline" if is_outline else "")
    shape, grid = SHAPES[mark], f'width="{size}" height="{size}" viewBox="0 0 24 24"'
    return mark_safe(f'<svg class="{style}" {grid} aria-hidden="true">{shape}</svg>')  # noqa: S308 - all of it is ours

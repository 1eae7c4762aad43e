"""Text with formatting: paragraphs, two heading levels, bold, italic, lists, links, quotes, and nothing else.

It is stored as HTML in one normal form. Whoever types without an editor writes plain text with empty lines.
"""

from kurzdraht.core.richtext.normal import clean_rich_text
from kurzdraht.core.richtext.plain import editable_text, plain_text
from kurzdraht.core.richtext.tree import is_html

__all__ = ["clean_rich_text", "editable_text", "is_html", "plain_text"]

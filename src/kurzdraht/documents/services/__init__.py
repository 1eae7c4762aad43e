"""Storing files that were checked by content, handing them out, and making documents to print."""

from kurzdraht.documents.services.checking import check_document, check_picture
from kurzdraht.documents.services.printing import render_pdf
from kurzdraht.documents.services.serving import serve_file
from kurzdraht.documents.services.storing import delete_file, store_file

__all__ = ["check_document", "check_picture", "delete_file", "render_pdf", "serve_file", "store_file"]

"""Facts of the outbox, and one question to whoever wrote a mail."""

from django.dispatch import Signal

access_mail_queued = Signal()

mail_bounced = Signal()
"""`bounce`: a mail came back for good. In the transaction that notes it."""

secrets_wanted = Signal()
"""A mail is to be sent once more, and its links were wiped: `mail`, `now`.

Whoever wrote it answers {"manage_link": "https://…"}; whoever did not, None.
"""

"""How mail leaves."""

from kurzdraht.config import environment

MAIL_PROVIDER = environment.text("MAIL_PROVIDER").lower()
ANYMAIL = {
    "IGNORE_UNSUPPORTED_FEATURES": True,  # a calendar entry among the alternatives; the attached file stays
    "WEBHOOK_SECRET": environment.text("MAIL_PROVIDER_SECRET"),
    **environment.pairs("MAIL_PROVIDER_OPTIONS", prefix=f"{MAIL_PROVIDER}_"),
}
EMAIL_BACKEND = "kurzdraht.mailing.adapter.OutboxBackend"  # for libraries: nothing leaves past the outbox
MAIL_RELAY_BACKEND = (
    "django.core.mail.backends.dummy.EmailBackend"
    if environment.flag("KURZDRAHT_DEMO")
    else f"anymail.backends.{MAIL_PROVIDER}.EmailBackend"
    if MAIL_PROVIDER
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", "Netzwerk Stadtentwicklung NRW <netzwerk@example.org>")
MAIL_RATE_PER_MINUTE = environment.number("MAIL_RATE_PER_MINUTE", 120)
MAIL_RECALL_SECONDS = environment.number("MAIL_RECALL_SECONDS", 60)
MAIL_BOUNCE_ADDRESS = "" if MAIL_PROVIDER else environment.text("MAIL_BOUNCE_ADDRESS")
BOUNCE_IMAP_HOST = environment.text("BOUNCE_IMAP_HOST")
BOUNCE_IMAP_PORT = environment.number("BOUNCE_IMAP_PORT", 993)
BOUNCE_IMAP_USER = environment.text("BOUNCE_IMAP_USER")
BOUNCE_IMAP_PASSWORD = environment.text("BOUNCE_IMAP_PASSWORD")
BOUNCE_IMAP_FOLDER = environment.text("BOUNCE_IMAP_FOLDER", "INBOX")
BOUNCE_IMAP_IS_PLAIN = environment.flag("BOUNCE_IMAP_PLAIN")

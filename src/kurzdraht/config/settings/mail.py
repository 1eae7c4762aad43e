"""How mail leaves."""

from kurzdraht.config import environment

EMAIL_BACKEND = (
    "django.core.mail.backends.dummy.EmailBackend"
    if environment.flag("KURZDRAHT_DEMO")
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

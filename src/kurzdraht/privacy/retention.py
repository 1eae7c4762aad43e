"""The ends of what lies below this floor, and cannot register itself."""

from kurzdraht.audit import services as audit
from kurzdraht.mailing import services as mailing
from kurzdraht.privacy.registry import register

register("mail", mailing.forget_before)
register("journal", audit.forget_before)

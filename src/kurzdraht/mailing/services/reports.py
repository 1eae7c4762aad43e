"""Reading what came back: which mail it speaks of, and whether it is lost.

RFC 3464 is what servers should write; many write plain words. Answers of people and their calendars are no bounces.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from hashlib import sha256
from uuid import UUID

from kurzdraht.mailing.services.bounces import Report
from kurzdraht.mailing.services.return_path import key_of_return_path

_ADDRESSES = ("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_CODE = re.compile(r"\b([45])\d\d[ -]")
_SERVER = re.compile(r"mailer-daemon|postmaster|mail delivery|mail-?system", re.IGNORECASE)
_FAILURE = re.compile(
    r"undeliver|unzustellbar|nicht zugestellt|returned|fail|fehlgeschlagen|delivery status|delay|verz(ö|oe)ger",
    re.IGNORECASE,
)
_DELAY = re.compile(r"delay|verz(ö|oe)ger|will be retried|still trying|wird weiter versucht", re.IGNORECASE)
_WORDS_READ = 4000


def read_report(raw: bytes) -> tuple[UUID, Report] | None:
    """The key of the mail and what is said about it; None for what is no bounce, or speaks of no mail of ours."""
    message = message_from_bytes(raw, policy=compat32)
    key = key_of_return_path("\n".join(_headers(message, *_ADDRESSES)))
    if key is None:
        return None
    reference = f"mailbox:{sha256(raw).hexdigest()}"
    blocks = list(_recipient_blocks(message))
    if blocks:
        return _standard(key, blocks, reference)
    if _is_answer(message) or not _is_from_server(message):
        return None
    return key, _plain(message, reference)


def _headers(message: Message, *names: str) -> list[str]:
    return [str(value) for name in names for value in message.get_all(name, [])]


def _recipient_blocks(message: Message) -> Iterator[Message]:
    """The parts about each recipient in a message/delivery-status; the first block speaks of the server."""
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for block in part.get_payload():
                if isinstance(block, Message) and ("Action" in block or "Status" in block):
                    yield block


def _standard(key: UUID, blocks: list[Message], reference: str) -> tuple[UUID, Report] | None:
    """`failed` is the end of this mail, even where the fault itself may pass (4.4.7: tried for days)."""
    for block in blocks:
        action = str(block.get("Action", "")).strip().lower()
        found = _STATUS.search(str(block.get("Status", "")))
        status = found[1] if found else ""
        words = str(block.get("Diagnostic-Code", "")).partition(";")[2] or str(block.get("Diagnostic-Code", ""))
        is_lost = action == "failed" or (not action and status.startswith("5"))
        if is_lost or action == "delayed" or (not action and status.startswith("4")):
            return key, Report(reference, status, words, is_permanent=is_lost)
    return None


def _is_answer(message: Message) -> bool:
    """Out of office, and what else programs answer: RFC 3834, and what came before it."""
    by_whom = " ".join(_headers(message, "Auto-Submitted")).lower()
    others = _headers(message, "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
    precedence = " ".join(_headers(message, "Precedence")).lower()
    return "auto-replied" in by_whom or "auto_reply" in precedence or (bool(others) and not _looks_failed(message))


def _is_from_server(message: Message) -> bool:
    return bool(_SERVER.search(" ".join(_headers(message, "From", "Return-Path")))) or (
        _looks_failed(message) and "<>" in " ".join(_headers(message, "Return-Path"))
    )


def _looks_failed(message: Message) -> bool:
    return bool(_FAILURE.search(" ".join(_headers(message, "Subject"))))


def _plain(message: Message, reference: str) -> Report:
    words = _first_words(message)
    subject = " ".join(_headers(message, "Subject"))
    found = _STATUS.search(words)
    code = _CODE.search(words)
    is_passing = bool(_DELAY.search(subject)) or (found or code or [""])[0].startswith("4")
    return Report(reference, found[1] if found else "", _line_with(words, found or code), is_permanent=not is_passing)


def _first_words(message: Message) -> str:
    for part in message.walk():
        if part.get_content_maintype() == "text":
            raw = part.get_payload(decode=True)
            return raw.decode("utf-8", "replace")[:_WORDS_READ] if isinstance(raw, bytes) else ""
    return ""


def _line_with(words: str, found: re.Match[str] | None) -> str:
    """The line in which the code stands; without one the first lines."""
    if found is None:
        return " ".join(words.split())[:200]
    begin = words.rfind("\n", 0, found.start()) + 1
    end = words.find("\n", found.end())
    return words[begin : end if end >= 0 else None].strip()

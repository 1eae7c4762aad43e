"""Messages as servers and people send them back."""

FAILED = """Return-Path: <>
To: {to}
From: Mail Delivery System <mailer-daemon@mx.stadt.example>
Subject: Undelivered Mail Returned to Sender
Message-ID: <{name}@mx.stadt.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.stadt.example

Final-Recipient: rfc822; anna@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b
Content-Type: message/rfc822

From: netzwerk@example.org
Subject: Ihr Platz

Guten Tag
--b--
"""
PLAIN = """Return-Path: <>
Delivered-To: {to}
To: undisclosed-recipients:;
From: MAILER-DAEMON@alter-server.example
Subject: failure notice

Hi. This is the program at alter-server.example.

<anna@example.org>:
550 5.1.1 Mailbox unknown
"""
OUT_OF_OFFICE = """Return-Path: <>
To: {to}
From: Anna <anna@example.org>
Subject: Automatische Antwort: Ihr Platz
Auto-Submitted: auto-replied

Ich bin bis Montag nicht im Haus. 550 Gruesse
"""
HUMAN = """To: {to}
From: Anna <anna@example.org>
Subject: Re: Ihr Platz

Danke, ich komme.
"""


def failed(
    to: str, *, action: str = "failed", status: str = "5.1.1", words: str = "550 5.1.1 no such user", name: str = "1"
) -> bytes:
    return FAILED.format(to=to, action=action, status=status, words=words, name=name).encode()


def nested(to: str, *, depth: int = 2000) -> bytes:
    """A message in a message in a message: nobody writes such a thing by mistake."""
    head = f"To: {to}\nFrom: MAILER-DAEMON@example.org\nSubject: failed\n"
    return (head + "Content-Type: message/rfc822\n\n" * depth).encode()

"""The mails about a place, as the network may word them: our words, what may stand in braces, an example."""

from kurzdraht.events.wordings import templates as templates

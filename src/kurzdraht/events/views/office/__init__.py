"""The office's pages of an event, under `/buero/veranstaltungen/`."""

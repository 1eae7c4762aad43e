"""What the web server takes from a request before Django sees it."""

from gunicorn.config import Config

from kurzdraht.config.serving import web_command


def test_no_header_of_a_visitor_moves_our_addresses() -> None:
    """Gunicorn believes a header SCRIPT_NAME from this machine, and every proxy on it may pass one on."""
    config = Config()
    given = vars(config.parser().parse_args(web_command()[3:]))
    for name, value in given.items():
        if name in config.settings and value is not None:
            config.set(name, value)
    assert config.forwarder_headers == []
    assert config.header_map == "drop"

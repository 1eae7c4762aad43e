"""The yardsticks: a bare Django view and a bare Wagtail page on the very server that serves the product."""

"""Where upper apps put what accounts cannot know."""

sign_in_extras: list[str] = []
"""Templates shown below the form of the sign-in page."""

editor_permissions: list[str] = [
    "wagtailadmin.access_admin",
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
    "simple_translation.submit_translation",
]
"""What page editors may beyond pages, images and documents: "app_label.codename"."""

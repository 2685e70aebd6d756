"""Sphinx: pages in Markdown (MyST), the API from the docstrings. Builds offline, and any warning is an error."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import plain_docstrings

project = "qkv"
author = "the qkv authors"
project_copyright = "the qkv authors, Apache-2.0"
release = version = installed_version("qkv")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
smartquotes = False  # code is quoted in running text too

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_class_signature = "mixed"
python_use_unqualified_type_names = True
python_display_short_literal_types = True
maximum_signature_line_length = 88
add_module_names = False

html_theme = "furo"
html_title = "qkv"
html_static_path = ["static"]
html_css_files = ["qkv.css"]
# The query's blue, which the map, the story and the terminal use too (Okabe and Ito).
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0072B2", "color-brand-content": "#0072B2"},
    "dark_css_variables": {"color-brand-primary": "#56B4E9", "color-brand-content": "#56B4E9"},
}


def write_story(app, error):
    """The story to drag and click, beside the pages that link to it."""
    if error is None and app.builder.name == "html":
        from qkv.views.web import save_page, story_page

        save_page(story_page(), Path(app.outdir) / "attention.html")


def setup(app):
    app.connect("build-finished", write_story)
    app.connect("autodoc-process-docstring", plain_docstrings.process)

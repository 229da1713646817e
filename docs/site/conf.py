"""How the documentation becomes a site: `cargo xtask site` runs Sphinx with this file.

The source is the repository as it lies there, so that every link between documents leads to the same place here and
on a git host. Which pages there are, and in which order, says docs/README.md: its headings are the parts of the
navigation, and its links the pages. A page that stands in none of them, a link that leads nowhere and an anchor that
is not there are warnings, and the task takes warnings for errors.
"""

import re
from pathlib import Path
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder

ROOT = Path(__file__).resolve().parents[2]
# The front door, and what the parts of the navigation are read from.
HOME, CONTENTS, DECISIONS = "README", "docs/README", "docs/adr/README"

project = "Kassa"
html_title = "Kassa"
author = "the authors of Kassa"
project_copyright = "the authors of Kassa, under the Apache License 2.0"
version = re.search(r'^version = "([^"]+)"', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)[1]

extensions = ["myst_parser"]
root_doc = HOME
source_suffix = {".md": "markdown"}
include_patterns = ["*.md", "docs/**", "clients/*/README.md", "examples/README.md"]
# Folders that hold no documents are not looked into.
exclude_patterns = [
    ".*", "target", "bench", "crates", "deploy", "tests", "xtask", "docs/site",
    "clients/*/[a-z]*", "clients/venv", "examples/*/**", "**/node_modules", "**/venv",
]

# Pictures that are written as tags, because a git host shows them in the size that those say.
myst_enable_extensions = ["html_image"]
# The names of anchors are those of git hosts.
myst_heading_anchors = 4
suppress_warnings = [
    # A document of the repository may begin with a heading that is not its first, such as the changelog's versions.
    "myst.header",
]
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/mark.svg"
html_copy_source = False
html_show_sphinx = False
html_use_index = False
html_last_updated_fmt = None
# The colours of the hosted page.
LIGHT = {"color-brand-primary": "#0b6b4f", "color-brand-content": "#0b6b4f", "color-brand-visited": "#0b6b4f"}
DARK = {"color-brand-primary": "#4fd1a1", "color-brand-content": "#4fd1a1", "color-brand-visited": "#4fd1a1"}
html_theme_options = {
    "navigation_with_keys": False,
    "top_of_page_buttons": [],
    "light_css_variables": LIGHT,
    "dark_css_variables": DARK,
}


def place(document):
    """Where a document of the repository lies in the site: what is in docs/ at the top, and a README is its folder."""
    if document == CONTENTS:
        return "contents"
    name = document.removeprefix("docs/")
    folder, _, last = name.rpartition("/")
    if last == "README":
        last = "index"
    elif last.isupper():
        last = last.lower()
    return f"{folder}/{last}" if folder else last


class Site(StandaloneHTMLBuilder):
    """The usual pages, at the places above; the index of the search knows those, too."""

    def get_output_path(self, page_name, /):
        return self.outdir / f"{place(page_name)}.html"

    def get_target_uri(self, docname, typ=None):
        return quote(place(docname)) + self.link_suffix

    def index_page(self, pagename, doctree, title):
        super().index_page(pagename, doctree, title)
        for table in (self.indexer._titles, self.indexer._all_titles, self.indexer._filenames):
            if pagename in table:
                table[place(pagename)] = table.pop(pagename)
        for words in (*self.indexer._mapping.values(), *self.indexer._title_mapping.values()):
            if pagename in words:
                words.remove(pagename)
                words.add(place(pagename))

    def dump_search_index(self):
        self.indexer.prune = lambda documents: None
        super().dump_search_index()


def parts(text):
    """The headings of the contents, each with the documents below it."""
    found = []
    for line in text.split("\n"):
        if line.startswith("## "):
            found.append((line[3:], []))
        elif found and (link := re.match(r"- \[([^]]+)\]\(([^)#]+)\.md\)", line)):
            title, target = link.groups()
            document = (ROOT / "docs" / target).resolve().relative_to(ROOT).as_posix()
            found[-1][1].append((title, document))
    return found


def toctree(caption, pages):
    lines = "\n".join(pages)
    options = f":hidden:\n:caption: {caption}" if caption else ":hidden:"
    return f"\n\n```{{toctree}}\n{options}\n\n{lines}\n```\n"


def navigation(app, document, source):
    """Gives the front door a table of contents, and the list of decisions, which only the site shows, at its side."""
    if document == HOME:
        source[0] += toctree("", [f"All documents </{CONTENTS}>"])
        for title, pages in parts((ROOT / f"{CONTENTS}.md").read_text()):
            source[0] += toctree(title, [f"{name} </{page}>" for name, page in pages])
    elif document == DECISIONS:
        names = re.findall(r"\]\((\d{4}-[a-z0-9-]+)\.md\)", source[0])
        source[0] += toctree("Decisions", names)


# What the theme leaves out, so that everybody can use the pages: names of landmarks, headings and their levels, and a
# way by keyboard into what scrolls sideways. A head of a table with nothing in it is no head.
MENDED = (
    ('<aside class="sidebar-drawer"', '<aside aria-label="All pages" class="sidebar-drawer"'),
    ('<aside class="toc-drawer', '<aside aria-label="On this page" class="toc-drawer'),
    ('class="caption" role="heading"', 'class="caption" role="heading" aria-level="2"'),
    ("<pre>", '<pre tabindex="0">'),
    ('<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),
    ('<th class="head"><p></p></th>', "<td></td>"),
    ('<div id="search-results">', '<h1>Search</h1>\n<div id="search-results">'),
)


def mend(app, problem):
    if problem:
        return
    for page in Path(app.outdir).rglob("*.html"):
        text = page.read_text()
        for plain, mended in MENDED:
            text = text.replace(plain, mended)
        page.write_text(text)


def setup(app):
    app.add_builder(Site, override=True)
    app.connect("source-read", navigation)
    app.connect("build-finished", mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

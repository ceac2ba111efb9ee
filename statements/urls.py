"""Every public address, written out."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from statements.api.documents import DOCUMENTS
from statements.api.export import export, export_search
from statements.api.institutions import INSTITUTIONS
from statements.api.legislation import LAWS
from statements.api.page import api_page
from statements.api.presidents import PRESIDENTS
from statements.api.statements import STATEMENTS
from statements.api.topics import TOPICS
from statements.feeds.atom import feed, search_feed
from statements.feeds.followed import LISTS
from statements.feeds.for_machines import opensearch, robots
from statements.feeds.sitemaps import SITEMAPS
from statements.views.about import about
from statements.views.basket import basket
from statements.views.cite import document_cite, legislation_cite, statement_cite
from statements.views.compare import compare_excerpts
from statements.views.compare_download import compare_download
from statements.views.compare_topic import compare_topic
from statements.views.document import document
from statements.views.favicon import favicon
from statements.views.healthz import healthz
from statements.views.help import search_help
from statements.views.home import home
from statements.views.institution import institution, institution_list
from statements.views.legislation import legislation
from statements.views.lists import document_list, legislation_list, statement_list
from statements.views.preferences import preferences
from statements.views.president import president, president_list
from statements.views.read_only import read_only
from statements.views.record_text import document_text, legislation_text
from statements.views.search import search_page
from statements.views.source_file import source_file
from statements.views.statement import statement
from statements.views.suggest import suggestions
from statements.views.topic import topic, topic_list

urlpatterns = [
    path("", home, name="home"),
    path("search/", search_page, name="search"),
    path("search/export/", read_only(export_search), name="search_export"),
    path("search/suggest/", suggestions, name="suggest"),
    path("help/search/", search_help, name="search_help"),
    path("statements/", statement_list, name="statement_list"),
    path(
        "statements/export/", read_only(export), {"resource": STATEMENTS}, name="statement_export"
    ),
    path("statements/<slug:slug>/", statement, name="statement"),
    path("statements/<slug:slug>/cite.<slug:kind>", statement_cite, name="statement_cite"),
    path("compare/", compare_excerpts, name="compare"),
    path("compare/download/", compare_download, name="compare_download"),
    path("compare/topics/<slug:slug>/", compare_topic, name="compare_topic"),
    path("basket/", basket, name="basket"),
    path("documents/", document_list, name="document_list"),
    path("documents/export/", read_only(export), {"resource": DOCUMENTS}, name="document_export"),
    path("documents/<slug:slug>/", document, name="document"),
    path("documents/<slug:slug>/text/", document_text, name="document_text"),
    path("documents/<slug:slug>/cite.<slug:kind>", document_cite, name="document_cite"),
    path("legislation/", legislation_list, name="legislation_list"),
    path("legislation/export/", read_only(export), {"resource": LAWS}, name="legislation_export"),
    path("legislation/<slug:slug>/", legislation, name="legislation"),
    path("legislation/<slug:slug>/text/", legislation_text, name="legislation_text"),
    path("legislation/<slug:slug>/cite.<slug:kind>", legislation_cite, name="legislation_cite"),
    path("sources/<int:pk>/file", source_file, name="source_file"),
    path("presidents/", president_list, name="president_list"),
    path(
        "presidents/export/", read_only(export), {"resource": PRESIDENTS}, name="president_export"
    ),
    path("presidents/<slug:slug>/", president, name="president"),
    path("topics/", topic_list, name="topic_list"),
    path("topics/export/", read_only(export), {"resource": TOPICS}, name="topic_export"),
    path("topics/<slug:slug>/", topic, name="topic"),
    path("institutions/", institution_list, name="institution_list"),
    path(
        "institutions/export/",
        read_only(export),
        {"resource": INSTITUTIONS},
        name="institution_export",
    ),
    path("institutions/<slug:slug>/", institution, name="institution"),
    path("api/", api_page, name="api"),
    path("api/v1/", include("statements.api.urls")),
    *(
        path(f"feeds/{name}/", read_only(feed), {"family": name}, name=f"{name}_feed")
        for name in LISTS
    ),
    path("feeds/search/", read_only(search_feed), name="search_feed"),
    path(
        "sitemap.xml",
        read_only(index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"},
        name="sitemap_index",
    ),
    path("sitemap-<section>.xml", read_only(sitemap), {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", read_only(robots), name="robots"),
    path("opensearch.xml", read_only(opensearch), name="opensearch"),
    path("about/", about, name="about"),
    path("preferences/", preferences, name="preferences"),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
]

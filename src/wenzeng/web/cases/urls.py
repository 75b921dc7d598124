"""Addresses of supervision: lists, proposals, cases, and one for each declared act."""

from django.urls import path

from wenzeng.web.cases.views import cases, opening, proposals, tables

app_name = "cases"
urlpatterns = [
    path("", tables.table, name="table"),
    path("proposals/", proposals.table, name="proposals"),
    path("proposals/renew/", proposals.renew, name="renew"),
    path("proposals/issue/", proposals.bulk, name="bulk"),
    path("proposals/<int:pk>/", proposals.page, name="proposal"),
    path("proposals/<int:pk>/dismiss/", proposals.dismiss, name="dismiss"),
    path("new/", opening.page, name="new"),
    path("files/<int:pk>/", cases.evidence, name="evidence"),
    path("<int:pk>/", cases.page, name="case"),
    path("<int:pk>/<slug:code>/", cases.act, name="act"),
]

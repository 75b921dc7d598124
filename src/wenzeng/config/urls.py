"""All addresses: each screen package brings its own."""

from django.urls import include, path

from wenzeng.config import wiring

wiring.join()

urlpatterns = [
    path("", include("wenzeng.web.desk.urls")),
    path("", include("wenzeng.web.office.urls")),
    path("plan/", include("wenzeng.web.plan.urls")),
    path("cases/", include("wenzeng.web.cases.urls")),
    path("bulletins/", include("wenzeng.web.bulletins.urls")),
    path("", include("wenzeng.web.papers.urls")),
    path("", include("wenzeng.web.shell.urls")),
]
handler400 = "wenzeng.web.shell.errors.bad_request"
handler403 = "wenzeng.web.shell.errors.forbidden"
handler404 = "wenzeng.web.shell.errors.not_found"
handler500 = "wenzeng.web.shell.errors.broken"

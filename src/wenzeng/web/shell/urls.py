"""The shell's own addresses: size of print and colours, style sheet and script. Included under the name ``shell``."""

from django.urls import path, re_path

from wenzeng.web.shell import bundle, preferences

app_name = "shell"
urlpatterns = [
    path("preferences/", preferences.choose, name="preferences"),
    re_path(r"^all-([0-9a-f]{12})\.(css|js)$", bundle.bundle, name="bundle"),
]

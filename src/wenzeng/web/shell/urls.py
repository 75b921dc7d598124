"""The shell's own address: where size of print and colours are chosen. Included under the name ``shell``."""

from django.urls import path

from wenzeng.web.shell import preferences

app_name = "shell"
urlpatterns = [path("preferences/", preferences.choose, name="preferences")]

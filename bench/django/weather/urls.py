from django.urls import include, path
from rest_framework.routers import DefaultRouter

from weather.views import StationViewSet, home

router = DefaultRouter()
router.register("station", StationViewSet)

urlpatterns = [
    path("", include(router.urls)),
    path("home/", home),
    path("api-auth/", include("rest_framework.urls")),
]

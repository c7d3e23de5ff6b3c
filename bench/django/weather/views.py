from django.shortcuts import render
from rest_framework import serializers, viewsets

from weather.models import Station


class StationSerializer(serializers.HyperlinkedModelSerializer):
    class Meta:
        model = Station
        fields = ["url", "name", "timestamp", "temperature", "lat", "lon"]


class StationViewSet(viewsets.ModelViewSet):
    queryset = Station.objects.order_by("id")
    serializer_class = StationSerializer


def home(request):
    """The newest temperature and its place on a map."""
    station = Station.objects.order_by("-timestamp").first()
    return render(request, "home.html", {"station": station})

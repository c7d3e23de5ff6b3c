from django.db import models


class Station(models.Model):
    name = models.CharField(max_length=100)
    timestamp = models.CharField(max_length=50)
    temperature = models.CharField(max_length=50)
    lat = models.CharField(max_length=50)
    lon = models.CharField(max_length=50)

    def __str__(self):
        return self.name

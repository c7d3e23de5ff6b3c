-- CreateIndex
CREATE INDEX "Station_name_lat_lon_idx" ON "Station"("name", "lat", "lon");

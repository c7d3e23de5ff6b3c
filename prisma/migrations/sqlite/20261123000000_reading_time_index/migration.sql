-- The key goes with it: newest first over all stations, and which days have readings, are walks along (time, stationId).
-- CreateIndex
CREATE INDEX "SensorData_time_idx" ON "SensorData"("time");

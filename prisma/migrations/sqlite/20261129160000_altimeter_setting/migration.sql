-- As it was measured, by stations that send it. Elsewhere it follows from the station pressure when it is read.
ALTER TABLE "SensorData" ADD COLUMN "altimeterSetting" REAL;

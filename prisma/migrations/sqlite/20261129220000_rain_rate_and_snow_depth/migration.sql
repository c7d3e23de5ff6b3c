-- AlterTable
ALTER TABLE "SensorData" ADD COLUMN "rainRate" REAL;
ALTER TABLE "SensorData" ADD COLUMN "snowDepth" REAL;

-- AlterTable
ALTER TABLE "SensorData" ADD COLUMN "sunshine" REAL;

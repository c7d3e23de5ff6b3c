-- AlterTable
ALTER TABLE `SensorData` ADD COLUMN `rainRate` DOUBLE NULL, ADD COLUMN `snowDepth` DOUBLE NULL;

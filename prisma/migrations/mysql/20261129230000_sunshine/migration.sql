-- AlterTable
ALTER TABLE `SensorData` ADD COLUMN `sunshine` DOUBLE NULL;

-- AlterTable
ALTER TABLE `DeviceKey` ADD COLUMN `kind` VARCHAR(16) NOT NULL DEFAULT 'device';

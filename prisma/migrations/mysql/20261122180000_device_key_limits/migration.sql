-- AlterTable
ALTER TABLE `DeviceKey` ADD COLUMN `scopes` VARCHAR(32) NOT NULL DEFAULT 'read,write',
    ADD COLUMN `addresses` VARCHAR(1000) NOT NULL DEFAULT '';

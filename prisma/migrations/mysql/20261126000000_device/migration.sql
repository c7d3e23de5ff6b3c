-- CreateTable
CREATE TABLE `Device` (
    `stationId` INTEGER NOT NULL,
    `presence` VARCHAR(16) NOT NULL,
    `said` VARCHAR(16) NOT NULL DEFAULT 'online',
    `lastSeenAt` DATETIME(3) NOT NULL,
    `version` VARCHAR(40) NULL,
    `interval` DOUBLE NULL,
    `light` BOOLEAN NULL,
    `queued` INTEGER NULL,
    `lost` INTEGER NULL,
    `clock` VARCHAR(16) NULL,
    INDEX `Device_presence_lastSeenAt_idx`(`presence`, `lastSeenAt`),
    PRIMARY KEY (`stationId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DeviceEvent` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `eventId` VARCHAR(64) COLLATE utf8mb4_bin NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    `type` VARCHAR(32) NOT NULL,
    `message` VARCHAR(500) NOT NULL DEFAULT '',
    `data` JSON NULL,
    UNIQUE INDEX `DeviceEvent_stationId_eventId_key`(`stationId`, `eventId`),
    INDEX `DeviceEvent_stationId_time_idx`(`stationId`, `time`),
    INDEX `DeviceEvent_time_idx`(`time`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DeviceCommand` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `name` VARCHAR(16) NOT NULL,
    `request` JSON NOT NULL,
    `status` VARCHAR(16) NOT NULL DEFAULT 'waiting',
    `message` VARCHAR(500) NOT NULL DEFAULT '',
    `result` JSON NULL,
    `actor` VARCHAR(200) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    `sentAt` DATETIME(3) NULL,
    `finishedAt` DATETIME(3) NULL,
    INDEX `DeviceCommand_stationId_status_idx`(`stationId`, `status`),
    INDEX `DeviceCommand_status_expiresAt_idx`(`status`, `expiresAt`),
    INDEX `DeviceCommand_createdAt_idx`(`createdAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Device` ADD CONSTRAINT `Device_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `DeviceEvent` ADD CONSTRAINT `DeviceEvent_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `DeviceCommand` ADD CONSTRAINT `DeviceCommand_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

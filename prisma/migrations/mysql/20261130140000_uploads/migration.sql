-- CreateTable
CREATE TABLE `Upload` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `service` VARCHAR(24) NOT NULL,
    `account` VARCHAR(128) NOT NULL DEFAULT '',
    `secret` VARCHAR(512) NOT NULL DEFAULT '',
    `interval` INTEGER NOT NULL,
    `isEnabled` BOOLEAN NOT NULL DEFAULT true,
    `sensors` VARCHAR(2000) NOT NULL DEFAULT '',
    `state` VARCHAR(16) NOT NULL DEFAULT 'new',
    `result` VARCHAR(500) NOT NULL DEFAULT '',
    `failures` INTEGER NOT NULL DEFAULT 0,
    `triedAt` DATETIME(3) NULL,
    `sentAt` DATETIME(3) NULL,
    `observedAt` DATETIME(3) NULL,
    `nextAt` DATETIME(3) NULL,
    UNIQUE INDEX `Upload_stationId_service_account_key` (`stationId`, `service`, `account`),
    INDEX `Upload_nextAt_idx` (`nextAt`),
    INDEX `Upload_state_idx` (`state`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OutboxMessage` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `channel` VARCHAR(32) NOT NULL,
    `key` VARCHAR(64) NULL,
    `target` VARCHAR(255) NOT NULL,
    `payload` JSON NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `dueAt` DATETIME(3) NOT NULL,
    `claimedUntil` DATETIME(3) NULL,
    `attempts` INTEGER NOT NULL DEFAULT 0,
    UNIQUE INDEX `OutboxMessage_channel_key_key` (`channel`, `key`),
    INDEX `OutboxMessage_dueAt_idx` (`dueAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Upload` ADD CONSTRAINT `Upload_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may do something to the keys of a station's devices may do it to its uploads.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`) SELECT `groupId`, 'Upload', `action` FROM `GroupPermission` WHERE `model` = 'DeviceKey';
INSERT INTO `UserPermission` (`userId`, `model`, `action`) SELECT `userId`, 'Upload', `action` FROM `UserPermission` WHERE `model` = 'DeviceKey';

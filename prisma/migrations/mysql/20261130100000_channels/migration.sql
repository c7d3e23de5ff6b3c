-- AlterTable
ALTER TABLE `Station` ADD COLUMN `channelValues` JSON NULL;

-- CreateTable
CREATE TABLE `Channel` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `name` VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    `label` VARCHAR(60) NOT NULL DEFAULT '',
    `unit` VARCHAR(16) NOT NULL DEFAULT '',
    `kind` VARCHAR(16) NOT NULL DEFAULT 'measurement',
    `source` VARCHAR(24) NOT NULL DEFAULT '',
    `firstSeenAt` DATETIME(3) NOT NULL,
    `lastSeenAt` DATETIME(3) NOT NULL,
    `visible` BOOLEAN NOT NULL DEFAULT true,

    UNIQUE INDEX `Channel_stationId_name_key`(`stationId`, `name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Channel` ADD CONSTRAINT `Channel_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may see or edit stations may do so with their channels.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`) SELECT `groupId`, 'Channel', `action` FROM `GroupPermission` WHERE `model` = 'Station' AND `action` <> 'add';
INSERT INTO `UserPermission` (`userId`, `model`, `action`) SELECT `userId`, 'Channel', `action` FROM `UserPermission` WHERE `model` = 'Station' AND `action` <> 'add';

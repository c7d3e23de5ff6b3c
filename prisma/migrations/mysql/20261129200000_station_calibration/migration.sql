-- CreateTable
CREATE TABLE `StationCalibration` (
    `stationId` INTEGER NOT NULL,
    `metric` VARCHAR(24) NOT NULL,
    `since` DATETIME(3) NOT NULL,
    `factor` DOUBLE NOT NULL DEFAULT 1,
    `offset` DOUBLE NOT NULL DEFAULT 0,
    PRIMARY KEY (`stationId`, `metric`, `since`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `StationCalibration` ADD CONSTRAINT `StationCalibration_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may do something to stations may do it to their calibrations.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`) SELECT `groupId`, 'StationCalibration', `action` FROM `GroupPermission` WHERE `model` = 'Station';
INSERT INTO `UserPermission` (`userId`, `model`, `action`) SELECT `userId`, 'StationCalibration', `action` FROM `UserPermission` WHERE `model` = 'Station';

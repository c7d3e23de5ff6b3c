-- Keys that must match to the letter, as they do on SQLite, have a binary collation; names compare and sort without case.
-- CreateTable
CREATE TABLE `Station` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(100) NOT NULL,
    `lat` DOUBLE NOT NULL,
    `lon` DOUBLE NOT NULL,
    `elevation` DOUBLE NULL,
    `timeZone` VARCHAR(64) NOT NULL,
    `description` VARCHAR(2000) NOT NULL DEFAULT '',
    `isPublic` BOOLEAN NOT NULL DEFAULT true,
    `isDemo` BOOLEAN NOT NULL DEFAULT false,
    `ownerId` INTEGER NULL,
    `timestamp` DATETIME(3) NULL,
    `temperature` DOUBLE NULL,
    `latest` JSON NULL,
    `qualityState` JSON NULL,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `updatedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    INDEX `Station_name_idx`(`name`),
    INDEX `Station_ownerId_idx`(`ownerId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `SensorData` (
    `stationId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    `temperature` DOUBLE NULL,
    `humidity` DOUBLE NULL,
    `dewPoint` DOUBLE NULL,
    `feelsLike` DOUBLE NULL,
    `pressure` DOUBLE NULL,
    `seaLevelPressure` DOUBLE NULL,
    `windSpeed` DOUBLE NULL,
    `windGust` DOUBLE NULL,
    `windDirection` DOUBLE NULL,
    `rain` DOUBLE NULL,
    `light` DOUBLE NULL,
    `solarRadiation` DOUBLE NULL,
    `uvIndex` DOUBLE NULL,
    `soilTemperature` DOUBLE NULL,
    `soilMoisture` DOUBLE NULL,
    `pm25` DOUBLE NULL,
    `pm10` DOUBLE NULL,
    `visibility` DOUBLE NULL,
    `battery` DOUBLE NULL,
    `flags` JSON NULL,
    `corrections` JSON NULL,
    `extra` JSON NULL,
    PRIMARY KEY (`stationId`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `TemperatureData` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `timestamp` DATETIME(3) NOT NULL,
    `temperature` DOUBLE NOT NULL,
    `lat` DOUBLE NOT NULL,
    `lon` DOUBLE NOT NULL,
    INDEX `TemperatureData_timestamp_idx`(`timestamp`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `HourRollup` (
    `stationId` INTEGER NOT NULL,
    `metric` VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `count` INTEGER NOT NULL,
    `sum` DOUBLE NOT NULL,
    `min` DOUBLE NOT NULL,
    `minTime` DATETIME(3) NOT NULL,
    `max` DOUBLE NOT NULL,
    `maxTime` DATETIME(3) NOT NULL,
    `x` DOUBLE NULL,
    `y` DOUBLE NULL,
    PRIMARY KEY (`stationId`, `metric`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DayRollup` (
    `stationId` INTEGER NOT NULL,
    `metric` VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `day` CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `count` INTEGER NOT NULL,
    `sum` DOUBLE NOT NULL,
    `min` DOUBLE NOT NULL,
    `minTime` DATETIME(3) NOT NULL,
    `max` DOUBLE NOT NULL,
    `maxTime` DATETIME(3) NOT NULL,
    `x` DOUBLE NULL,
    `y` DOUBLE NULL,
    PRIMARY KEY (`stationId`, `metric`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DirtyHour` (
    `stationId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    PRIMARY KEY (`stationId`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DeviceKey` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `hash` CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `prefix` VARCHAR(12) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `expiresAt` DATETIME(3) NULL,
    `revokedAt` DATETIME(3) NULL,
    `lastUsedAt` DATETIME(3) NULL,
    UNIQUE INDEX `DeviceKey_hash_key`(`hash`),
    INDEX `DeviceKey_stationId_idx`(`stationId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `User` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `username` VARCHAR(150) COLLATE utf8mb4_bin NOT NULL,
    `email` VARCHAR(254) NOT NULL DEFAULT '',
    `passwordHash` VARCHAR(255) NOT NULL,
    `passwordChangedAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `isActive` BOOLEAN NOT NULL DEFAULT true,
    `isStaff` BOOLEAN NOT NULL DEFAULT false,
    `isSuperuser` BOOLEAN NOT NULL DEFAULT false,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `lastLoginAt` DATETIME(3) NULL,
    UNIQUE INDEX `User_username_key`(`username`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Group` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(150) COLLATE utf8mb4_bin NOT NULL,
    UNIQUE INDEX `Group_name_key`(`name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `UserGroup` (
    `userId` INTEGER NOT NULL,
    `groupId` INTEGER NOT NULL,
    INDEX `UserGroup_groupId_idx`(`groupId`),
    PRIMARY KEY (`userId`, `groupId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `UserPermission` (
    `userId` INTEGER NOT NULL,
    `model` VARCHAR(64) NOT NULL,
    `action` VARCHAR(16) NOT NULL,
    PRIMARY KEY (`userId`, `model`, `action`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `GroupPermission` (
    `groupId` INTEGER NOT NULL,
    `model` VARCHAR(64) NOT NULL,
    `action` VARCHAR(16) NOT NULL,
    PRIMARY KEY (`groupId`, `model`, `action`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LogEntry` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `time` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `userId` INTEGER NULL,
    `actor` VARCHAR(200) NOT NULL,
    `action` VARCHAR(16) NOT NULL,
    `model` VARCHAR(64) NOT NULL,
    `objectId` VARCHAR(64) NOT NULL,
    `objectLabel` VARCHAR(200) NOT NULL,
    `changes` JSON NOT NULL,
    `reason` VARCHAR(500) NOT NULL DEFAULT '',
    INDEX `LogEntry_time_idx`(`time`),
    INDEX `LogEntry_userId_time_idx`(`userId`, `time`),
    INDEX `LogEntry_model_objectId_idx`(`model`, `objectId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `JobLease` (
    `name` VARCHAR(64) NOT NULL,
    `holder` VARCHAR(64) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Setting` (
    `name` VARCHAR(64) NOT NULL,
    `value` VARCHAR(2000) NOT NULL,
    PRIMARY KEY (`name`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Station` ADD CONSTRAINT `Station_ownerId_fkey` FOREIGN KEY (`ownerId`) REFERENCES `User` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `SensorData` ADD CONSTRAINT `SensorData_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `HourRollup` ADD CONSTRAINT `HourRollup_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `DayRollup` ADD CONSTRAINT `DayRollup_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `DirtyHour` ADD CONSTRAINT `DirtyHour_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `DeviceKey` ADD CONSTRAINT `DeviceKey_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `UserGroup` ADD CONSTRAINT `UserGroup_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `UserGroup` ADD CONSTRAINT `UserGroup_groupId_fkey` FOREIGN KEY (`groupId`) REFERENCES `Group` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `UserPermission` ADD CONSTRAINT `UserPermission_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `GroupPermission` ADD CONSTRAINT `GroupPermission_groupId_fkey` FOREIGN KEY (`groupId`) REFERENCES `Group` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `LogEntry` ADD CONSTRAINT `LogEntry_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User` (`id`) ON DELETE SET NULL ON UPDATE CASCADE;

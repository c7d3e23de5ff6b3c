-- CreateTable
CREATE TABLE `City` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(100) NOT NULL,
    UNIQUE INDEX `City_name_key` (`name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Forecast` (
    `source` VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `place` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `payload` JSON NULL,
    `fetchedAt` DATETIME(3) NULL,
    `lastModified` VARCHAR(64) NULL,
    `nextAt` DATETIME(3) NOT NULL,
    `claimedUntil` DATETIME(3) NULL,
    `failure` VARCHAR(16) NULL,
    `settings` CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    INDEX `Forecast_nextAt_idx` (`nextAt`),
    PRIMARY KEY (`source`, `place`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- Who may do something to stations may do it to cities.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`) SELECT `groupId`, 'City', `action` FROM `GroupPermission` WHERE `model` = 'Station';
INSERT INTO `UserPermission` (`userId`, `model`, `action`) SELECT `userId`, 'City', `action` FROM `UserPermission` WHERE `model` = 'Station';

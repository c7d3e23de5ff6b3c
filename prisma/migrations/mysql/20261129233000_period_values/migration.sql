-- CreateTable
CREATE TABLE `PeriodValue` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `metric` VARCHAR(24) NOT NULL,
    `statistic` VARCHAR(8) NOT NULL,
    `from` DATETIME(3) NOT NULL,
    `to` DATETIME(3) NOT NULL,
    `value` DOUBLE NOT NULL,
    `receivedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `PeriodValue_stationId_from_to_metric_statistic_key` (`stationId`, `from`, `to`, `metric`, `statistic`),
    INDEX `PeriodValue_from_idx` (`from`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `PeriodValue` ADD CONSTRAINT `PeriodValue_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may do something to readings may do it to what is said of whole periods.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`) SELECT `groupId`, 'PeriodValue', `action` FROM `GroupPermission` WHERE `model` = 'SensorData';
INSERT INTO `UserPermission` (`userId`, `model`, `action`) SELECT `userId`, 'PeriodValue', `action` FROM `UserPermission` WHERE `model` = 'SensorData';

-- CreateTable
CREATE TABLE `SuspectValue` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `metric` VARCHAR(24) NOT NULL,
    `value` DOUBLE NOT NULL,
    `flag` VARCHAR(16) NOT NULL,
    UNIQUE INDEX `SuspectValue_stationId_time_metric_key`(`stationId`, `time`, `metric`),
    INDEX `SuspectValue_time_idx`(`time`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `SuspectValue` ADD CONSTRAINT `SuspectValue_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- Who may change readings may settle them.
INSERT INTO `GroupPermission` (`groupId`, `model`, `action`)
SELECT `groupId`, 'SuspectValue', `action` FROM `GroupPermission` WHERE `model` = 'SensorData' AND `action` IN ('view', 'change');

INSERT INTO `UserPermission` (`userId`, `model`, `action`)
SELECT `userId`, 'SuspectValue', `action` FROM `UserPermission` WHERE `model` = 'SensorData' AND `action` IN ('view', 'change');

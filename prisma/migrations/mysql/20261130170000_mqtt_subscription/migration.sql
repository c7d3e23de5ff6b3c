-- CreateTable
CREATE TABLE `MqttSubscription` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `dialect` VARCHAR(16) NOT NULL,
    `filter` VARCHAR(200) NOT NULL,
    `targets` VARCHAR(2000) NOT NULL DEFAULT '',
    `isEnabled` BOOLEAN NOT NULL DEFAULT true,
    `createdAt` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
    `lastAt` DATETIME(3) NULL,
    `lastResult` VARCHAR(200) NOT NULL DEFAULT '',
    INDEX `MqttSubscription_stationId_idx`(`stationId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `MqttSensor` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `subscriptionId` INTEGER NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `isTaken` BOOLEAN NOT NULL DEFAULT false,
    `heardAt` DATETIME(3) NOT NULL,
    `values` JSON NOT NULL,
    UNIQUE INDEX `MqttSensor_subscriptionId_name_key`(`subscriptionId`, `name`),
    INDEX `MqttSensor_heardAt_idx`(`heardAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `PendingReading` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `subscriptionId` INTEGER NOT NULL,
    `device` VARCHAR(100) NOT NULL,
    `since` DATETIME(3) NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `openedAt` DATETIME(3) NOT NULL,
    `closesAt` DATETIME(3) NOT NULL,
    `claimedAt` DATETIME(3) NULL,
    `tallies` JSON NOT NULL,
    INDEX `PendingReading_subscriptionId_device_idx`(`subscriptionId`, `device`),
    INDEX `PendingReading_closesAt_idx`(`closesAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `MqttSubscription` ADD CONSTRAINT `MqttSubscription_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `MqttSensor` ADD CONSTRAINT `MqttSensor_subscriptionId_fkey` FOREIGN KEY (`subscriptionId`) REFERENCES `MqttSubscription` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `PendingReading` ADD CONSTRAINT `PendingReading_subscriptionId_fkey` FOREIGN KEY (`subscriptionId`) REFERENCES `MqttSubscription` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

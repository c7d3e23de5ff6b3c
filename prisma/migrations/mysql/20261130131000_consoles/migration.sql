-- CreateTable
CREATE TABLE `ConsoleSetting` (
    `stationId` INTEGER NOT NULL,
    `gauge` VARCHAR(16) NULL,
    `wind` VARCHAR(16) NOT NULL DEFAULT 'momentary',
    `temperatureChannel` INTEGER NULL,
    `soilMoistureUnit` VARCHAR(16) NOT NULL DEFAULT 'percent',
    `lightningUnit` VARCHAR(8) NOT NULL DEFAULT 'km',
    `isAirQualityIndoors` BOOLEAN NOT NULL DEFAULT false,
    `preferredSensor` VARCHAR(16) NULL,

    PRIMARY KEY (`stationId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ConsoleMessage` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NULL,
    `time` DATETIME(3) NOT NULL,
    `kind` VARCHAR(16) NOT NULL,
    `model` VARCHAR(64) NOT NULL DEFAULT '',
    `address` VARCHAR(64) NOT NULL,
    `identifier` VARCHAR(64) NOT NULL DEFAULT '',
    `request` VARCHAR(4000) NOT NULL,
    `status` INTEGER NOT NULL,
    `answer` VARCHAR(500) NOT NULL DEFAULT '',
    `notes` VARCHAR(1000) NOT NULL DEFAULT '',

    INDEX `ConsoleMessage_stationId_id_idx`(`stationId`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `ConsoleSetting` ADD CONSTRAINT `ConsoleSetting_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `ConsoleMessage` ADD CONSTRAINT `ConsoleMessage_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

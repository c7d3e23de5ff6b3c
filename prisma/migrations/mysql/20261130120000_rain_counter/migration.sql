-- CreateTable
CREATE TABLE `RainCounter` (
    `stationId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `counters` JSON NOT NULL,
    `hasRain` BOOLEAN NOT NULL DEFAULT false,
    `state` JSON NULL,
    PRIMARY KEY (`stationId`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `RainCounter` ADD CONSTRAINT `RainCounter_stationId_fkey` FOREIGN KEY (`stationId`) REFERENCES `Station` (`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE `StationMerge` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `stationId` INTEGER NOT NULL,
    `intoId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `hasRepeats` BOOLEAN NOT NULL DEFAULT false,
    `rows` JSON NULL,
    `undoneAt` DATETIME(3) NULL,

    INDEX `StationMerge_stationId_idx`(`stationId`),
    INDEX `StationMerge_intoId_idx`(`intoId`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `MergedReading` (
    `mergeId` INTEGER NOT NULL,
    `time` DATETIME(3) NOT NULL,
    `dropped` JSON NULL,

    PRIMARY KEY (`mergeId`, `time`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `MergedRecord` (
    `mergeId` INTEGER NOT NULL,
    `model` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    `recordId` INTEGER NOT NULL,
    `dropped` JSON NULL,

    PRIMARY KEY (`mergeId`, `model`, `recordId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `MergedReading` ADD CONSTRAINT `MergedReading_mergeId_fkey` FOREIGN KEY (`mergeId`) REFERENCES `StationMerge`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `MergedRecord` ADD CONSTRAINT `MergedRecord_mergeId_fkey` FOREIGN KEY (`mergeId`) REFERENCES `StationMerge`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- How much of each hour and day was observed. What is there counts as whole until it is made anew.
-- AlterTable
ALTER TABLE `HourRollup` ADD COLUMN `coverage` DOUBLE NOT NULL DEFAULT 1;
-- AlterTable
ALTER TABLE `DayRollup` ADD COLUMN `coverage` DOUBLE NOT NULL DEFAULT 24;
